using System.Text.Json;
using System.Text.Json.Nodes;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Planning;
using ZeroTrust.Core.Planning.Intents;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Serialization;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Organizations;

namespace ZeroTrust.Controls.Cases;

/// <summary>Runs a planner on a case: intent and facts in, changes and notes out.</summary>
internal static class PlannerCases
{
    private static readonly PlannerCatalogue Planners = PlannerCatalogue.Load(typeof(Judging.Verdicts).Assembly);

    public static IEnumerable<string> All => CaseFile.Under("Planning");

    public static PlanDraft Plan(CaseFile file, Snapshot? snapshot = null)
    {
        var (kind, intent) = file.Root["intent"]!.AsObject().Single();
        var facts = snapshot ?? file.Snapshot();
        return kind switch
        {
            "MfaEnforcement" => Plan<MfaEnforcementIntent>(file, intent!, facts),
            "BucketEncryption" => Plan<BucketEncryptionIntent>(file, intent!, facts),
            "Scp" => Plan<ScpIntent>(file, intent!, facts),
            _ => throw new InvalidOperationException("No intent is called " + kind),
        };
    }

    /// <summary>The facts as a plan leaves them: what is open is completed by what the calls send.</summary>
    public static Snapshot Apply(Snapshot snapshot, IEnumerable<Change> changes)
    {
        foreach (var call in changes.SelectMany(static change => change.Do).Where(static call => call.Service == "organizations"))
        {
            snapshot = ApplyOrganizations(snapshot, call);
        }

        foreach (var state in changes.Where(static change => !change.Do.Any(IsNewPolicy)).SelectMany(static change => change.States))
        {
            var before = snapshot.Find(state.FactType, state.Resource);
            var after = state.AfterIsOpen ? Merge(FactJson.Of(before) ?? Empty(state.FactType), state.After) : state.After;
            if (after is not null)
            {
                snapshot = new Snapshot(
                    snapshot.Header,
                    snapshot.Facts.Append(FactTypes.Known(state.Resource, FactJson.Read(state.FactType, after)))
                );
            }
        }

        return snapshot;
    }

    /// <summary>New policies have ids that AWS chooses, and states only know their names: what the calls say is done here.</summary>
    private static Snapshot ApplyOrganizations(Snapshot snapshot, AwsCall call)
    {
        if (IsNewPolicy(call))
        {
            var name = (string)call.Parameters["Name"]!;
            var policy = new ServiceControlPolicy(
                "p-" + call.Id,
                name,
                "arn",
                "",
                AwsManaged: false,
                (string)call.Parameters["Content"]!,
                []
            );
            return With(
                snapshot,
                new Known<ServiceControlPolicy>(
                    new ResourceRef(ResourceText.DefaultAccount, ResourceRef.Global, "AWS::Organizations::Policy", policy.Id),
                    policy
                )
            );
        }

        if (call.Operation == "AttachPolicy" && call.Parameters["PolicyId"] is JsonObject reference)
        {
            var policy = snapshot.AllKnown<ServiceControlPolicy>().Single(policy => policy.Value.Id == "p-" + (string)reference["$from"]!);
            return With(
                snapshot,
                policy with
                {
                    Value = policy.Value with { TargetIds = [.. policy.Value.TargetIds, (string)call.Parameters["TargetId"]!] },
                }
            );
        }

        return snapshot;
    }

    private static bool IsNewPolicy(AwsCall call) => call is { Service: "organizations", Operation: "CreatePolicy" };

    private static Snapshot With(Snapshot snapshot, IFact fact) => new(snapshot.Header, snapshot.Facts.Append(fact));

    private static PlanDraft Plan<TIntent>(CaseFile file, JsonNode intent, Snapshot snapshot)
        where TIntent : class =>
        Planners
            .For<TIntent>()
            .Plan(
                intent.Deserialize<TIntent>(CoreJson.Compact)!,
                snapshot,
                new PlanContext(file.CallerArn, "aws", file.BreakGlass, new ControlSettings(file.Now, []))
            );

    private static JsonNode Empty(string factType) => CaseFile.DefaultOf(factType);

    private static JsonNode? Merge(JsonNode? under, JsonNode? over)
    {
        if (under is not JsonObject target || over is not JsonObject members)
        {
            return over is JsonArray items
                ? new JsonArray([.. items.Select(static item => Complete(item))])
                : over?.DeepClone() ?? under?.DeepClone();
        }

        var result = target.DeepClone().AsObject();
        foreach (var (name, value) in members)
        {
            result[name] = Merge(result[name]?.DeepClone(), value);
        }

        return result;
    }

    /// <summary>Items of lists that are stated by some members only: attached policies need a name too.</summary>
    private static JsonNode? Complete(JsonNode? item)
    {
        if (item is JsonObject attached && attached.ContainsKey("arn") && !attached.ContainsKey("name"))
        {
            var copy = attached.DeepClone().AsObject();
            copy["name"] = (string)attached["arn"]!;
            return copy;
        }

        return item?.DeepClone();
    }
}
