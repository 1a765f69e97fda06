using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Organizations;

/// <summary>Which management policy is in force in an account; every account may ask about itself,
/// the management account about each.</summary>
[Service("organizations")]
internal static class EffectivePolicyOperations
{
    public static JsonObject DescribeEffectivePolicy(Call call)
    {
        var target = call.Text("TargetId");
        var organization = target is null || target == call.Account.Id ? call.Organization() : call.Managed();
        var account = target ?? call.Account.Id;
        if (organization.Nodes.GetValueOrDefault(account) is not { Kind: "ACCOUNT" })
        {
            throw new ServiceError("TargetNotFoundException", "You specified a target that doesn't exist.");
        }

        var type = call.Need("PolicyType");
        return EffectivePolicies.Of(organization, account, type) is { } policy
            ? new()
            {
                ["EffectivePolicy"] = new JsonObject
                {
                    ["PolicyContent"] = policy.ToJsonString(),
                    ["LastUpdatedTimestamp"] = call.Now.Json(),
                    ["TargetId"] = account,
                    ["PolicyType"] = type,
                },
            }
            : throw new ServiceError(
                "EffectivePolicyNotFoundException",
                "The account doesn't have an effective policy of this type, or the policy type isn't enabled."
            );
    }
}
