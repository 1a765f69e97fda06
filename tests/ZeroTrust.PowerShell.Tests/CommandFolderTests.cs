using System.Xml.Linq;
using ZeroTrust.PowerShell.Help.Assembling;
using ZeroTrust.PowerShell.Help.Reading;

namespace ZeroTrust.PowerShell;

/// <summary>Everything of a cmdlet is in its folder, or is said to be missing.</summary>
public sealed class CommandFolderTests
{
    public static TheoryData<string> Names => new(Repository.Cmdlets.Select(static page => page.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_cmdlet_has_all_that_belongs_to_one(string name) =>
        Assert.Empty(CommandRules.MissingOf(Repository.Cmdlets.Single(page => page.Name == name), Repository.Root));

    [Fact]
    public void What_is_missing_is_said_with_the_file_to_write()
    {
        var nothing = new CmdletPage(
            "Get",
            "ZtNothing",
            new Documentation("", [], []),
            ChangesThings: false,
            "None",
            "",
            [],
            ["ZeroTrust.Core.Nothing", "System.String"],
            "Data",
            [],
            [],
            []
        );
        const string folder = "src/ZeroTrust.PowerShell/Cmdlets/Data/GetZtNothing";
        Assert.Equal(
            [
                $"Get-ZtNothing: its class belongs into {folder}/GetZtNothingCommand.cs.",
                $"Get-ZtNothing: {folder}/GetZtNothing.Surface.txt must pin what people type; ./build.ps1 -Task surface writes it.",
                $"Get-ZtNothing: {folder}/Nothing.Format.ps1xml must hold a view of ZeroTrust.Core.Nothing.",
                "Get-ZtNothing: tests/Scenarios/Nothing.Tests.ps1 must show what a person types and sees.",
                $"Get-ZtNothing: the class in {folder}/GetZtNothingCommand.cs needs an XML comment with a summary and an example.",
                $"Get-ZtNothing: the class in {folder}/GetZtNothingCommand.cs needs [Assesses], [Enforces] or [Upholds].",
                "Get-ZtNothing: docs/cmdlets/Get-ZtNothing.md must be its page; ./build.ps1 -Task help writes it.",
            ],
            CommandRules.MissingOf(nothing, Repository.Root)
        );
    }

    [Fact]
    public void A_folder_and_the_parts_in_it_belong_to_a_cmdlet_that_there_is()
    {
        var folders = Repository.Cmdlets.Select(static page => Path.Combine(Repository.ModuleProject, CommandFolder.Of(page)));
        var found = Directory
            .EnumerateFiles(Path.Combine(Repository.ModuleProject, "Cmdlets"), "*", SearchOption.AllDirectories)
            .Select(static file => Path.GetDirectoryName(file)!)
            .Distinct(StringComparer.Ordinal);
        Assert.Empty(found.Except(folders, StringComparer.Ordinal));
    }

    [Fact]
    public void A_part_is_about_the_one_type_that_it_is_called_after()
    {
        foreach (var (kind, element) in new[] { (CommandFolder.Views, "TypeName"), (CommandFolder.Types, "Name") })
        {
            var parts = CommandFolder.Parts(Repository.ModuleProject, kind);
            Assert.NotEmpty(parts);
            foreach (var part in parts)
            {
                var document = XDocument.Load(part);
                var names = (
                    kind == CommandFolder.Views ? document.Descendants(element) : document.Root!.Elements("Type").Elements(element)
                )
                    .Select(static name => name.Value)
                    .Distinct(StringComparer.Ordinal);
                Assert.Equal(Path.GetFileName(part)[..^kind.Length], Assert.Single(names).Split('.')[^1]);
            }
        }
    }

    [Fact]
    public void A_type_has_its_views_in_one_place_and_exists()
    {
        var parts = CommandFolder.Parts(Repository.ModuleProject, CommandFolder.Views);
        Assert.Equal(parts.Select(Path.GetFileName).Distinct(StringComparer.Ordinal), parts.Select(Path.GetFileName));
        Assert.All(CommandRules.Viewed(Repository.Root), static type => Assert.True(Repository.HasType(type), type));
    }
}
