using ZeroTrust.Policy.Packing;
using ZeroTrust.PowerShell.Help.Writing;

namespace ZeroTrust.PowerShell;

/// <summary>Help is written where the cmdlet is; the rest is made from it.</summary>
public sealed class HelpTests
{
    public static TheoryData<string> Names => new(Repository.Cmdlets.Select(static page => page.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_cmdlet_says_what_it_does_how_and_by_example(string name)
    {
        var page = Repository.Cmdlets.Single(p => p.Name == name);
        Assert.NotEmpty(page.Documentation.Summary);
        Assert.NotEmpty(page.Documentation.Paragraphs);
        Assert.NotEmpty(page.Documentation.Examples);
        Assert.All(
            page.Documentation.Examples,
            static example =>
            {
                Assert.NotEmpty(example.Text);
                Assert.NotEmpty(example.Code);
            }
        );
        Assert.Contains(page.Documentation.Examples, example => example.Code.Contains(name, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_parameter_says_what_it_is(string name)
    {
        var page = Repository.Cmdlets.Single(p => p.Name == name);
        Assert.All(page.Parameters, static parameter => Assert.True(parameter.Documentation.Summary.Length > 0, parameter.Name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_page_in_docs_is_what_the_comments_say(string name)
    {
        var page = Repository.Cmdlets.Single(p => p.Name == name);
        var file = Path.Combine(Repository.Root, "docs", "cmdlets", name + ".md");
        Assert.True(
            File.Exists(file) && File.ReadAllText(file) == MarkdownWriter.Page(page),
            $"docs/cmdlets/{name}.md is not up to date: ./build.ps1 -Task help"
        );
    }

    [Fact]
    public void The_help_of_New_ZtScp_names_the_quotas_that_Organizations_has_today()
    {
        var quota = OrganizationQuota.ServiceControl;
        var text = string.Join(' ', Repository.Cmdlets.Single(static page => page.Name == "New-ZtScp").Documentation.Paragraphs);
        Assert.All(
            [$"{quota.DocumentSize:N0} characters", $"{quota.Attached} policies", $"{quota.PerOrganization:N0} in one organization"],
            words => Assert.Contains(words, text, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_list_in_docs_is_complete_and_has_nothing_else()
    {
        var folder = Path.Combine(Repository.Root, "docs", "cmdlets");
        Assert.Equal(MarkdownWriter.Index(Repository.Cmdlets), File.ReadAllText(Path.Combine(folder, "README.md")));
        Assert.Equal(
            Repository.Cmdlets.Select(static p => p.Name + ".md").Append("README.md").Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void The_pages_of_controls_and_their_coverage_are_what_the_controls_say()
    {
        var entries = Repository.Controls.Entries;
        var folder = Path.Combine(Repository.Root, "docs", "controls");
        var expected = entries.ToDictionary(static e => e.Info.Name + ".md", ControlPages.Page, StringComparer.Ordinal);
        expected["README.md"] = ControlPages.Index(entries);
        var actual = Directory
            .EnumerateFiles(folder)
            .ToDictionary(static f => Path.GetFileName(f), File.ReadAllText, StringComparer.Ordinal);
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        Assert.All(
            expected,
            page => Assert.True(page.Value == actual[page.Key], $"docs/controls/{page.Key} is not up to date: ./build.ps1 -Task help")
        );
        var coverage = File.ReadAllText(Path.Combine(Repository.Root, "docs", "coverage.md"));
        var isCurrent = CoveragePage.Write(entries, Repository.Cmdlets) == coverage;
        Assert.True(isCurrent, "docs/coverage.md is not up to date: ./build.ps1 -Task help");
    }

    [Fact]
    public void The_file_for_Get_Help_has_every_cmdlet()
    {
        var names = MamlWriter
            .Write(Repository.Cmdlets)
            .Descendants()
            .Where(static e => e.Name.LocalName == "details")
            .Select(static e => e.Elements().First().Value);
        Assert.Equal(Repository.Cmdlets.Select(static p => p.Name), names);
    }

    [Fact]
    public void A_topic_becomes_text_that_fits_a_console()
    {
        var text = AboutWriter.Write(
            "# Topic\n\nabout_Zt\n\n# Long description\n\n"
                + string.Join(' ', Enumerable.Repeat("word", 60))
                + "\n\n- one `thing`\n- another\n\n```powershell\nGet-ZtContext\n```\n"
        );
        Assert.StartsWith("TOPIC\n\n    about_Zt\n", text, StringComparison.Ordinal);
        Assert.Contains("    - one thing\n    - another\n", text, StringComparison.Ordinal);
        Assert.Contains("        Get-ZtContext\n", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), static line => Assert.True(line.Length <= 80, line));
    }
}
