using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Packing;

namespace ZeroTrust.Policy.Lint.Rules;

/// <summary>A document that AWS refuses where it is used, minified. Packing makes documents smaller and splits them.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length</summary>
internal sealed class DocumentTooLarge : LintRule
{
    private static readonly TextPosition Start = new(1, 1, 0);

    public override IEnumerable<PolicyProblem> Check(LintSubject subject)
    {
        if (subject.Document.IsDamaged || Limits(subject.Kind) is not { } limits)
        {
            yield break;
        }

        var size = limits.Measure(subject.Document.ToJson());
        if (size <= limits.MaximumCharacters)
        {
            yield break;
        }

        yield return subject.Kind switch
        {
            // Larger documents have a place: inline in a role, or a quota that was raised.
            PolicyKind.Identity => Warning(
                Start,
                $"The document has {size:N0} characters without white space; a managed policy may have {limits.MaximumCharacters:N0}."
            ),
            PolicyKind.RoleTrust => Warning(
                Start,
                $"The document has {size:N0} characters without white space; a trust policy may have {limits.MaximumCharacters:N0}, and 4,"
                    + $"096 where the quota is raised."
            ),
            _ => Error(
                Start,
                $"The document has {size:N0} characters without white space; policies of this kind may have {limits.MaximumCharacters:N0}."
            ),
        };
    }

    private static PackingLimits? Limits(PolicyKind kind) =>
        kind switch
        {
            PolicyKind.Identity => PackingLimits.ManagedPolicy,
            PolicyKind.RoleTrust => PackingLimits.RoleTrust,
            PolicyKind.ServiceControl => PackingLimits.ServiceControl,
            PolicyKind.ResourceControl => PackingLimits.ResourceControl,
            PolicyKind.VpcEndpoint => PackingLimits.VpcEndpoint,
            _ => null,
        };
}
