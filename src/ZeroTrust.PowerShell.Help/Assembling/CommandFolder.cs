using ZeroTrust.PowerShell.Help.Reading;

namespace ZeroTrust.PowerShell.Help.Assembling;

/// <summary>Where the files of a cmdlet are: <c>Cmdlets/Step/VerbNoun/</c> in the project of the module.</summary>
internal static class CommandFolder
{
    /// <summary>Views of types, as <c>Type.Format.ps1xml</c> beside the cmdlet that gives them first.</summary>
    public const string Views = ".Format.ps1xml";

    /// <summary>Members that scripts see on types, as <c>Type.Types.ps1xml</c>.</summary>
    public const string Types = ".Types.ps1xml";

    /// <summary>What people type, as <c>VerbNoun.Surface.txt</c>.</summary>
    public const string Surface = ".Surface.txt";

    /// <summary>The folder of a cmdlet, relative to the project of the module.</summary>
    public static string Of(CmdletPage page) => Path.Combine("Cmdlets", page.Step, page.Verb + page.Noun);

    /// <summary>The file that pins what people type, relative to the project of the module.</summary>
    public static string SurfaceOf(CmdletPage page) => Path.Combine(Of(page), page.Verb + page.Noun + Surface);

    /// <summary>The parts of one kind of all cmdlets, in an order that does not depend on the machine.</summary>
    /// <param name="project">Folder of the module's project.</param>
    /// <param name="kind">How their names end.</param>
    public static IReadOnlyList<string> Parts(string project, string kind) =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(project, "Cmdlets"), "*" + kind, SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal),
        ];
}
