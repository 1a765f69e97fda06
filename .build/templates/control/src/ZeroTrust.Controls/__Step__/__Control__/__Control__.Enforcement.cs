using System.Text.Json.Nodes;
using ZeroTrust.Controls.Planning;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts.__Service__;

namespace ZeroTrust.Controls.__Step__;

/// <summary>REPLACE-ME: what it changes. A control that only judges has no such file, no writes and risk None.</summary>
internal sealed partial class __Control__ : IEnforcement
{
    public PlanDraft Plan(Finding finding, Snapshot snapshot, PlanContext context) =>
        Drafts.For<__Fact__>(
            finding,
            snapshot,
            context,
            before =>
                new()
                {
                    Type = "__Fact__",
                    Description = $"REPLACE-ME {finding.Resource}",
                    Do = [Calls.Call("service", "PutThing", new JsonObject { ["Name"] = finding.Resource.Id })],
                    Undo = [Calls.Call("service", "PutThing", new JsonObject { ["Name"] = finding.Resource.Id })],
                    States = [before.Becomes(before.Value with { })],
                }
        );
}
