using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Sandbox.Services.Iam;

/// <summary>Puts users, groups, roles and policies into an account of the sample.</summary>
internal static class IamBuilder
{
    public static UserState User(
        this AccountBuilder at,
        string name,
        int age,
        int? passwordUsed = null,
        bool console = false,
        string? mfa = null
    )
    {
        var user = new UserState
        {
            Name = name,
            Id = at.Ids.Iam("AIDA"),
            CreatedAt = at.DaysAgo(age),
        };
        if (console)
        {
            user.PasswordCreatedAt = at.DaysAgo(age);
            user.PasswordLastUsed = passwordUsed is { } used ? at.DaysAgo(used) : null;
        }

        if (mfa is not null)
        {
            var serial = mfa switch
            {
                "virtual" => $"arn:aws:iam::{at.Account.Id}:mfa/{name}",
                "fido" => $"arn:aws:iam::{at.Account.Id}:u2f/user/{name}/key-{at.Ids.Short("", 8).ToUpperInvariant()}",
                _ => mfa,
            };
            user.MfaDevices[serial] = at.DaysAgo(age - 1);
        }

        at.Account.Iam.Users.Add(name, user);
        return user;
    }

    public static UserState Key(
        this AccountBuilder at,
        UserState user,
        int age,
        int? used,
        string status = "Active",
        string? id = null,
        string service = "s3",
        string region = "eu-west-1"
    )
    {
        var key = new AccessKeyState
        {
            Id = id ?? at.Ids.Iam("AKIA"),
            Secret = at.Ids.Secret(),
            CreatedAt = at.DaysAgo(age),
            Status = status,
        };
        if (used is { } days)
        {
            key.LastUsedAt = at.DaysAgo(days);
            (key.LastUsedService, key.LastUsedRegion) = (service, region);
        }

        user.AccessKeys.Add(key);
        return user;
    }

    public static GroupState Group(this AccountBuilder at, string name, IEnumerable<string> policies, params UserState[] members)
    {
        var group = new GroupState
        {
            Name = name,
            Id = at.Ids.Iam("AGPA"),
            CreatedAt = at.DaysAgo(900),
        };
        group.Attached.UnionWith(policies);
        group.Members.UnionWith(members.Select(user => user.Name));
        at.Account.Iam.Groups.Add(name, group);
        return group;
    }

    public static ManagedPolicyState Policy(this AccountBuilder at, string name, string description, params string[] documents)
    {
        var policy = new ManagedPolicyState
        {
            Name = name,
            Arn = at.Account.Iam.Arn("policy", "/", name),
            Id = at.Ids.Iam("ANPA"),
            CreatedAt = at.DaysAgo(700),
            UpdatedAt = at.DaysAgo(300),
            Description = description,
            DefaultVersionId = "v" + documents.Length.ToString(System.Globalization.CultureInfo.InvariantCulture),
            NextVersion = documents.Length + 1,
        };
        for (var i = 0; i < documents.Length; i++)
        {
            policy.Versions.Add(
                new PolicyVersionState(
                    "v" + (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
                    documents[i],
                    at.DaysAgo(700 - (10 * i))
                )
            );
        }

        at.Account.Iam.Policies.Add(policy.Arn, policy);
        return policy;
    }

    public static RoleState Role(this AccountBuilder at, string name, string trust, int age, int? used, params string[] policies)
    {
        var role = new RoleState
        {
            Name = name,
            Id = at.Ids.Iam("AROA"),
            CreatedAt = at.DaysAgo(age),
            Trust = trust,
            LastUsedAt = used is { } days ? at.DaysAgo(days) : null,
            LastUsedRegion = used is null ? null : "eu-west-1",
        };
        role.Attached.UnionWith(policies);
        at.Account.Iam.Roles.Add(name, role);
        return role;
    }

    public static void ServiceLinkedRole(this AccountBuilder at, string name, string service, int age, int? used) =>
        at.Account.Iam.Roles.Add(
            name,
            new RoleState
            {
                Name = name,
                Path = $"/aws-service-role/{service}/",
                Id = at.Ids.Iam("AROA"),
                CreatedAt = at.DaysAgo(age),
                Trust = IamSampleDocuments.TrustService(service),
                LastUsedAt = used is { } days ? at.DaysAgo(days) : null,
                LastUsedRegion = used is null ? null : "us-east-1",
            }
        );
}
