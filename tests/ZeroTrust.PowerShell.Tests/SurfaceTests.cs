using System.Text;
using System.Text.RegularExpressions;
using ZeroTrust.PowerShell.Help.Reading;

namespace ZeroTrust.PowerShell;

/// <summary>What people type is an interface: it is pinned in Surface.txt, so that a change of it is seen in review.</summary>
public sealed partial class SurfaceTests
{
    /// <summary>Names of Microsoft's ZeroTrustAssessment module.</summary>
    private static readonly string[] Taken =
    [
        "Connect-ZtAssessment",
        "Disconnect-ZtAssessment",
        "Invoke-ZtAssessment",
        "Get-ZtTest",
        "Get-ZtTestStatistics",
        "Get-ZtExportStatistics",
        "Get-ZtCurrentLicense",
        "Get-ZtGraphScope",
        "Clear-ZtRequiredModule",
        "Invoke-ZtAzureRequest",
        "Invoke-ZtAzureResourceGraphRequest",
        "Invoke-ZtGraphRequest",
        "Invoke-ZeroTrustAssessment",
    ];

    /// <summary>https://learn.microsoft.com/powershell/scripting/developer/cmdlet/approved-verbs-for-windows-powershell-commands</summary>
    private static readonly string[] Approved =
    [
        "Add",
        "Approve",
        "Assert",
        "Backup",
        "Block",
        "Build",
        "Checkpoint",
        "Clear",
        "Close",
        "Compare",
        "Complete",
        "Compress",
        "Confirm",
        "Connect",
        "Convert",
        "ConvertFrom",
        "ConvertTo",
        "Copy",
        "Debug",
        "Deny",
        "Deploy",
        "Disable",
        "Disconnect",
        "Dismount",
        "Edit",
        "Enable",
        "Enter",
        "Exit",
        "Expand",
        "Export",
        "Find",
        "Format",
        "Get",
        "Grant",
        "Group",
        "Hide",
        "Import",
        "Initialize",
        "Install",
        "Invoke",
        "Join",
        "Limit",
        "Lock",
        "Measure",
        "Merge",
        "Mount",
        "Move",
        "New",
        "Open",
        "Optimize",
        "Out",
        "Ping",
        "Pop",
        "Protect",
        "Publish",
        "Push",
        "Read",
        "Receive",
        "Redo",
        "Register",
        "Remove",
        "Rename",
        "Repair",
        "Request",
        "Reset",
        "Resize",
        "Resolve",
        "Restart",
        "Restore",
        "Resume",
        "Revoke",
        "Save",
        "Search",
        "Select",
        "Send",
        "Set",
        "Show",
        "Skip",
        "Split",
        "Start",
        "Step",
        "Stop",
        "Submit",
        "Suspend",
        "Switch",
        "Sync",
        "Test",
        "Trace",
        "Unblock",
        "Undo",
        "Uninstall",
        "Unlock",
        "Unprotect",
        "Unpublish",
        "Unregister",
        "Update",
        "Use",
        "Wait",
        "Watch",
        "Write",
    ];

    public static TheoryData<string> Names => new(Repository.Cmdlets.Select(static page => page.Name));

    [Fact]
    public void The_surface_is_the_pinned_one()
    {
        var actual = Describe(Repository.Cmdlets);
        var file = Path.Combine(Repository.Root, "tests", "ZeroTrust.PowerShell.Tests", "Surface.txt");
        var pinned = File.Exists(file) ? File.ReadAllText(file) : "";
        if (actual != pinned)
        {
            var found = Path.Combine(AppContext.BaseDirectory, "Surface.txt");
            File.WriteAllText(found, actual);
            Assert.Fail(
                $"The cmdlets differ from tests/ZeroTrust.PowerShell.Tests/Surface.txt. If that is meant, copy {found} over it. First "
                    + $"difference:\n{FirstDifference(pinned, actual)}"
            );
        }
    }

    [Fact]
    public void The_manifest_exports_the_cmdlets_of_the_assembly_by_name()
    {
        var manifest = File.ReadAllText(Path.Combine(Repository.Root, "ZeroTrust.psd1"));
        var list = CmdletsToExport().Match(manifest).Groups["list"].Value;
        var exported = QuotedName().Matches(list).Select(static m => m.Groups["name"].Value).ToArray();
        Assert.Equal(Repository.Cmdlets.Select(static p => p.Name).Order(StringComparer.Ordinal), exported.Order(StringComparer.Ordinal));
        Assert.DoesNotContain("'*'", manifest, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_cmdlet_has_an_approved_verb_and_a_name_of_our_own(string name)
    {
        var page = Repository.Cmdlets.Single(p => p.Name == name);
        Assert.Contains(page.Verb, Approved);
        Assert.StartsWith("Zt", page.Noun, StringComparison.Ordinal);
        Assert.DoesNotContain(name, Taken, StringComparer.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_cmdlet_has_a_file_of_its_own_in_the_folder_of_its_step(string name)
    {
        var page = Repository.Cmdlets.Single(p => p.Name == name);
        Assert.True(
            File.Exists(
                Path.Combine(Repository.Root, "src", "ZeroTrust.PowerShell", "Cmdlets", page.Step, page.Verb + page.Noun + "Command.cs")
            )
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_changes_something_asks_and_what_reads_does_not(string name)
    {
        var page = Repository.Cmdlets.Single(p => p.Name == name);
        string[] changing =
        [
            "Enable",
            "Set",
            "New",
            "Invoke",
            "Resume",
            "Undo",
            "Remove",
            "Disable",
            "Export",
            "Add",
            "Revoke",
            "Grant",
            "Protect",
            "Publish",
            "Block",
        ];
        string[] pure = ["New-ZtPlan", "New-ZtLeastPrivilegePolicy"];
        Assert.Equal(changing.Contains(page.Verb) && !pure.Contains(name), page.ChangesThings);
    }

    private static string Describe(IEnumerable<CmdletPage> pages)
    {
        var text = new StringBuilder();
        foreach (var page in pages)
        {
            text.Append(page.Name)
                .Append(page.ChangesThings ? $" (ShouldProcess, impact {page.ConfirmImpact})" : "")
                .Append(page.DefaultSet.Length == 0 ? "" : $" default set {page.DefaultSet}")
                .Append(" -> ")
                .AppendJoin(", ", page.Outputs)
                .Append('\n');
            foreach (var parameter in page.Parameters)
            {
                text.Append("    -").Append(parameter.Name).Append(" <").Append(parameter.TypeName).Append('>');
                text.Append(parameter.Aliases.Count == 0 ? "" : " aliases " + string.Join(", ", parameter.Aliases)).Append(" [");
                text.AppendJoin(
                    "; ",
                    parameter.Uses.Select(static u =>
                        (u.Set == ParameterUse.AllSets ? "*" : u.Set)
                        + (u.Mandatory ? " mandatory" : "")
                        + (u.Position is { } at ? $" position {at}" : "")
                        + (u.FromPipeline ? " by value" : "")
                        + (u.FromPropertyName ? " by name" : "")
                    )
                );
                text.Append("]\n");
            }
        }

        return text.ToString();
    }

    private static string FirstDifference(string pinned, string actual)
    {
        var (left, right) = (pinned.Split('\n'), actual.Split('\n'));
        var at = Enumerable
            .Range(0, Math.Max(left.Length, right.Length))
            .First(i => left.ElementAtOrDefault(i) != right.ElementAtOrDefault(i));
        return $"line {at + 1}\n  pinned: {left.ElementAtOrDefault(at)}\n  now:    {right.ElementAtOrDefault(at)}";
    }

    [GeneratedRegex(@"CmdletsToExport\s*=\s*@\((?<list>[^)]*)\)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex CmdletsToExport();

    [GeneratedRegex(@"'(?<name>[^']+)'", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex QuotedName();
}
