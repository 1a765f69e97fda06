using System.Text.RegularExpressions;

namespace ZeroTrust.Architecture;

/// <summary>Rules that no analyzer knows.</summary>
public sealed partial class HouseRuleTests
{
    [Fact]
    public void A_hand_written_file_does_one_thing_in_400_lines_at_most()
    {
        var long_ = Repository.HandWrittenFiles.Where(static file => File.ReadLines(file).Skip(400).Any()).Select(Relative);
        Assert.Empty(long_);
    }

    [Fact]
    public void A_line_has_140_columns_at_most_unless_an_address_is_longer()
    {
        var long_ = Repository
            .HandWrittenFiles.SelectMany(static file => File.ReadLines(file).Select((line, at) => (File: file, Line: line, Number: at + 1)))
            .Where(static row => row.Line.Length > 140 && Address().Replace(row.Line, "").Length > 100)
            .Select(static row => $"{Relative(row.File)}:{row.Number}");
        Assert.Empty(long_);
    }

    [Fact]
    public void The_folder_of_generated_clients_holds_only_generated_code()
    {
        Assert.DoesNotContain(
            Repository.HandWrittenFiles,
            static file => Relative(file).StartsWith("src/ZeroTrust.Aws.Generated/", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void No_file_or_type_is_a_bag_for_leftovers()
    {
        var bags = Repository.HandWrittenFiles.Where(static file => Bag().IsMatch(Path.GetFileNameWithoutExtension(file))).Select(Relative);
        Assert.Empty(bags);
    }

    [Fact]
    public void The_top_level_is_what_it_is_meant_to_be()
    {
        string[] fixedNames =
        [
            "ZeroTrust.PowerShell.sln",
            "src",
            "tests",
            "ZeroTrust.psd1",
            "build.ps1",
            "examples",
            "README.md",
            "docs",
            "LICENSE",
        ];
        string[] ignoredOutput = ["bin", "artifacts", "TestResults"];
        var strangers = Directory
            .EnumerateFileSystemEntries(Repository.Root)
            .Select(Path.GetFileName)
            .OfType<string>()
            .Where(static name => !name.StartsWith('.'))
            .Except(fixedNames, StringComparer.Ordinal)
            .Except(ignoredOutput, StringComparer.Ordinal);
        Assert.Empty(strangers);
    }

    /// <summary>./build.ps1 -Task new copies a template; what it could not know, a person writes before anything else passes.</summary>
    [Fact]
    public void Nothing_is_left_from_a_template()
    {
        // The mark is not written out here, or this file would have it.
        var mark = string.Join('-', "REPLACE", "ME");
        string[] kinds = [".cs", ".json", ".md", ".ps1", ".ps1xml", ".txt"];
        string[] aboutIt =
        [
            "src/ZeroTrust.PowerShell.Help/Templates/TemplateFolder.cs",
            "tests/ZeroTrust.Controls.Tests/ControlRuleTests.cs",
        ];
        var left = new[] { "src", "tests", "docs" }
            .SelectMany(static folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories))
            .Where(file => kinds.Contains(Path.GetExtension(file)) && !file.EndsWith(".g.cs", StringComparison.Ordinal))
            .Where(static file => !file.Split(Path.DirectorySeparatorChar).Any(static part => part is "obj" or "bin"))
            .Where(file => File.ReadAllText(file).Contains(mark, StringComparison.Ordinal))
            .Select(Relative)
            .Except(aboutIt, StringComparer.Ordinal);
        Assert.Empty(left);
    }

    private static string Relative(string file) => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');

    [GeneratedRegex("https?://[^\\s<>\"]+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex("(Utils?|Helpers?|Manager|Misc|Common)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Bag();
}
