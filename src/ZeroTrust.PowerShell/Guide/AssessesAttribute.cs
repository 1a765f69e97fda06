namespace ZeroTrust.PowerShell.Guide;

/// <summary>Rows of the guide that a command assesses: it looks, and changes nothing.</summary>
/// <param name="rows">Ids, such as <c>G2.4</c>.</param>
public sealed class AssessesAttribute(params string[] rows) : ServesAttribute(rows);
