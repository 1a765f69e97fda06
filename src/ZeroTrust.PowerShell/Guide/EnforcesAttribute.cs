namespace ZeroTrust.PowerShell.Guide;

/// <summary>Rows of the guide that a command enforces, or makes the means to enforce.</summary>
/// <param name="rows">Ids, such as <c>G2.4</c>.</param>
public sealed class EnforcesAttribute(params string[] rows) : ServesAttribute(rows)
{
    /// <summary>The control that the command enforces, where it does nothing else; null for what no control plans.</summary>
    public string? Control { get; set; }
}
