using System.Text.Json.Nodes;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Plans;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Iam;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Controls.Planning.MfaEnforcement;

/// <summary>The policy itself: made, renewed when it is ours and says something else, or left alone.</summary>
internal static class MfaPolicyChange
{
    private const int MaximumVersions = 5;

    /// <summary>The change, or why there is none.</summary>
    public static PlanDraft Plan(MfaSetting setting)
    {
        var document = MfaPolicy.Document(setting.Context.Partition);
        if (setting.Snapshot.Find<IamPolicy>(setting.Policy) is not Known<IamPolicy> found)
        {
            return Drafts.Of(Create(setting, document.ToJson()));
        }

        var existing = PolicyDocument.Parse(found.Value.Document).Document;
        if (existing?.ComputeMeaningHash() == document.ComputeMeaningHash())
        {
            return Drafts.Note(PlanNoteKind.AlreadyInPlace, setting.Policy, $"Policy {setting.Intent.PolicyName} says what it should.");
        }

        if (existing?.FindStatement(MfaPolicy.DenySid) is null)
        {
            return Drafts.Note(
                PlanNoteKind.Refused,
                setting.Policy,
                $"Policy {setting.Intent.PolicyName} exists and says something else: choose another name.",
                ErrorIds.ArgumentInvalid
            );
        }

        return found.Value.VersionIds.Count >= MaximumVersions
            ? Drafts.Note(
                PlanNoteKind.Refused,
                setting.Policy,
                $"Policy {setting.Intent.PolicyName} needs a new version and has {MaximumVersions} already: "
                    + $"delete one that is not in force.",
                ErrorIds.QuotaExceeded
            )
            : Drafts.Of(Renew(setting, found, document.ToJson()));
    }

    private static Change Create(MfaSetting setting, string document)
    {
        var id = setting.Id("policy/" + setting.Intent.PolicyName);
        return new Change
        {
            Id = id,
            Type = "MfaPolicy",
            Resource = setting.Policy,
            Description = $"Create policy {setting.Intent.PolicyName}, which denies everything but enrolling a device without MFA",
            Do =
            [
                Calls
                    .Call(
                        id + "#do",
                        "iam",
                        "CreatePolicy",
                        new JsonObject
                        {
                            ["PolicyName"] = setting.Intent.PolicyName,
                            ["Description"] = "Without MFA: enrol a device, nothing else.",
                            ["PolicyDocument"] = document,
                        }
                    )
                    .OrAlready("EntityAlreadyExists"),
            ],
            Undo =
            [
                Calls
                    .Call(id + "#undo", "iam", "DeletePolicy", new JsonObject { ["PolicyArn"] = setting.PolicyArn })
                    .OrAlready("NoSuchEntity"),
            ],
            States =
            [
                States.Appears<IamPolicy>(setting.Policy, new JsonObject { ["name"] = setting.Intent.PolicyName, ["document"] = document }),
            ],
            Risk = ChangeRisk.Low,
        };
    }

    private static Change Renew(MfaSetting setting, Known<IamPolicy> found, string document)
    {
        var id = setting.Id("policy/" + setting.Intent.PolicyName);
        var create = Calls.Call(
            id + "#do",
            "iam",
            "CreatePolicyVersion",
            new JsonObject
            {
                ["PolicyArn"] = setting.PolicyArn,
                ["PolicyDocument"] = document,
                ["SetAsDefault"] = true,
            }
        ) with
        {
            Recovery = new CallRecovery(
                "iam-policy",
                new JsonObject { ["arn"] = setting.PolicyArn, ["document"] = document },
                new Dictionary<string, string> { ["PolicyVersion.VersionId"] = "defaultVersionId" }
            ),
        };
        return new Change
        {
            Id = id,
            Type = "MfaPolicyVersion",
            Resource = setting.Policy,
            Description = $"Renew policy {setting.Intent.PolicyName}: its {found.Value.DefaultVersionId} says something else",
            Do = [create],
            Undo =
            [
                Calls.Call(
                    id + "#undo0",
                    "iam",
                    "SetDefaultPolicyVersion",
                    new JsonObject { ["PolicyArn"] = setting.PolicyArn, ["VersionId"] = found.Value.DefaultVersionId }
                ),
                Calls
                    .Call(
                        id + "#undo1",
                        "iam",
                        "DeletePolicyVersion",
                        new JsonObject
                        {
                            ["PolicyArn"] = setting.PolicyArn,
                            ["VersionId"] = Calls.From(create.Id, "PolicyVersion.VersionId"),
                        }
                    )
                    .OrAlready("NoSuchEntity"),
            ],
            States = [found.BecomesAtLeast(new JsonObject { ["document"] = document })],
            Access = new AccessChange(
                AccessLayer.Identity,
                found.Value.Document,
                document,
                [.. (setting.KnownGroup?.Value.Members ?? []).Select(setting.UserArn)],
                [setting.Account],
                setting.Probes
            ),
            Risk = ChangeRisk.High,
        };
    }
}
