using System.Text.Json.Nodes;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Plans;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Organizations;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Controls.Planning.Scp;

/// <summary>One policy of the organization: the one that says the same already, or a new one.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Document">What it says.</param>
/// <param name="Existing">The policy that is there; null for a new one.</param>
/// <param name="Create">The change that makes it; null when it is there.</param>
internal sealed record ScpPolicyChange(string Name, PolicyDocument Document, Known<ServiceControlPolicy>? Existing, Change? Create)
{
    /// <summary>Its id, or a reference to the answer that will hold it.</summary>
    public JsonNode PolicyId() =>
        Existing is { } policy ? JsonValue.Create(policy.Value.Id) : Calls.From(Create!.Do[0].Id, "Policy.PolicySummary.Id");

    /// <summary>Finds or makes the policy; null, with a note, when its name is taken by something else.</summary>
    public static (ScpPolicyChange? Policy, PlanNote? Note) Plan(ScpSetting setting, string name, PolicyDocument document)
    {
        var meaning = document.ComputeMeaningHash();
        var own = setting.Policies.Where(static policy => !policy.Value.AwsManaged).ToList();
        if (own.Find(policy => PolicyDocument.Parse(policy.Value.Content).Document?.ComputeMeaningHash() == meaning) is { } same)
        {
            return (
                new ScpPolicyChange(same.Value.Name, document, same, null),
                new PlanNote(
                    PlanNoteKind.AlreadyInPlace,
                    setting.Policy(same.Value.Id),
                    $"Policy {same.Value.Name} ({same.Value.Id}) says this already."
                )
            );
        }

        if (own.Find(policy => policy.Value.Name == name) is { } taken)
        {
            return (
                null,
                new PlanNote(
                    PlanNoteKind.Refused,
                    setting.Policy(taken.Value.Id),
                    $"Policy {name} ({taken.Value.Id}) exists and says something else: choose another name, or change that policy.",
                    ErrorIds.ArgumentInvalid
                )
            );
        }

        return (new ScpPolicyChange(name, document, null, Make(setting, name, document)), null);
    }

    /// <summary>The id is AWS's choice: until it is known the policy goes by its name, which is unique in an organization.</summary>
    private static Change Make(ScpSetting setting, string name, PolicyDocument document)
    {
        var id = setting.Id(name);
        var create = Calls.Call(
            id + "#do",
            "organizations",
            "CreatePolicy",
            new JsonObject
            {
                [nameof(Name)] = name,
                ["Description"] = setting.Intent.Description,
                ["Type"] = "SERVICE_CONTROL_POLICY",
                ["Content"] = document.ToJson(),
            }
        ) with
        {
            Recovery = new CallRecovery(
                "organizations-scp",
                new JsonObject { ["name"] = name },
                new Dictionary<string, string> { ["Policy.PolicySummary.Id"] = "id" }
            ),
        };
        return new Change
        {
            Id = id,
            Type = "ServiceControlPolicy",
            Resource = setting.Policy(name) with { Name = name },
            Description =
                $"Create service control policy {name}: {string.Join(", ", document.Statements.Select(static statement => statement.Sid))}",
            Do = [create],
            Undo =
            [
                Calls
                    .Call(
                        id + "#undo",
                        "organizations",
                        "DeletePolicy",
                        new JsonObject { ["PolicyId"] = Calls.From(create.Id, "Policy.PolicySummary.Id") }
                    )
                    .OrAlready("PolicyNotFoundException"),
            ],
            States =
            [
                States.Appears<ServiceControlPolicy>(
                    setting.Policy(name),
                    new JsonObject { ["name"] = name, ["content"] = document.ToJson() }
                ),
            ],
            Risk = ChangeRisk.Low,
        };
    }
}
