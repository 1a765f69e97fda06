using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Controls.Coverage;
using ZeroTrust.Core.Controls.Guide;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Tests.Samples;

namespace ZeroTrust.Core.Tests.Controls.Coverage;

public sealed class GuideCoverageTests
{
    [Fact]
    public void A_row_names_the_controls_and_the_commands_that_serve_it()
    {
        ControlEntry[] controls =
        [
            ToldControl.Entry("ZT.A.1", GuideStep.Data, "G3.1", Severity.Low),
            ToldControl.Entry("ZT.A.2", GuideStep.Data, "G3.1", Severity.Low, plan: static (_, _, _) => PlanDraft.Empty),
        ];
        ServingCommand[] commands = [new("Get-ZtThing", ["G3.1"], [], ["P1"]), new("Set-ZtThing", ["G3.2"], ["G3.1", "G3.2"], [])];

        var rows = GuideCoverage.Of(controls, commands).ToDictionary(static row => row.Row, StringComparer.Ordinal);
        Assert.Equal(GuideTable.Rows.Select(static row => row.Id), rows.Keys);
        Assert.Equal(["ZT.A.1", "ZT.A.2"], rows["G3.1"].Controls);
        Assert.Equal(["ZT.A.2"], rows["G3.1"].EnforcingControls);
        Assert.Equal(["Get-ZtThing"], rows["G3.1"].Commands);
        Assert.Equal(["Set-ZtThing"], rows["G3.1"].EnforcingCommands);
        Assert.Equal(["Set-ZtThing"], rows["G3.2"].Commands);
        Assert.Equal((GuideStep.Monitor, 3, false), (rows["G5.6"].Step, rows["G5.6"].Phase, rows["G5.6"].CanEnforce));
        Assert.Empty(rows["G5.6"].Controls);
    }
}
