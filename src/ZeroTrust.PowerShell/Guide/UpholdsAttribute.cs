namespace ZeroTrust.PowerShell.Guide;

/// <summary>Principles of the guide that a command upholds, for whichever row.</summary>
/// <param name="principles">Ids, such as <c>P3</c>.</param>
public sealed class UpholdsAttribute(params string[] principles) : ServesAttribute(principles);
