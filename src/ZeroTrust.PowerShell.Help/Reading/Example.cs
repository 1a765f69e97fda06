namespace ZeroTrust.PowerShell.Help.Reading;

/// <summary>An example that runs.</summary>
/// <param name="Text">What it does.</param>
/// <param name="Code">PowerShell.</param>
internal sealed record Example(string Text, string Code);
