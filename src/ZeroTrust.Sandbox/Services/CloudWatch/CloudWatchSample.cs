using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Sandbox.Services.CloudWatch;

/// <summary>An alarm.</summary>
internal sealed class CloudWatchSample : IServiceSample
{
    private const string Home = SampleOrganization.Home;

    public SampleStage Stage => SampleStage.Inventory;

    public void Prod(AccountBuilder at)
    {
        var here = at.Account.Region(Home);
        at.Put(
            Home,
            "cloudwatch/alarms",
            "checkout-errors",
            new JsonObject
            {
                ["AlarmName"] = "checkout-errors",
                ["AlarmArn"] = here.Arn("cloudwatch", "alarm:checkout-errors"),
                ["ActionsEnabled"] = true,
                ["AlarmActions"] = new JsonArray(here.Arn("sns", "alerts")),
                ["StateValue"] = "OK",
                ["MetricName"] = "Errors",
                ["Namespace"] = "AWS/Lambda",
                ["Period"] = 300,
                ["EvaluationPeriods"] = 1,
                ["Threshold"] = 1.0,
                ["ComparisonOperator"] = "GreaterThanOrEqualToThreshold",
            }
        );
    }
}
