using System.Text.Json.Nodes;
using ZeroTrust.Policy.Packing;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Organizations;

/// <summary>Policies of the organization: their text.</summary>
[Service("organizations")]
internal static class OrganizationPolicyOperations
{
    private const int MaximumDescription = 512;
    private const int MaximumName = 128;

    public static JsonObject ListPolicies(Call call)
    {
        var organization = call.Managed();
        var type = call.Need("Filter");
        return call.Page(
            organization
                .Policies.Values.Where(policy => policy.Type == type)
                .Select(policy => OrganizationLookup.View(organization, policy))
                .ToList(),
            size: 4
        );
    }

    public static JsonObject DescribePolicy(Call call)
    {
        var organization = call.Managed();
        return Whole(organization, organization.Policy(call));
    }

    public static JsonObject CreatePolicy(Call call)
    {
        var organization = call.Managed();
        var (name, type, content) = (call.Need("Name"), call.Need("Type"), call.Need("Content"));
        CheckText(name, call.Text("Description"));
        CheckContent(type, content);
        CheckName(organization, name, type, except: null);
        CheckNumber(organization, type);
        var policy = new OrganizationPolicy
        {
            Id = call.World.Ids.Short("p-", 8),
            Name = name,
            Type = type,
            Description = call.Text("Description") ?? "",
            Content = content,
        };
        policy.Tags.SetPairs(call.Parts("Tags"));
        organization.Policies.Add(policy.Id, policy);
        return Whole(organization, policy);
    }

    public static JsonObject UpdatePolicy(Call call)
    {
        var organization = call.Managed();
        var policy = Own(organization, call);
        var (name, description, content) = (
            call.Text("Name") ?? policy.Name,
            call.Text("Description") ?? policy.Description,
            call.Text("Content") ?? policy.Content
        );
        CheckText(name, description);
        CheckContent(policy.Type, content);
        CheckName(organization, name, policy.Type, policy);
        (policy.Name, policy.Description, policy.Content) = (name, description, content);
        return Whole(organization, policy);
    }

    public static JsonObject DeletePolicy(Call call)
    {
        var organization = call.Managed();
        var policy = Own(organization, call);
        if (policy.TargetIds.Count > 0)
        {
            throw new ServiceError(
                "PolicyInUseException",
                "The policy is attached to one or more entities. You must detach it from all roots, OUs, and accounts "
                    + "before performing this operation."
            );
        }

        organization.Policies.Remove(policy.Id);
        return [];
    }

    private static OrganizationPolicy Own(OrganizationState organization, Call call)
    {
        var policy = organization.Policy(call);
        return policy.AwsManaged
            ? throw OrganizationLookup.InvalidInput(
                "IMMUTABLE_POLICY",
                "You specified a policy that is managed by AWS and can't be modified."
            )
            : policy;
    }

    private static void CheckText(string name, string? description)
    {
        if (name.Length > MaximumName)
        {
            throw OrganizationLookup.InvalidInput("MAX_LENGTH_EXCEEDED", "You provided a value that is longer than allowed: Name.");
        }

        if (description?.Length > MaximumDescription)
        {
            throw OrganizationLookup.InvalidInput("MAX_LENGTH_EXCEEDED", "You provided a value that is longer than allowed: Description.");
        }
    }

    private static void CheckContent(string type, string content)
    {
        if (type == "S3_POLICY" && !S3PolicySyntax.IsValid(content))
        {
            throw new ServiceError(
                "MalformedPolicyDocumentException",
                "The provided policy document does not meet the requirements of the specified policy type."
            );
        }

        if (OrganizationQuota.Of(type) is not { } quota)
        {
            return;
        }

        var kind = type == "SERVICE_CONTROL_POLICY" ? PolicyForm.ServiceControl : PolicyForm.Resource;
        if (PolicySyntax.Fault(content, kind) is { } fault)
        {
            throw new ServiceError(
                "MalformedPolicyDocumentException",
                "The provided policy document does not meet the requirements of the specified policy type. " + fault
            );
        }

        if (content.Length > quota.DocumentSize)
        {
            throw OrganizationLookup.Constraint(
                "POLICY_CONTENT_LIMIT_EXCEEDED",
                $"You have exceeded the maximum policy document size: {quota.DocumentSize} characters."
            );
        }
    }

    private static void CheckNumber(OrganizationState organization, string type)
    {
        if (
            OrganizationQuota.Of(type) is { } quota
            && organization.Policies.Values.Count(policy => policy.Type == type && !policy.AwsManaged) >= quota.PerOrganization
        )
        {
            throw OrganizationLookup.Constraint(
                "POLICY_NUMBER_LIMIT_EXCEEDED",
                "You have attempted to exceed the number of policies that you can have in an organization."
            );
        }
    }

    private static void CheckName(OrganizationState organization, string name, string type, OrganizationPolicy? except)
    {
        if (organization.Policies.Values.Any(policy => policy != except && policy.Type == type && policy.Name == name))
        {
            throw new ServiceError("DuplicatePolicyException", "A policy with the same name already exists.");
        }
    }

    private static JsonObject Whole(OrganizationState organization, OrganizationPolicy policy) =>
        new()
        {
            ["Policy"] = new JsonObject { ["PolicySummary"] = OrganizationLookup.View(organization, policy), ["Content"] = policy.Content },
        };
}
