namespace ZeroTrust.Architecture;

/// <summary>Folders of a project use each other one way only, so that each can be read, and moved, without the ones above it.</summary>
public sealed class FolderTests
{
    public static TheoryData<string> Projects =>
        [
            "ZeroTrust.Facts",
            "ZeroTrust.Core",
            "ZeroTrust.Escalation",
            "ZeroTrust.Reports",
            "ZeroTrust.Aws",
            "ZeroTrust.Controls",
            "ZeroTrust.Sandbox",
            "ZeroTrust.PowerShell",
        ];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Two_folders_at_the_top_of_a_project_do_not_use_each_other(string project)
    {
        var types = TypeUses.Of(Repository.Assembly(project));
        Assert.NotEmpty(types);
        var uses = types
            .Select(use =>
                (
                    From: FolderOf(project, use.From.Namespace),
                    To: FolderOf(project, use.To.Namespace),
                    Example: $"{use.From.Name} uses {use.To.Name}"
                )
            )
            .Where(static use => use.From is not null && use.To is not null && use.From != use.To)
            .ToLookup(static use => (use.From, use.To), static use => use.Example);
        var pairs = uses.Where(pair => string.CompareOrdinal(pair.Key.From, pair.Key.To) < 0 && uses.Contains((pair.Key.To, pair.Key.From)))
            .Select(pair => $"{pair.Key.From} and {pair.Key.To} ({Some(pair)}; {Some(uses[(pair.Key.To, pair.Key.From)])})")
            .ToArray();
        Assert.True(
            pairs.Length == 0,
            $"Folders of {project} use each other: {string.Join("; ", pairs)}. Move what both need to one of them, or below both."
        );
    }

    /// <summary>The folder below the project; null for what stands in the project's own folder.</summary>
    private static string? FolderOf(string project, string @namespace) =>
        @namespace.StartsWith(project + ".", StringComparison.Ordinal) ? @namespace[(project.Length + 1)..].Split('.')[0] : null;

    private static string Some(IEnumerable<string> examples) => string.Join(", ", examples.Order(StringComparer.Ordinal).Take(6));
}
