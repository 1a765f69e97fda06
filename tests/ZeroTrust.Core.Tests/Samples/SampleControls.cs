using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Frameworks;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;

namespace ZeroTrust.Core.Tests.Samples;

/// <summary>A control that says what a test tells it to.</summary>
internal sealed class ToldControl(
    Func<Snapshot, ControlInfo, ControlSettings, IEnumerable<Finding>> evaluate,
    Func<Finding, Snapshot, PlanContext, PlanDraft>? plan = null
) : IControl, IEnforcement
{
    public IEnumerable<Finding> Evaluate(Snapshot snapshot, ControlInfo control, ControlSettings settings) =>
        evaluate(snapshot, control, settings);

    public PlanDraft Plan(Finding finding, Snapshot snapshot, PlanContext context) => plan!(finding, snapshot, context);

    public static ControlEntry Entry(
        string id,
        GuideStep step,
        string row,
        Severity severity,
        string title = "Something is as it should be",
        Func<Snapshot, ControlInfo, ControlSettings, IEnumerable<Finding>>? evaluate = null,
        Func<Finding, Snapshot, PlanContext, PlanDraft>? plan = null
    )
    {
        var info = new ControlInfo
        {
            Id = id,
            Name = id.Replace(".", "", StringComparison.Ordinal),
            Title = title,
            Step = step,
            Rows = [row],
            Severity = severity,
            ResourceType = "AWS::IAM::User",
            Facts = ["iam-user"],
            Writes = plan is null ? [] : ["iam:AddUserToGroup"],
            Risk = plan is null ? ChangeRisk.None : ChangeRisk.Medium,
            UserImpact = plan is null ? "" : "People sign in again.",
            Profiles = ["baseline"],
            Frameworks = new Dictionary<string, RequirementIds> { ["CIS-AWS-3.0"] = ["1.5"] },
            Settings = new System.Text.Json.Nodes.JsonObject { ["days"] = 90 },
            Help = "# Why",
        };
        var control = new ToldControl(evaluate ?? ((_, _, _) => []), plan);
        return new ControlEntry(info, control, plan is null ? null : control);
    }
}
