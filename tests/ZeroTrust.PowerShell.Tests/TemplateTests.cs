using System.Diagnostics;
using System.Xml.Linq;
using ZeroTrust.PowerShell.Help.Templates;

namespace ZeroTrust.PowerShell;

/// <summary>
/// What ./build.ps1 -Task new makes compiles (tests/ZeroTrust.Templates is built of it) and fails its tests until a person has written what
/// a template cannot know.
/// </summary>
public sealed class TemplateTests : IDisposable
{
    private static readonly string Templates = Path.Combine(Repository.Root, ".build", "templates");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("zt-new-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_control_from_the_template_fails_exactly_where_something_is_to_be_written()
    {
        var report = Path.Combine(_folder.FullName, "report.xml");
        using var program = Process.Start(
            new ProcessStartInfo("dotnet", [Repository.TemplateTests, "-noLogo", "-noColor", "-xml", report])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var said = program.StandardOutput.ReadToEnd();
        program.WaitForExit();
        var tests = XDocument.Load(report).Descendants("test").ToArray();
        Assert.True(tests.Length > 10, said);
        const string good = "(control: \"ThingsAreGood\", path: \"Data/ThingsAreGood/cases/good.json\")";
        Assert.Equal(
            [
                "ControlCaseTests.A_case_gives_its_changes_and_nothing_else" + good,
                "ControlCaseTests.A_case_gives_its_findings_and_nothing_else" + good,
                "ControlCaseTests.After_the_changes_the_control_is_content"
                    + good.Replace("good.json", "bad.json", StringComparison.Ordinal),
                "ControlRuleTests.Every_action_is_in_the_catalogue_of_IAM(name: \"ThingsAreGood\")",
                "ControlRuleTests.Nothing_of_a_case_or_a_page_is_left_from_the_template(name: \"ThingsAreGood\")",
            ],
            tests
                .Where(static test => test.Attribute("result")!.Value == "Fail")
                .Select(static test => test.Attribute("name")!.Value)
                .Select(static name =>
                    name.Replace("ZeroTrust.Controls.", "", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal)
                )
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Every_file_that_a_template_makes_has_something_to_write_in_it()
    {
        var made = Make("control", TemplateValues.Control("ThingsAreGood", "data", "KmsKeyRotation", Repository.Root))
            .Concat(Make("source", TemplateValues.Source("Sns/ThingState", Repository.Root)))
            .Concat(Make("command", TemplateValues.Command("Set-ZtThing", "Data", Repository.Root)))
            .ToArray();
        Assert.Equal(
            [
                "src/ZeroTrust.Aws/Services/Sns/ThingStateSource.cs",
                "src/ZeroTrust.Controls/Data/ThingsAreGood/ThingsAreGood.Enforcement.cs",
                "src/ZeroTrust.Controls/Data/ThingsAreGood/ThingsAreGood.cs",
                "src/ZeroTrust.Controls/Data/ThingsAreGood/ThingsAreGood.json",
                "src/ZeroTrust.Controls/Data/ThingsAreGood/ThingsAreGood.md",
                "src/ZeroTrust.Controls/Data/ThingsAreGood/cases/access-denied.json",
                "src/ZeroTrust.Controls/Data/ThingsAreGood/cases/bad.json",
                "src/ZeroTrust.Controls/Data/ThingsAreGood/cases/good.json",
                "src/ZeroTrust.Facts/Sns/ThingState.cs",
                "src/ZeroTrust.PowerShell/Cmdlets/Data/SetZtThing/SetZtThingCommand.cs",
                "tests/Scenarios/Thing.Tests.ps1",
            ],
            made.Order(StringComparer.Ordinal)
        );
        // What may not be read is the same for every control.
        var whole = made.Where(file =>
            !File.ReadAllText(Path.Combine(_folder.FullName, file)).Contains(TemplateFolder.Mark, StringComparison.Ordinal)
        );
        Assert.Equal(["src/ZeroTrust.Controls/Data/ThingsAreGood/cases/access-denied.json"], whole);
    }

    [Fact]
    public void What_is_there_is_never_written_over()
    {
        var values = TemplateValues.Command("Set-ZtThing", "Data", Repository.Root);
        Make("command", values);
        var scenario = Path.Combine(_folder.FullName, "tests", "Scenarios", "Thing.Tests.ps1");
        File.WriteAllText(scenario, "mine");
        Directory.Delete(Path.Combine(_folder.FullName, "src"), recursive: true);
        Assert.Contains(
            "is there already",
            Assert.Throws<InvalidDataException>(() => Make("command", values)).Message,
            StringComparison.Ordinal
        );
        Assert.Equal("mine", File.ReadAllText(scenario));
        Assert.False(Directory.Exists(Path.Combine(_folder.FullName, "src")));
    }

    [Fact]
    public void A_control_gets_the_next_free_id_a_row_of_its_step_and_the_members_of_its_fact()
    {
        var values = TemplateValues.Control("ThingsAreGood", "network", "EbsEncryptionDefault", Repository.Root);
        Assert.Equal("G4.1", values["Row"]);
        Assert.Equal("ec2-ebs-encryption-default", values["FactType"]);
        Assert.Contains("\"enabled\": false", values["Value"], StringComparison.Ordinal);
        var taken = Repository.Controls.Entries.Select(static entry => entry.Info.Id);
        Assert.StartsWith("ZT.EC2.", values["Id"], StringComparison.Ordinal);
        Assert.DoesNotContain(values["Id"], taken);
    }

    [Theory]
    [InlineData("things", "Data", "KmsKey", "'things' is no name of a control")]
    [InlineData("ThingsAreGood", "Date", "KmsKey", "'Date' is none of Assess, Identity, Data")]
    [InlineData("ThingsAreGood", "1", "KmsKey", "'1' is none of Assess, Identity, Data")]
    [InlineData("KmsKeyRotationEnabled", "Network", "KmsKey", "There is a KmsKeyRotationEnabled already")]
    [InlineData("ThingsAreGood", "Data", "Nothing", "There is no fact Nothing; -Source makes one")]
    public void A_control_that_cannot_be_begun_is_refused_with_the_reason(string name, string step, string fact, string reason) =>
        Assert.StartsWith(
            reason,
            Assert.Throws<ArgumentException>(() => TemplateValues.Control(name, step, fact, Repository.Root)).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("SnsTopic", "'SnsTopic' is not <Service>/<Fact>")]
    [InlineData("Nowhere/Thing", "No service of src/ZeroTrust.Aws.Generator/Naming/services.json has an id like 'Nowhere'")]
    public void A_source_that_cannot_be_begun_is_refused_with_the_reason(string source, string reason) =>
        Assert.StartsWith(
            reason,
            Assert.Throws<ArgumentException>(() => TemplateValues.Source(source, Repository.Root)).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("Set-Thing")]
    [InlineData("SetZtThing")]
    [InlineData("set-ZtThing")]
    public void A_cmdlet_is_called_Verb_ZtNoun(string command) =>
        Assert.Throws<ArgumentException>(() => TemplateValues.Command(command, "Data", Repository.Root));

    [Theory]
    [InlineData("Frobnicate-ZtThing", "'Frobnicate' is no approved verb")]
    [InlineData("Get-ZtFinding", "There is a GetZtFinding already")]
    public void A_cmdlet_that_cannot_be_begun_is_refused_with_the_reason(string command, string reason) =>
        Assert.StartsWith(
            reason,
            Assert.Throws<ArgumentException>(() => TemplateValues.Command(command, "Data", Repository.Root)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_source_goes_to_the_folder_that_its_service_has() =>
        Assert.Equal("Sns", TemplateValues.Source("SNS/ThingState", Repository.Root)["Service"]);

    private IReadOnlyList<string> Make(string kind, IReadOnlyDictionary<string, string> values) =>
        TemplateFolder.Copy(Path.Combine(Templates, kind), _folder.FullName, values);
}
