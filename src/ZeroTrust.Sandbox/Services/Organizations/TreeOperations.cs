using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Organizations;

/// <summary>The tree of roots, units and accounts.</summary>
[Service("organizations")]
internal static class TreeOperations
{
    public static JsonObject DescribeOrganization(Call call)
    {
        var organization = call.Organization();
        var management = call.World.Accounts[organization.ManagementAccountId];
        return new()
        {
            ["Organization"] = new JsonObject
            {
                ["Id"] = organization.Id,
                ["Arn"] = $"arn:aws:organizations::{management.Id}:organization/{organization.Id}",
                ["FeatureSet"] = "ALL",
                ["MasterAccountArn"] = organization.Arn(organization.Nodes[management.Id]),
                ["MasterAccountId"] = management.Id,
                ["MasterAccountEmail"] = management.Email,
                ["AvailablePolicyTypes"] = OrganizationLookup.PolicyTypes(organization),
            },
        };
    }

    public static JsonObject ListRoots(Call call) => call.Page([OrganizationLookup.Root(call.Managed())]);

    public static JsonObject ListAccounts(Call call)
    {
        var organization = call.Managed();
        return call.Page(Accounts(call, organization, organization.Nodes.Values.Where(node => node.Kind == "ACCOUNT")), size: 3);
    }

    public static JsonObject ListAccountsForParent(Call call)
    {
        var organization = call.Managed();
        return call.Page(Accounts(call, organization, organization.Children(organization.Parent(call).Id, "ACCOUNT")), size: 3);
    }

    public static JsonObject DescribeAccount(Call call)
    {
        var organization = call.Managed();
        return organization.Nodes.GetValueOrDefault(call.Need("AccountId")) is { Kind: "ACCOUNT" } account
            ? new() { ["Account"] = OrganizationLookup.View(call, organization, account) }
            : throw new ServiceError("AccountNotFoundException", "You specified an account that doesn't exist.");
    }

    public static JsonObject DescribeOrganizationalUnit(Call call)
    {
        var organization = call.Managed();
        return organization.Nodes.GetValueOrDefault(call.Need("OrganizationalUnitId")) is { Kind: "ORGANIZATIONAL_UNIT" } unit
            ? new() { ["OrganizationalUnit"] = Unit(organization, unit) }
            : throw new ServiceError("OrganizationalUnitNotFoundException", "You specified an organizational unit that doesn't exist.");
    }

    public static JsonObject ListOrganizationalUnitsForParent(Call call)
    {
        var organization = call.Managed();
        return call.Page(
            organization.Children(organization.Parent(call).Id, "ORGANIZATIONAL_UNIT").Select(unit => Unit(organization, unit)).ToList(),
            size: 3
        );
    }

    public static JsonObject ListChildren(Call call)
    {
        var organization = call.Managed();
        var kind = call.Need("ChildType");
        return call.Page(
            organization
                .Children(organization.Parent(call).Id, kind)
                .Select(node => (JsonNode)new JsonObject { ["Id"] = node.Id, ["Type"] = node.Kind })
                .ToList(),
            size: 3
        );
    }

    public static JsonObject ListParents(Call call)
    {
        var organization = call.Managed();
        if (organization.Nodes.GetValueOrDefault(call.Need("ChildId")) is not { ParentId: { } parentId })
        {
            throw new ServiceError("ChildNotFoundException", "You specified a child that doesn't exist.");
        }

        return call.Page([new JsonObject { ["Id"] = parentId, ["Type"] = organization.Nodes[parentId].Kind }]);
    }

    public static JsonObject ListTagsForResource(Call call)
    {
        var organization = call.Managed();
        var id = call.Need("ResourceId");
        var tags =
            organization.Nodes.GetValueOrDefault(id)?.Tags
            ?? organization.Policies.GetValueOrDefault(id)?.Tags
            ?? throw new ServiceError("TargetNotFoundException", "You specified a target that doesn't exist.");
        return call.Page(tags.Pairs().Select(tag => tag!).ToList());
    }

    private static List<JsonNode> Accounts(Call call, OrganizationState organization, IEnumerable<OrganizationNode> nodes) =>
        [.. nodes.Select(node => OrganizationLookup.View(call, organization, node))];

    private static JsonObject Unit(OrganizationState organization, OrganizationNode unit) =>
        new()
        {
            ["Id"] = unit.Id,
            ["Arn"] = organization.Arn(unit),
            ["Name"] = unit.Name,
            ["Path"] = organization.PathOf(unit.Id),
        };
}
