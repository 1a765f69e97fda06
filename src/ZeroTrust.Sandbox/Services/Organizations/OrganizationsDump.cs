using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.Dump;
using ZeroTrust.Sandbox.State;

namespace ZeroTrust.Sandbox.Services.Organizations;

/// <summary>The organization, its tree and its policies.</summary>
internal sealed class OrganizationsDump : IServiceDump
{
    public void Write(World world, JsonObject dump) =>
        dump["organization"] = world.Organization is { } organization ? Organization(organization) : null;

    private static JsonObject Organization(OrganizationState organization) =>
        new()
        {
            ["id"] = organization.Id,
            ["policyTypes"] = organization.EnabledPolicyTypes.Json(),
            ["nodes"] = StateDump.Map(organization.Nodes, Node),
            ["policies"] = StateDump.Map(organization.Policies, Policy),
        };

    private static JsonObject Node(OrganizationNode node) =>
        new()
        {
            ["name"] = node.Name,
            ["parent"] = node.ParentId,
            ["state"] = node.State,
            ["tags"] = node.Tags.Map(),
        };

    private static JsonObject Policy(OrganizationPolicy policy) =>
        new()
        {
            ["type"] = policy.Type,
            ["name"] = policy.Name,
            ["description"] = policy.Description,
            ["content"] = policy.Content,
            ["targets"] = policy.TargetIds.Json(),
            ["tags"] = policy.Tags.Map(),
        };
}
