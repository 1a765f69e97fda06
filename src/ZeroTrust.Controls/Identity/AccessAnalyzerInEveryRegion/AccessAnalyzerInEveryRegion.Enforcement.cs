using System.Text.Json.Nodes;
using ZeroTrust.Controls.Planning;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.AccessAnalyzer;

namespace ZeroTrust.Controls.Identity;

/// <summary>Makes an analyzer for external access where there is none.</summary>
internal sealed partial class AccessAnalyzerInEveryRegion : IEnforcement
{
    public PlanDraft Plan(Finding finding, Snapshot snapshot, PlanContext context)
    {
        if (finding.Outcome is not Outcome.Fail || snapshot.Find<AccessAnalyzers>(finding.Resource) is not Known<AccessAnalyzers> found)
        {
            return PlanDraft.Empty;
        }

        if (found.Value.Analyzers.FirstOrDefault(static analyzer => analyzer.Type is "ACCOUNT" or "ORGANIZATION") is { } broken)
        {
            return Drafts.Manual(
                finding.Resource,
                $"Analyzer {broken.Name} is {broken.Status}: look at its status reason, or delete it and plan again."
            );
        }

        var name = context.Settings.Text("analyzerName");
        var create = Calls.Call(
            "accessanalyzer",
            "CreateAnalyzer",
            new JsonObject { ["analyzerName"] = name, ["type"] = "ACCOUNT" },
            "access-analyzer:CreateAnalyzer"
        );
        return Drafts.Of(
            Change.For(
                finding,
                context,
                new()
                {
                    Type = "AccessAnalyzer",
                    Description = $"Create analyzer {name} for external access in {finding.Resource.Region}",
                    Do = [create.OrAlready("ConflictException") with { AlsoNeeds = ["iam:CreateServiceLinkedRole"] }],
                    Undo =
                    [
                        Calls
                            .Call(
                                "accessanalyzer",
                                "DeleteAnalyzer",
                                new JsonObject { ["analyzerName"] = name },
                                "access-analyzer:DeleteAnalyzer"
                            )
                            .OrAlready("ResourceNotFoundException"),
                    ],
                    States =
                    [
                        found.BecomesAtLeast(
                            new JsonObject { ["analyzers"] = new JsonArray(new JsonObject { ["name"] = name, ["type"] = "ACCOUNT" }) }
                        ),
                    ],
                }
            )
        );
    }
}
