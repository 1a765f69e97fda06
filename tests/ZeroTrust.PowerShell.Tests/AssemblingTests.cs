using System.Reflection;
using System.Xml.Linq;
using ZeroTrust.PowerShell.Help.Assembling;

namespace ZeroTrust.PowerShell;

/// <summary>What is made from the files beside the cmdlets.</summary>
public sealed class AssemblingTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("zt-parts-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_manifest_is_what_its_template_and_the_cmdlets_say()
    {
        var template = File.ReadAllText(Path.Combine(Repository.ModuleProject, "ZeroTrust.template.psd1"));
        var version = AssemblyName.GetAssemblyName(Repository.ModuleAssembly).Version!;
        var manifest = File.ReadAllText(Path.Combine(Repository.Root, "ZeroTrust.psd1"));
        Assert.True(
            ManifestText.Of(template, Repository.Cmdlets, version) == manifest,
            "ZeroTrust.psd1 is not up to date: ./build.ps1 writes it"
        );
        Assert.All(Repository.Cmdlets, page => Assert.Contains($"\n        '{page.Name}'\n", manifest, StringComparison.Ordinal));
        Assert.DoesNotContain("'*'", manifest, StringComparison.Ordinal);
    }

    [Fact]
    public void A_manifest_that_is_out_of_date_is_written_unless_it_must_be_current()
    {
        var manifest = Path.Combine(_folder.FullName, "ZeroTrust.psd1");
        File.WriteAllText(manifest, "@{}");
        Assert.False(Bring(write: false));
        Assert.Equal("@{}", File.ReadAllText(manifest));
        Assert.False(Bring(write: true));
        Assert.True(Bring(write: false));
        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, "ZeroTrust.psd1")), File.ReadAllText(manifest));

        bool Bring(bool write) =>
            ModuleFiles.Manifest(Repository.Cmdlets, Repository.ModuleProject, Repository.ModuleAssembly, manifest, write);
    }

    [Fact]
    public void A_template_without_a_place_for_the_cmdlets_is_refused() =>
        Assert.Throws<InvalidDataException>(() => ManifestText.Of("@{ ModuleVersion = '@Version@' }", [], new Version(1, 0, 0)));

    [Fact]
    public void The_modules_files_hold_all_parts()
    {
        ModuleFiles.Write(Repository.Cmdlets, Repository.ModuleProject, _folder.FullName);
        var views = XDocument.Load(Path.Combine(_folder.FullName, "ZeroTrust.Format.ps1xml"));
        Assert.Equal("Configuration", views.Root!.Name.LocalName);
        Assert.Equal(
            CommandRules.Viewed(Repository.Root),
            views.Root.Element("ViewDefinitions")!.Elements("View").Descendants("TypeName").Select(static name => name.Value)
        );
        var types = XDocument.Load(Path.Combine(_folder.FullName, "ZeroTrust.Types.ps1xml"));
        Assert.Equal(
            CommandFolder.Parts(Repository.ModuleProject, CommandFolder.Types).Count,
            types.Root!.Elements("Type").Select(static type => type.Element("Name")!.Value).Distinct(StringComparer.Ordinal).Count()
        );
        Assert.Equal(
            string.Concat(
                CommandFolder.Parts(Repository.ModuleProject, CommandFolder.Surface).Select(File.ReadAllText).Order(StringComparer.Ordinal)
            ),
            string.Concat(Surfaces(File.ReadAllText(Path.Combine(_folder.FullName, "ZeroTrust.Surface.txt"))).Order(StringComparer.Ordinal))
        );
    }

    [Theory]
    [InlineData("<Configuration><ViewDefinitions><View>")]
    [InlineData("<Views />")]
    [InlineData("<Other><ViewDefinitions /></Other>")]
    public void A_part_that_is_no_view_file_is_refused_by_name(string content)
    {
        var (good, bad) = (Path.Combine(_folder.FullName, "A.Format.ps1xml"), Path.Combine(_folder.FullName, "B.Format.ps1xml"));
        File.WriteAllText(good, "<Configuration><ViewDefinitions><View /></ViewDefinitions></Configuration>");
        File.WriteAllText(bad, content);
        var refused = Assert.Throws<InvalidDataException>(() => PartsFile.Join([good, bad], "ViewDefinitions"));
        Assert.StartsWith(bad, refused.Message, StringComparison.Ordinal);
    }

    /// <summary>The text of each cmdlet: its line, and those of its parameters.</summary>
    private static IEnumerable<string> Surfaces(string text) =>
        text.Split('\n')
            .SkipLast(1)
            .Aggregate(
                new List<string>(),
                static (all, line) =>
                {
                    if (line.StartsWith(' '))
                    {
                        all[^1] += line + "\n";
                    }
                    else
                    {
                        all.Add(line + "\n");
                    }

                    return all;
                }
            );
}
