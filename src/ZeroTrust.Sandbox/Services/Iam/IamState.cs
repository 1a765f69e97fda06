using System.Text.Json.Nodes;

namespace ZeroTrust.Sandbox.Services.Iam;

/// <summary>IAM of one account.</summary>
internal sealed class IamState(string accountId)
{
    /// <summary>Users by name.</summary>
    public SortedDictionary<string, UserState> Users { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Groups by name.</summary>
    public SortedDictionary<string, GroupState> Groups { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Roles by name.</summary>
    public SortedDictionary<string, RoleState> Roles { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Customer managed policies by ARN.</summary>
    public SortedDictionary<string, ManagedPolicyState> Policies { get; } = new(StringComparer.Ordinal);

    /// <summary>Parameters of UpdateAccountPasswordPolicy; null where the default applies.</summary>
    public JsonObject? PasswordPolicy { get; set; }

    /// <summary>MFA devices of the root user: a virtual one is an ARN.</summary>
    public List<string> RootMfaDevices { get; } = [];

    /// <summary>Access keys of the root user.</summary>
    public List<AccessKeyState> RootAccessKeys { get; } = [];

    /// <summary>The sign-in name of the account.</summary>
    public List<string> Aliases { get; } = [];

    /// <summary>ARNs of SAML providers.</summary>
    public List<string> SamlProviders { get; } = [];

    /// <summary>When the credential report was last asked for.</summary>
    public DateTimeOffset? CredentialReportAt { get; set; }

    /// <summary>An ARN in this account, such as <c>user/path/name</c>.</summary>
    public string Arn(string kind, string path, string name) => $"arn:aws:iam::{accountId}:{kind}{path}{name}";

    /// <summary>The ARN of a user.</summary>
    public string Arn(UserState user) => Arn("user", user.Path, user.Name);

    /// <summary>The ARN of a group.</summary>
    public string Arn(GroupState group) => Arn("group", group.Path, group.Name);

    /// <summary>The ARN of a role.</summary>
    public string Arn(RoleState role) => Arn("role", role.Path, role.Name);

    /// <summary>The managed policy of an ARN, of the account or of AWS, or null.</summary>
    public ManagedPolicyState? Policy(string arn) => Policies.GetValueOrDefault(arn) ?? AwsManagedPolicies.Find(arn);

    /// <summary>The groups of a user.</summary>
    public IEnumerable<GroupState> GroupsOf(UserState user) => Groups.Values.Where(group => group.Members.Contains(user.Name));

    /// <summary>How many users, groups and roles carry a managed policy.</summary>
    public int Attachments(string arn) => Holders.Count(holder => holder.Attached.Contains(arn));

    /// <summary>How many users and roles have a managed policy as boundary.</summary>
    public int Boundaries(string arn) => Users.Values.Count(u => u.Boundary == arn) + Roles.Values.Count(r => r.Boundary == arn);

    private IEnumerable<IdentityState> Holders => Users.Values.Concat<IdentityState>(Groups.Values).Concat(Roles.Values);
}
