namespace ZeroTrust.PowerShell.Help.Reading;

/// <summary>What an XML comment says.</summary>
/// <param name="Summary">The summary in one line; empty when there is none.</param>
/// <param name="Paragraphs">The remarks.</param>
/// <param name="Examples">The examples.</param>
internal sealed record Documentation(string Summary, IReadOnlyList<string> Paragraphs, IReadOnlyList<Example> Examples)
{
    /// <summary>Nothing was written.</summary>
    public static Documentation Empty { get; } = new("", [], []);
}
