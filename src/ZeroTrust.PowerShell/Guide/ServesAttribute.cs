namespace ZeroTrust.PowerShell.Guide;

/// <summary>
/// Says beside a command what it is for, in the words of the guide. Help, <c>docs/coverage.md</c> and <c>Get-ZtControl -Coverage</c>
/// read it.
/// </summary>
/// <param name="ids">Ids of rows or principles.</param>
[AttributeUsage(AttributeTargets.Class)]
public abstract class ServesAttribute(params string[] ids) : Attribute
{
    /// <summary>Ids of rows, such as <c>G2.4</c>, or principles, such as <c>P3</c>.</summary>
    public IReadOnlyList<string> Ids { get; } = ids;
}
