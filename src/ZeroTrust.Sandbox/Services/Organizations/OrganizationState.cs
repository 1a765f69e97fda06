namespace ZeroTrust.Sandbox.Services.Organizations;

/// <summary>The organization: a tree of targets and the policies on them.</summary>
internal sealed class OrganizationState
{
    /// <summary>o-...</summary>
    public required string Id { get; init; }

    /// <summary>The management account.</summary>
    public required string ManagementAccountId { get; init; }

    /// <summary>Root, units and accounts by id.</summary>
    public SortedDictionary<string, OrganizationNode> Nodes { get; } = new(StringComparer.Ordinal);

    /// <summary>Policies by id.</summary>
    public SortedDictionary<string, OrganizationPolicy> Policies { get; } = new(StringComparer.Ordinal);

    /// <summary>Policy types that are on at the root.</summary>
    public SortedSet<string> EnabledPolicyTypes { get; } = new(StringComparer.Ordinal);

    /// <summary>The root.</summary>
    public OrganizationNode Root => Nodes.Values.First(node => node.Kind == "ROOT");

    /// <summary>The children of a node, of one kind.</summary>
    public IEnumerable<OrganizationNode> Children(string parentId, string kind) =>
        Nodes.Values.Where(node => node.ParentId == parentId && node.Kind == kind);

    /// <summary>A node and everything above it, from the root down.</summary>
    public IReadOnlyList<OrganizationNode> PathTo(string id)
    {
        var path = new List<OrganizationNode>();
        for (
            var node = Nodes.GetValueOrDefault(id);
            node is not null;
            node = node.ParentId is { } parent ? Nodes.GetValueOrDefault(parent) : null
        )
        {
            path.Insert(0, node);
        }

        return path;
    }

    /// <summary>The path as Organizations tells it: ids from the organization down, each with a slash behind it.</summary>
    public string PathOf(string id) =>
        string.Concat(PathTo(id).Select(static node => node.Id).Prepend(Id).Select(static part => part + "/"));

    /// <summary>Policies of one type on a target.</summary>
    public IEnumerable<OrganizationPolicy> PoliciesOn(string targetId, string type) =>
        Policies.Values.Where(policy => policy.Type == type && policy.TargetIds.Contains(targetId));

    /// <summary>The ARN of a node.</summary>
    public string Arn(OrganizationNode node) =>
        node.Kind switch
        {
            "ROOT" => $"arn:aws:organizations::{ManagementAccountId}:root/{Id}/{node.Id}",
            "ORGANIZATIONAL_UNIT" => $"arn:aws:organizations::{ManagementAccountId}:ou/{Id}/{node.Id}",
            _ => $"arn:aws:organizations::{ManagementAccountId}:account/{Id}/{node.Id}",
        };

    /// <summary>The ARN of a policy.</summary>
    public string Arn(OrganizationPolicy policy) =>
        policy.AwsManaged
            ? $"arn:aws:organizations::aws:policy/{policy.Type.ToLowerInvariant()}/{policy.Id}"
            : $"arn:aws:organizations::{ManagementAccountId}:policy/{Id}/{policy.Type.ToLowerInvariant()}/{policy.Id}";
}
