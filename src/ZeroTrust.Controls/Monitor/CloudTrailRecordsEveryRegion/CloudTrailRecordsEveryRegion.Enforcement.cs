using System.Text.Json.Nodes;
using ZeroTrust.Controls.Planning;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.CloudTrail;

namespace ZeroTrust.Controls.Monitor;

/// <summary>Repairs the account's own trail; never makes one, because that needs a bucket.</summary>
internal sealed partial class CloudTrailRecordsEveryRegion : IEnforcement
{
    public PlanDraft Plan(Finding finding, Snapshot snapshot, PlanContext context)
    {
        if (finding.Outcome is not Outcome.Fail || snapshot.Find<AccountTrails>(finding.Resource) is not Known<AccountTrails> trails)
        {
            return PlanDraft.Empty;
        }

        // The repaired trail must end up complete: one that selects too little would still fail afterwards.
        var own = trails
            .Value.Trails.Where(trail => trail.Arn.Contains(":" + finding.Resource.AccountId + ":", StringComparison.Ordinal))
            .ToList();
        if (own.Find(static trail => trail.ManagementEvents is not false) is not { } before)
        {
            return Drafts.Manual(
                finding.Resource,
                own.Count == 0
                    ? "A trail needs a bucket with a policy that lets CloudTrail write: make one with Enable-ZtCloudTrail, or record the "
                        + "whole organization from its management account."
                    : $"Let {own[0].Name} select all read and write management events."
            );
        }

        var after = before with { IsMultiRegion = true, IncludesGlobalServices = true, LogFileValidation = true, IsLogging = true };
        var settingsDiffer = (before with { IsLogging = true }) != after;
        var start = before.IsLogging is false;
        var name = new Func<JsonObject>(() => new JsonObject { ["Name"] = before.Arn });
        AwsCall[] repair =
        [
            .. settingsDiffer ? [Update(after)] : Array.Empty<AwsCall>(),
            .. start ? [Calls.Call("cloudtrail", "StartLogging", name())] : Array.Empty<AwsCall>(),
        ];
        AwsCall[] restore =
        [
            .. start ? [Calls.Call("cloudtrail", "StopLogging", name())] : Array.Empty<AwsCall>(),
            .. settingsDiffer ? [Update(before)] : Array.Empty<AwsCall>(),
        ];
        return Drafts.Of(
            Change.For(
                finding,
                context,
                new()
                {
                    Type = "TrailRepair",
                    Resource = finding.Resource with { Region = before.HomeRegion },
                    Description = $"Let trail {before.Name} record every region, validated",
                    Do = repair,
                    Undo = restore,
                    States = [trails.Becomes(new AccountTrails([.. trails.Value.Trails.Select(trail => trail == before ? after : trail)]))],
                }
            )
        );
    }

    private static AwsCall Update(Trail trail) =>
        Calls.Call(
            "cloudtrail",
            "UpdateTrail",
            new JsonObject
            {
                ["Name"] = trail.Arn,
                ["IsMultiRegionTrail"] = trail.IsMultiRegion,
                ["IncludeGlobalServiceEvents"] = trail.IncludesGlobalServices,
                ["EnableLogFileValidation"] = trail.LogFileValidation,
            }
        );
}
