namespace ZeroTrust.Core.Access;

/// <summary>Decides requests.</summary>
internal interface IAccessEvaluator
{
    /// <summary>Decides one.</summary>
    AccessAnswer Evaluate(AccessQuestion question);
}
