using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ZeroTrust.Controls.Planning;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Sns;
using ZeroTrust.Policy;

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

        if (finding.Outcome is Outcome.Fail && !CanUse(finding.Resource, key))
        {
            return Drafts.Note(
                PlanNoteKind.Refused,
                finding.Resource,
                $"'{key}' is no key for a topic of {finding.Resource.Region}: an id, an alias/name, or the ARN of either in that region.",
                ErrorIds.KeyNotUsable
            );
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

    /// <summary>"KmsMasterKeyId" (SetTopicAttributes, Amazon SNS API Reference) and "Key identifiers" (KMS Developer Guide).</summary>
    private static bool CanUse(ResourceRef topic, string key) =>
        Arn.TryParse(key, out var arn) && Arn.TryParse(topic.Arn, out var at)
            ? (arn.Partition, arn.Service, arn.Region) == (at.Partition, "kms", at.Region)
                && (
                    KeyName().IsMatch(arn.Resource) && arn.Resource.StartsWith("alias/", StringComparison.Ordinal)
                    || arn.Resource.StartsWith("key/", StringComparison.Ordinal) && KeyName().IsMatch(arn.Resource[4..])
                )
            : KeyName().IsMatch(key);

    [GeneratedRegex(
        "^(mrk-[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|alias/[A-Za-z0-9/_-]{1,250})$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex KeyName();

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
