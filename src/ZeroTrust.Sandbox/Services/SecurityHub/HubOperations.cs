using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.SecurityHub;

/// <summary>Security Hub CSPM of a region: the hub, its standards, its findings.</summary>
[Service("securityhub")]
internal static class HubOperations
{
    private const string Hub = "default";

    public static JsonObject DescribeHub(Call call) => Require(call).Copy();

    public static JsonObject EnableSecurityHub(Call call)
    {
        var shelf = call.Here.Shelf("securityhub/hub");
        if (shelf.ContainsKey(Hub))
        {
            throw new ServiceError("ResourceConflictException", "Account is already subscribed to Security Hub", 409);
        }

        var arn = call.Here.Arn("securityhub", "hub/default");
        shelf.Add(
            Hub,
            new JsonObject
            {
                ["HubArn"] = arn,
                ["SubscribedAt"] = call.Now.Json(),
                ["AutoEnableControls"] = true,
                ["ControlFindingGenerator"] = call.Text("ControlFindingGenerator") ?? "SECURITY_CONTROL",
            }
        );
        if (call.Part("Tags") is { Count: > 0 } tags)
        {
            call.Here.TagsOf(arn).SetMap(tags);
        }

        if (call.Flag("EnableDefaultStandards") ?? true)
        {
            foreach (
                var standard in (string[])["aws-foundational-security-best-practices/v/1.0.0", "cis-aws-foundations-benchmark/v/1.2.0"]
            )
            {
                Subscribe(call.Here, standard);
            }
        }

        return [];
    }

    public static JsonObject DisableSecurityHub(Call call)
    {
        Require(call);
        call.Here.Shelf("securityhub/hub").Clear();
        call.Here.Shelf("securityhub/standards").Clear();
        call.Here.Tags.Remove(call.Here.Arn("securityhub", "hub/default"));
        return [];
    }

    public static JsonObject GetEnabledStandards(Call call)
    {
        Require(call);
        return call.Page(call.Here.Shelf("securityhub/standards").Values.ToList<JsonNode>());
    }

    public static JsonObject GetFindings(Call call)
    {
        Require(call);
        return call.Page(call.Here.Shelf("securityhub/findings").Values.ToList<JsonNode>());
    }

    public static JsonObject BatchImportFindings(Call call)
    {
        Require(call);
        var findings = call.Parts("Findings").ToList();
        if (findings.Count is 0 or > 100)
        {
            throw call.Invalid("Invalid parameter 'Findings'. Number of findings must be between 1 and 100");
        }

        var failed = new JsonArray();
        foreach (var finding in findings)
        {
            var id = finding["Id"].AsText() ?? "";
            if (finding["AwsAccountId"].AsText() == call.Account.Id)
            {
                call.Here.Shelf("securityhub/findings")[id] = finding.Copy();
            }
            else
            {
                failed.Add(
                    new JsonObject
                    {
                        ["Id"] = id,
                        ["ErrorCode"] = "InvalidAccess",
                        ["ErrorMessage"] = "The account of the finding is not the account of the caller.",
                    }
                );
            }
        }

        return new()
        {
            ["FailedCount"] = failed.Count,
            ["SuccessCount"] = findings.Count - failed.Count,
            ["FailedFindings"] = failed,
        };
    }

    /// <summary>Subscribes a region to a standard.</summary>
    internal static void Subscribe(State.RegionState here, string standard)
    {
        var arn = here.Arn("securityhub", "subscription/" + standard);
        here.Shelf("securityhub/standards")[arn] = new JsonObject
        {
            ["StandardsSubscriptionArn"] = arn,
            ["StandardsArn"] = standard.StartsWith("cis", StringComparison.Ordinal)
                ? "arn:aws:securityhub:::ruleset/" + standard
                : $"arn:aws:securityhub:{here.Name}::standards/{standard}",
            ["StandardsInput"] = new JsonObject(),
            ["StandardsStatus"] = "READY",
        };
    }

    private static JsonObject Require(Call call) =>
        call.Here.Shelf("securityhub/hub").GetValueOrDefault(Hub)
        ?? throw new ServiceError("InvalidAccessException", $"Account {call.Account.Id} is not subscribed to AWS Security Hub", 401);
}
