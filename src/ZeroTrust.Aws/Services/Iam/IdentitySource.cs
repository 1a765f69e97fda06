using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Iam;
using ZeroTrust.Policy;

namespace ZeroTrust.Aws.Services.Iam;

/// <summary>Users, groups, roles and managed policies, from one consistent listing.</summary>
internal sealed class IdentitySource : IFactSource
{
    public string Name => "iam identities";

    public SourceScope Scope => SourceScope.Account;

    public IReadOnlyList<string> FactTypes { get; } =
    [Names.NameOf<IamUser>(), Names.NameOf<IamGroup>(), Names.NameOf<IamRole>(), Names.NameOf<IamPolicy>()];

    public async Task CollectAsync(FactReader reader)
    {
        var entities = new List<string>();
        if (reader.Wants<IamUser>() || reader.Wants<IamGroup>())
        {
            entities.Add("User");
        }

        if (reader.Wants<IamGroup>())
        {
            entities.Add("Group");
        }

        if (reader.Wants<IamRole>())
        {
            entities.Add("Role");
        }

        if (reader.Wants<IamPolicy>())
        {
            entities.AddRange(["LocalManagedPolicy", "AWSManagedPolicy"]);
        }

        var details = await AuthorizationDetails.ReadAsync(reader, [.. entities]).ConfigureAwait(false);
        if (reader.Wants<IamUser>())
        {
            // The one member that the details lack; it is volatile, so a denied listing leaves it out instead of the user.
            var listed = await reader.TryAsync(() => UserListing.ReadAsync(reader)).ConfigureAwait(false);
            var lastUsed = (listed ?? []).ToDictionary(
                static user => user.UserName,
                static user => Values.Time(user.PasswordLastUsed),
                StringComparer.Ordinal
            );
            foreach (var user in reader.Only(Names.ResourceTypeOf<IamUser>(), details.Users, static user => user.UserName))
            {
                reader.Add(User(reader, user), IdentityFacts.User(user, lastUsed.GetValueOrDefault(user.UserName)));
            }
        }

        if (reader.Wants<IamGroup>())
        {
            foreach (var group in reader.Only(Names.ResourceTypeOf<IamGroup>(), details.Groups, static group => group.GroupName))
            {
                reader.Add(reader.Resource<IamGroup>(group.GroupName, group.Arn), IdentityFacts.Group(group, details.Users));
            }
        }

        foreach (var role in reader.Only(Names.ResourceTypeOf<IamRole>(), details.Roles, static role => role.RoleName))
        {
            reader.Add(reader.Resource<IamRole>(role.RoleName, role.Arn), IdentityFacts.Role(role));
        }

        foreach (
            var policy in reader.Only(
                Names.ResourceTypeOf<IamPolicy>(),
                details.Policies.Where(IdentityFacts.IsInUse),
                static policy => policy.Arn
            )
        )
        {
            reader.Add(Policy(reader, policy), IdentityFacts.Policy(policy));
        }
    }

    public async Task<IFact?> ReadOneAsync(FactReader reader, string factType, ResourceRef resource)
    {
        if (factType == Names.NameOf<IamUser>())
        {
            var user = (await AuthorizationDetails.ReadAsync(reader, "User").ConfigureAwait(false)).Users.FirstOrDefault(user =>
                user.UserName == resource.Id
            );
            return user is null
                ? null
                : new Known<IamUser>(
                    User(reader, user),
                    IdentityFacts.User(user, await PasswordLastUsedAsync(reader, user.UserName).ConfigureAwait(false))
                );
        }

        if (factType == Names.NameOf<IamGroup>())
        {
            var details = await AuthorizationDetails.ReadAsync(reader, "User", "Group").ConfigureAwait(false);
            var group = details.Groups.FirstOrDefault(group => group.GroupName == resource.Id);
            return group is null
                ? null
                : new Known<IamGroup>(reader.Resource<IamGroup>(group.GroupName, group.Arn), IdentityFacts.Group(group, details.Users));
        }

        if (factType == Names.NameOf<IamRole>())
        {
            var role = (await AuthorizationDetails.ReadAsync(reader, "Role").ConfigureAwait(false)).Roles.FirstOrDefault(role =>
                role.RoleName == resource.Id
            );
            return role is null ? null : new Known<IamRole>(reader.Resource<IamRole>(role.RoleName, role.Arn), IdentityFacts.Role(role));
        }

        var kind = Arn.AccountOf(resource.Id) is Arn.AwsAccount ? "AWSManagedPolicy" : "LocalManagedPolicy";
        var policy = (await AuthorizationDetails.ReadAsync(reader, kind).ConfigureAwait(false))
            .Policies.Where(IdentityFacts.IsInUse)
            .FirstOrDefault(policy => policy.Arn == resource.Id);
        return policy is null ? null : new Known<IamPolicy>(Policy(reader, policy), IdentityFacts.Policy(policy));
    }

    private static ResourceRef User(FactReader reader, UserDetail user) => reader.Resource<IamUser>(user.UserName, user.Arn);

    private static ResourceRef Policy(FactReader reader, ManagedPolicyDetail policy) =>
        reader.Resource<IamPolicy>(policy.Arn, policy.Arn, policy.PolicyName);

    private static async Task<DateTimeOffset?> PasswordLastUsedAsync(FactReader reader, string userName)
    {
        var answer = await reader
            .TryAsync(() =>
                reader
                    .Client<IAmazonIdentityManagementService>()
                    .GetUserAsync(new GetUserRequest { UserName = userName }, reader.CancellationToken)
            )
            .ConfigureAwait(false);
        return Values.Time(answer?.User?.PasswordLastUsed);
    }
}
