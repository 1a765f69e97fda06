using System.Text.Json.Nodes;
using ZeroTrust.Policy.Packing;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Organizations;

/// <summary>Where policies of the organization are attached, and which types are on.</summary>
[Service("organizations")]
internal static class AttachmentOperations
{
    // Of the types that govern settings and not access (declarative, backup, tag, Security Hub policies ...).
    private const int ManagementPoliciesPerTarget = 10;

    public static JsonObject ListPoliciesForTarget(Call call)
    {
        var organization = call.Managed();
        var target = organization.Target(call);
        return call.Page(
            organization
                .PoliciesOn(target.Id, call.Need("Filter"))
                .Select(policy => OrganizationLookup.View(organization, policy))
                .ToList(),
            size: 4
        );
    }

    public static JsonObject ListTargetsForPolicy(Call call)
    {
        var organization = call.Managed();
        return call.Page(
            organization
                .Policy(call)
                .TargetIds.Select(id => organization.Nodes[id])
                .Select(node =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["TargetId"] = node.Id,
                            ["Arn"] = organization.Arn(node),
                            ["Name"] = node.Name,
                            ["Type"] = node.Kind,
                        }
                )
                .ToList(),
            size: 4
        );
    }

    public static JsonObject AttachPolicy(Call call)
    {
        var organization = call.Managed();
        var policy = organization.Policy(call);
        var target = organization.Target(call);
        if (!organization.EnabledPolicyTypes.Contains(policy.Type))
        {
            throw new ServiceError("PolicyTypeNotEnabledException", "The specified policy type isn't currently enabled in this root.");
        }

        if (policy.TargetIds.Contains(target.Id))
        {
            throw new ServiceError(
                "DuplicatePolicyAttachmentException",
                "The selected policy is already attached to the specified target."
            );
        }

        if (
            organization.PoliciesOn(target.Id, policy.Type).Count()
            >= (OrganizationQuota.Of(policy.Type)?.Attached ?? ManagementPoliciesPerTarget)
        )
        {
            throw OrganizationLookup.Constraint(
                "MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
                "You have attached the maximum number of policies to the specified target."
            );
        }

        policy.TargetIds.Add(target.Id);
        return [];
    }

    public static JsonObject DetachPolicy(Call call)
    {
        var organization = call.Managed();
        var policy = organization.Policy(call);
        var target = organization.Target(call);
        if (!policy.TargetIds.Contains(target.Id))
        {
            throw new ServiceError(
                "PolicyNotAttachedException",
                "The policy isn't attached to the specified target in the specified root."
            );
        }

        if (policy.Type == "SERVICE_CONTROL_POLICY" && organization.PoliciesOn(target.Id, policy.Type).Count() == 1)
        {
            throw OrganizationLookup.Constraint(
                "MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
                "You can't remove the last policy of the specified type from the target."
            );
        }

        policy.TargetIds.Remove(target.Id);
        return [];
    }

    public static JsonObject EnablePolicyType(Call call)
    {
        var organization = Root(call);
        var type = call.Need("PolicyType");
        if (!organization.EnabledPolicyTypes.Add(type))
        {
            throw new ServiceError(
                "PolicyTypeAlreadyEnabledException",
                "The specified policy type is already enabled in the specified root."
            );
        }
        // "All entities are reverted to being attached only to the default FullAWSAccess SCP"
        // (https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_enable-disable.html).
        foreach (var everything in organization.Policies.Values.Where(policy => policy.Type == type && policy.AwsManaged))
        {
            everything.TargetIds.UnionWith(organization.Nodes.Keys);
        }

        return new() { ["Root"] = OrganizationLookup.Root(organization) };
    }

    public static JsonObject DisablePolicyType(Call call)
    {
        var organization = Root(call);
        var type = call.Need("PolicyType");
        if (!organization.EnabledPolicyTypes.Remove(type))
        {
            throw new ServiceError("PolicyTypeNotEnabledException", "The specified policy type isn't currently enabled in this root.");
        }

        foreach (var policy in organization.Policies.Values.Where(policy => policy.Type == type))
        {
            policy.TargetIds.Clear();
        }

        return new() { ["Root"] = OrganizationLookup.Root(organization) };
    }

    private static OrganizationState Root(Call call)
    {
        var organization = call.Managed();
        return call.Need("RootId") == organization.Root.Id
            ? organization
            : throw new ServiceError("RootNotFoundException", "You specified a root that doesn't exist.");
    }
}
