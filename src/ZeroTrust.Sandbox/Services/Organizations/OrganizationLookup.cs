using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Organizations;

/// <summary>Finds things of the organization, or refuses as Organizations does.</summary>
internal static class OrganizationLookup
{
    /// <summary>The organization; any member may ask what it is.</summary>
    public static OrganizationState Organization(this Call call) =>
        call.World.Organization is { } organization && organization.Nodes.ContainsKey(call.Account.Id)
            ? organization
            : throw new ServiceError("AWSOrganizationsNotInUseException", "Your account is not a member of an organization.");

    /// <summary>The organization, for what only the management account may do.</summary>
    public static OrganizationState Managed(this Call call)
    {
        var organization = call.Organization();
        return organization.ManagementAccountId == call.Account.Id
            ? organization
            : throw new ServiceError("AccessDeniedException", "You don't have permissions to access this resource.");
    }

    public static OrganizationNode Target(this OrganizationState organization, Call call) =>
        organization.Nodes.GetValueOrDefault(call.Need("TargetId"))
        ?? throw new ServiceError("TargetNotFoundException", "You specified a target that doesn't exist.");

    public static OrganizationPolicy Policy(this OrganizationState organization, Call call) =>
        organization.Policies.GetValueOrDefault(call.Need("PolicyId"))
        ?? throw new ServiceError("PolicyNotFoundException", "We can't find a policy with the PolicyId that you specified.");

    public static OrganizationNode Parent(this OrganizationState organization, Call call) =>
        organization.Nodes.GetValueOrDefault(call.Need("ParentId")) is { Kind: not "ACCOUNT" } parent
            ? parent
            : throw new ServiceError("ParentNotFoundException", "You specified parent that doesn't exist.");

    public static ServiceError Constraint(string reason, string message) =>
        new("ConstraintViolationException", message) { Members = new() { ["Reason"] = reason } };

    public static ServiceError InvalidInput(string reason, string message) =>
        new("InvalidInputException", message) { Members = new() { ["Reason"] = reason } };

    public static JsonObject View(OrganizationState organization, OrganizationPolicy policy) =>
        new()
        {
            ["Id"] = policy.Id,
            ["Arn"] = organization.Arn(policy),
            ["Name"] = policy.Name,
            ["Description"] = policy.Description,
            ["Type"] = policy.Type,
            ["AwsManaged"] = policy.AwsManaged,
        };

    public static JsonObject View(Call call, OrganizationState organization, OrganizationNode account) =>
        new()
        {
            ["Id"] = account.Id,
            ["Arn"] = organization.Arn(account),
            ["Email"] = call.World.Accounts.GetValueOrDefault(account.Id)?.Email ?? "",
            ["Name"] = account.Name,
            ["State"] = account.State,
            ["Paths"] = new JsonArray(organization.PathOf(account.Id)),
            ["JoinedMethod"] = account.Id == organization.ManagementAccountId ? "INVITED" : "CREATED",
            ["JoinedTimestamp"] = account.JoinedAt.Json(),
        };

    public static JsonObject Root(OrganizationState organization) =>
        new()
        {
            ["Id"] = organization.Root.Id,
            ["Arn"] = organization.Arn(organization.Root),
            ["Name"] = organization.Root.Name,
            ["PolicyTypes"] = PolicyTypes(organization),
        };

    public static JsonArray PolicyTypes(OrganizationState organization) =>
        organization.EnabledPolicyTypes.Select(type => new JsonObject { ["Type"] = type, ["Status"] = "ENABLED" }).Json();
}
