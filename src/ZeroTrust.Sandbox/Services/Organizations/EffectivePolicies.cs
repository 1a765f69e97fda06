using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Organizations;

/// <summary>
/// Management policies as an account sees them: those above it and its own, from the root down, where what is assigned below replaces
/// what is
/// above unless that forbids it. https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_inheritance_mgmt.html
/// </summary>
internal static class EffectivePolicies
{
    private const string Assign = "@@assign";
    private const string Allowed = "@@operators_allowed_for_child_policies";

    /// <summary>The policy in force; null where none of the type is on the way.</summary>
    public static JsonObject? Of(OrganizationState organization, string accountId, string type)
    {
        if (!organization.EnabledPolicyTypes.Contains(type))
        {
            return null;
        }

        JsonObject? effective = null;
        var closed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in organization.PathTo(accountId))
        {
            // Policies of one level do not bind each other.
            var closing = new HashSet<string>(StringComparer.Ordinal);
            foreach (var policy in organization.PoliciesOn(node.Id, type))
            {
                effective ??= [];
                Merge(effective, JsonNode.Parse(policy.Content)!.AsObject(), "", closed, closing);
            }

            closed.UnionWith(closing);
        }

        return effective;
    }

    private static void Merge(JsonObject into, JsonObject policy, string path, HashSet<string> closed, HashSet<string> closing)
    {
        foreach (var (name, value) in policy)
        {
            var place = $"{path}/{name}";
            if (value is not JsonObject inner || closed.Contains(place))
            {
                continue;
            }

            if (inner[Allowed].AsTexts().Contains("@@none"))
            {
                closing.Add(place);
            }

            if (inner[Assign] is { } assigned)
            {
                into[name] = assigned.DeepClone();
            }
            else
            {
                if (into[name] is not JsonObject below)
                {
                    into[name] = below = [];
                }

                Merge(below, inner, place, closed, closing);
            }
        }
    }
}
