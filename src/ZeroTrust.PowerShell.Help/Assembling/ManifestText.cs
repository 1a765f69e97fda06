using ZeroTrust.PowerShell.Help.Reading;

namespace ZeroTrust.PowerShell.Help.Assembling;

/// <summary>The module's manifest: its template, with the cmdlets that there are and the version that was built.</summary>
internal static class ManifestText
{
    private const string Cmdlets = "'@Cmdlets@'";
    private const string Version = "@Version@";
    private const string Note = "# Made by the build from src/ZeroTrust.PowerShell/ZeroTrust.template.psd1 and the cmdlets; edit those.\n";

    /// <summary>The whole file.</summary>
    /// <param name="template">The manifest with placeholders where the build knows better.</param>
    /// <param name="pages">The cmdlets.</param>
    /// <param name="version">Version of the module's assembly.</param>
    /// <exception cref="InvalidDataException">The template has no place for one of them.</exception>
    public static string Of(string template, IEnumerable<CmdletPage> pages, Version version)
    {
        var at = template.IndexOf(Cmdlets, StringComparison.Ordinal);
        if (at < 0 || !template.Contains(Version, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"The manifest's template must have {Cmdlets} and {Version}.");
        }

        var indent = template[(template.LastIndexOf('\n', at) + 1)..at];
        var names = string.Join("\n" + indent, pages.Select(static page => $"'{page.Name}'"));
        return Note
            + template.Replace(Cmdlets, names, StringComparison.Ordinal).Replace(Version, version.ToString(3), StringComparison.Ordinal);
    }
}
