using ZeroTrust.PowerShell.Help.Assembling;
using ZeroTrust.PowerShell.Help.Writing;

namespace ZeroTrust.PowerShell;

/// <summary>What people type is an interface: it is pinned beside each cmdlet, so that a change of it is seen in review.</summary>
public sealed class SurfaceTests
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

    [Theory]
    [MemberData(nameof(Names))]
    public void What_people_type_is_what_is_pinned_beside_the_cmdlet(string name)
    {
        var page = Repository.Cmdlets.Single(p => p.Name == name);
        var file = Path.Combine(Repository.ModuleProject, CommandFolder.SurfaceOf(page));
        var pinned = File.Exists(file) ? File.ReadAllText(file) : "";
        var actual = SurfaceText.Of(page);
        if (actual != pinned)
        {
            var first = FirstDifference(pinned, actual);
            Assert.Fail($"{name} differs from {file}. If that is meant: ./build.ps1 -Task surface. First difference: {first}");
        }
    }

    [Fact]
    public void A_cmdlet_is_described_by_a_line_and_one_for_each_parameter() =>
        Assert.Equal(
            """
            Get-ZtChange default set Change -> ZeroTrust.Core.Journal.ChangeRecord, ZeroTrust.Core.Journal.RunRecord
                -JournalPath <String> [*]
                -Run <SwitchParameter> [Run mandatory]
                -RunId <String> [Change position 0 by name]
                -Status <ChangeStatus[]> [Change]

            """,
            SurfaceText.Of(Repository.Cmdlets.Single(static page => page.Name == "Get-ZtChange"))
        );

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

    private static string FirstDifference(string pinned, string actual)
    {
        var (left, right) = (pinned.Split('\n'), actual.Split('\n'));
        var at = Enumerable
            .Range(0, Math.Max(left.Length, right.Length))
            .First(i => left.ElementAtOrDefault(i) != right.ElementAtOrDefault(i));
        return $"line {at + 1}\n  pinned: {left.ElementAtOrDefault(at)}\n  now:    {right.ElementAtOrDefault(at)}";
    }
}
