using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Iam;

/// <summary>Managed policies and their versions.</summary>
[Service("iam")]
internal static class PolicyOperations
{
    private const int VersionsPerPolicy = 5;
    private const int DocumentLength = 6144;

    public static JsonObject ListPolicies(Call call)
    {
        var scope = call.Text("Scope") ?? "All";
        var policies = (scope == "AWS" ? [] : call.Iam.Policies.Values.AsEnumerable()).Concat(
            scope == "Local" ? [] : AwsManagedPolicies.List
        );
        var attachedOnly = call.Flag("OnlyAttached") ?? false;
        return call.Page(
            policies
                .Where(policy => !attachedOnly || call.Iam.Attachments(policy.Arn) > 0)
                .Where(policy => policy.Path.StartsWith(call.Text("PathPrefix") ?? "/", StringComparison.Ordinal))
                .Select(policy => IamViews.Policy(call.Iam, policy, whole: false))
                .ToList()
        );
    }

    public static JsonObject GetPolicy(Call call) => new() { ["Policy"] = IamViews.Policy(call.Iam, call.Policy(), whole: true) };

    public static JsonObject GetPolicyVersion(Call call)
    {
        var policy = call.Policy();
        return new() { ["PolicyVersion"] = IamViews.Version(policy, Version(call, policy), document: true) };
    }

    public static JsonObject ListPolicyVersions(Call call)
    {
        var policy = call.Policy();
        return call.Page(policy.Versions.Select(version => IamViews.Version(policy, version, document: false)).Reverse().ToList());
    }

    public static JsonObject CreatePolicy(Call call)
    {
        var name = call.Need("PolicyName");
        var path = call.Text("Path") ?? "/";
        var arn = call.Iam.Arn("policy", path, name);
        if (call.Iam.Policies.Values.Any(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            throw IamLookup.Exists($"A policy called {name} already exists. Duplicate names are not allowed.");
        }

        var document = Document(call);
        var policy = new ManagedPolicyState
        {
            Name = name,
            Path = path,
            Arn = arn,
            Id = call.World.Ids.Iam("ANPA"),
            CreatedAt = call.Now,
            UpdatedAt = call.Now,
            Description = call.Text("Description"),
        };
        policy.Versions.Add(new PolicyVersionState("v1", document, call.Now));
        policy.Tags.SetPairs(call.Parts("Tags"));
        call.Iam.Policies.Add(arn, policy);
        var view = IamViews.Policy(call.Iam, policy, whole: true);
        view.Remove("Description");
        return new() { ["Policy"] = view };
    }

    public static JsonObject DeletePolicy(Call call)
    {
        var policy = call.OwnPolicy();
        if (call.Iam.Attachments(policy.Arn) + call.Iam.Boundaries(policy.Arn) > 0)
        {
            throw IamLookup.Conflict("Cannot delete a policy attached to entities.");
        }

        if (policy.Versions.Count > 1)
        {
            throw IamLookup.Conflict(
                "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default "
                    + "version is deleted with the policy."
            );
        }

        call.Iam.Policies.Remove(policy.Arn);
        return [];
    }

    public static JsonObject CreatePolicyVersion(Call call)
    {
        var policy = call.OwnPolicy();
        var document = Document(call);
        if (policy.Versions.Count >= VersionsPerPolicy)
        {
            throw IamLookup.Limit(
                "A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version."
            );
        }

        var version = new PolicyVersionState(
            "v" + policy.NextVersion.ToString(System.Globalization.CultureInfo.InvariantCulture),
            document,
            call.Now
        );
        policy.NextVersion++;
        policy.Versions.Add(version);
        policy.UpdatedAt = call.Now;
        if (call.Flag("SetAsDefault") ?? false)
        {
            policy.DefaultVersionId = version.Id;
        }

        return new() { ["PolicyVersion"] = IamViews.Version(policy, version, document: false) };
    }

    public static JsonObject DeletePolicyVersion(Call call)
    {
        var policy = call.OwnPolicy();
        var version = Version(call, policy);
        if (version.Id == policy.DefaultVersionId)
        {
            throw IamLookup.Conflict("Cannot delete the default version of a policy.");
        }

        policy.Versions.Remove(version);
        return [];
    }

    public static JsonObject SetDefaultPolicyVersion(Call call)
    {
        var policy = call.OwnPolicy();
        policy.DefaultVersionId = Version(call, policy).Id;
        policy.UpdatedAt = call.Now;
        return [];
    }

    public static JsonObject ListEntitiesForPolicy(Call call)
    {
        var arn = call.Policy().Arn;
        var filter = call.Text("EntityFilter");
        var boundary = call.Text("PolicyUsageFilter") == "PermissionsBoundary";
        bool Uses(IdentityState holder, string? bound) => boundary ? bound == arn : holder.Attached.Contains(arn);
        var entities = call
            .Iam.Groups.Values.Where(g => filter is null or "Group" && Uses(g, null))
            .Select(g => ("PolicyGroups", new JsonObject { ["GroupName"] = g.Name, ["GroupId"] = g.Id }))
            .Concat(
                call.Iam.Users.Values.Where(u => filter is null or "User" && Uses(u, u.Boundary))
                    .Select(u => ("PolicyUsers", new JsonObject { ["UserName"] = u.Name, ["UserId"] = u.Id }))
            )
            .Concat(
                call.Iam.Roles.Values.Where(r => filter is null or "Role" && Uses(r, r.Boundary))
                    .Select(r => ("PolicyRoles", new JsonObject { ["RoleName"] = r.Name, ["RoleId"] = r.Id }))
            );
        return MixedPage.Of(call, entities.ToList(), ["PolicyGroups", "PolicyUsers", "PolicyRoles"]);
    }

    private static PolicyVersionState Version(Call call, ManagedPolicyState policy)
    {
        var id = call.Need("VersionId");
        return policy.Versions.Find(version => version.Id == id)
            ?? throw IamLookup.NoSuchEntity($"Policy {policy.Arn} version {id} does not exist or is not attachable.");
    }

    private static string Document(Call call)
    {
        var document = call.Need("PolicyDocument");
        RoleOperations.Check(document, PolicyForm.Identity);
        var length = document.Count(c => !char.IsWhiteSpace(c));
        return length <= DocumentLength ? document : throw IamLookup.Limit($"Cannot exceed quota for PolicySize: {DocumentLength}");
    }
}
