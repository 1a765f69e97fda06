using System.Text.Json.Nodes;
using ZeroTrust.Controls.Planning;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Sns;

namespace ZeroTrust.Controls.Data;

/// <summary>Gives the topic the key of the settings: whom a key lets publish, nobody can tell from the topic.</summary>
internal sealed partial class SnsTopicsEncrypted : IEnforcement
{
    public PlanDraft Plan(Finding finding, Snapshot snapshot, PlanContext context)
    {
        var key = context.Settings.Text("kmsKeyId");
        if (finding.Outcome is Outcome.Fail && key.Length == 0)
        {
            return Drafts.Manual(finding.Resource, "Set kmsKeyId to a key whose policy lets those who publish use it.");
        }

        return Drafts.For<SnsTopic>(
            finding,
            snapshot,
            context,
            topic =>
                new()
                {
                    Type = "TopicEncryption",
                    Description = $"Encrypt messages of topic {finding.Resource.Id} with {key}",
                    Do = [SetKey(finding.Resource, key)],
                    Undo = [SetKey(finding.Resource, "")],
                    States = [topic.Becomes(new SnsTopic(key))],
                }
        );
    }

    private static AwsCall SetKey(ResourceRef topic, string key) =>
        Calls.Call(
            "sns",
            "SetTopicAttributes",
            new JsonObject
            {
                ["TopicArn"] = topic.Arn,
                ["AttributeName"] = "KmsMasterKeyId",
                ["AttributeValue"] = key,
            }
        );
}
