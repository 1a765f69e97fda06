using ZeroTrust.Controls.Cases;
using ZeroTrust.Core.Controls;

namespace ZeroTrust.Controls;

/// <summary>Rules about all controls together.</summary>
public sealed class HouseRuleTests
{
    [Fact]
    public void There_are_twenty_controls_and_two_for_each_step()
    {
        Assert.True(ControlCases.Catalogue.Entries.Count >= 20);
        Assert.All(
            Enum.GetValues<GuideStep>(),
            static step => Assert.True(ControlCases.Catalogue.Entries.Count(entry => entry.Info.Step == step) >= 2, step.ToString())
        );
    }

    [Fact]
    public void Every_folder_that_looks_like_a_control_is_one()
    {
        var folders = CaseFile
            .Under("")
            .Select(static path => path.Split(Path.DirectorySeparatorChar))
            .Where(static parts => parts[0] != "Planning")
            .Select(static parts => parts[1])
            .Distinct();
        Assert.Empty(folders.Except(ControlCases.Catalogue.Entries.Select(static entry => entry.Info.Name), StringComparer.Ordinal));
    }
}
