using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using System.Xml.Linq;

namespace ZeroTrust.Architecture;

/// <summary>References go one way. The arrows are drawn in src/README.md; this is where they are enforced, on what was compiled.</summary>
public sealed class ArrowTests
{
    private const string Sdk = "AWSSDK.*";

    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["ZeroTrust.Policy"] = [],
        ["ZeroTrust.Facts"] = [],
        ["ZeroTrust.Core"] = ["ZeroTrust.Facts", "ZeroTrust.Policy"],
        ["ZeroTrust.Escalation"] = ["ZeroTrust.Core", "ZeroTrust.Facts", "ZeroTrust.Policy"],
        ["ZeroTrust.Reports"] = ["ZeroTrust.Core", "ZeroTrust.Facts", "ZeroTrust.Policy"],
        ["ZeroTrust.Aws.Protocols"] = ["AWSSDK.Core"],
        ["ZeroTrust.Aws.Generated"] = ["ZeroTrust.Aws.Protocols", "AWSSDK.Core"],
        ["ZeroTrust.Aws"] =
        [
            "ZeroTrust.Core",
            "ZeroTrust.Facts",
            "ZeroTrust.Policy",
            "ZeroTrust.Aws.Protocols",
            "ZeroTrust.Aws.Generated",
            Sdk,
        ],
        ["ZeroTrust.Controls"] =
        [
            "ZeroTrust.Core",
            "ZeroTrust.Facts",
            "ZeroTrust.Policy",
            "ZeroTrust.Escalation",
            "ZeroTrust.Aws.Generated",
        ],
        ["ZeroTrust.Sandbox"] =
        [
            "ZeroTrust.Core",
            "ZeroTrust.Facts",
            "ZeroTrust.Policy",
            "ZeroTrust.Aws.Protocols",
            "ZeroTrust.Aws.Generated",
            "AWSSDK.Core",
        ],
        ["ZeroTrust.PowerShell"] = ["ZeroTrust.Core", "ZeroTrust.Facts", "ZeroTrust.Policy", "System.Management.Automation"],
    };

    public static TheoryData<string> Shipped => new(Arrows.Keys);

    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_shipped_project_uses_only_what_an_arrow_points_to(string project)
    {
        var strangers = References(project).Where(name => !Arrows[project].Any(arrow => Fits(arrow, name))).ToArray();
        Assert.True(
            strangers.Length == 0,
            $"{project} must not use {string.Join(", ", strangers)}: draw the arrow in src/README.md and here, or take the reference out."
        );
    }

    [Fact]
    public void Every_source_project_is_drawn_or_only_used_while_building()
    {
        string[] buildTime = ["ZeroTrust.Aws.Generator", "ZeroTrust.Policy.Catalogue.Generator", "ZeroTrust.PowerShell.Help"];
        Assert.Empty(Repository.SourceProjects.Except(Arrows.Keys, StringComparer.Ordinal).Except(buildTime, StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_that_ships_uses_what_only_builds()
    {
        var shipped = Arrows.Keys.SelectMany(References).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(
            shipped,
            static name => name.EndsWith(".Generator", StringComparison.Ordinal) || name.EndsWith(".Help", StringComparison.Ordinal)
        );
    }

    /// <summary>Controls and sandbox know names and JSON of calls only, so that a service's client can change without them.</summary>
    [Fact]
    public void Packages_of_AWS_services_are_seen_by_one_project_and_are_those_that_the_generator_takes_for_official()
    {
        var seen = Repository
            .SourceProjects.SelectMany(static project => ServicePackages(project).Select(package => (project, package)))
            .ToArray();
        Assert.All(seen, static reference => Assert.Equal("ZeroTrust.Aws", reference.project));
        var table = Path.Combine(Repository.Root, "src", "ZeroTrust.Aws.Generator", "Naming", "services.json");
        using var services = JsonDocument.Parse(File.ReadAllText(table));
        var official = services
            .RootElement.EnumerateObject()
            .Select(static service => service.Value.TryGetProperty("official", out var package) ? package.GetString() : null)
            .OfType<string>()
            .Order(StringComparer.Ordinal);
        Assert.Equal(official, seen.Select(static reference => reference.package).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> ServicePackages(string project) =>
        XDocument
            .Load(Path.Combine(Repository.Root, "src", project, project + ".csproj"))
            .Descendants("PackageReference")
            .Select(static reference => reference.Attribute("Include")!.Value)
            .Where(static name => name.StartsWith("AWSSDK.", StringComparison.Ordinal) && name != "AWSSDK.Core");

    private static bool Fits(string arrow, string name) =>
        arrow == Sdk ? name.StartsWith("AWSSDK.", StringComparison.Ordinal) : arrow == name;

    private static string[] References(string project)
    {
        using var file = File.OpenRead(Repository.Assembly(project));
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        return
        [
            .. metadata
                .AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))
                .Where(static name => !IsFramework(name)),
        ];
    }

    private static bool IsFramework(string name) =>
        name is "netstandard" or "mscorlib" or "Microsoft.CSharp"
        || name.StartsWith("Microsoft.Win32.", StringComparison.Ordinal)
        || (name.StartsWith("System.", StringComparison.Ordinal) && name != "System.Management.Automation")
        || name == "System";
}
