using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.State;
using ZeroTrust.Sandbox.State.Iam;
using ZeroTrust.Sandbox.State.Kms;
using ZeroTrust.Sandbox.State.S3;

namespace ZeroTrust.Sandbox.Sample;

/// <summary>Puts things into one account of the sample, with ages counted back from the start of the day.</summary>
internal sealed class AccountBuilder(World world, AccountState account, DateTimeOffset day)
{
    public AccountState Account { get; } = account;

    public World World { get; } = world;

    public DateTimeOffset DaysAgo(int days) => day.AddDays(-days).AddHours(9).AddMinutes(Account.Id[^1] - '0');

    public User User(string name, int age, int? passwordUsed = null, bool console = false, string? mfa = null)
    {
        var user = new User { Name = name, Id = World.Ids.Iam("AIDA"), CreatedAt = DaysAgo(age) };
        if (console)
        {
            user.PasswordCreatedAt = DaysAgo(age);
            user.PasswordLastUsed = passwordUsed is { } used ? DaysAgo(used) : null;
        }

        if (mfa is not null)
        {
            var serial = mfa switch
            {
                "virtual" => $"arn:aws:iam::{Account.Id}:mfa/{name}",
                "fido" => $"arn:aws:iam::{Account.Id}:u2f/user/{name}/key-{World.Ids.Short("", 8).ToUpperInvariant()}",
                _ => mfa,
            };
            user.MfaDevices[serial] = DaysAgo(age - 1);
        }

        Account.Iam.Users.Add(name, user);
        return user;
    }

    public User Key(User user, int age, int? used, string status = "Active", string? id = null, string service = "s3", string region = "eu-west-1")
    {
        var key = new AccessKey { Id = id ?? World.Ids.Iam("AKIA"), Secret = World.Ids.Secret(), CreatedAt = DaysAgo(age), Status = status };
        if (used is { } days)
        {
            key.LastUsedAt = DaysAgo(days);
            (key.LastUsedService, key.LastUsedRegion) = (service, region);
        }

        user.AccessKeys.Add(key);
        return user;
    }

    public Group Group(string name, IEnumerable<string> policies, params User[] members)
    {
        var group = new Group { Name = name, Id = World.Ids.Iam("AGPA"), CreatedAt = DaysAgo(900) };
        group.Attached.UnionWith(policies);
        group.Members.UnionWith(members.Select(user => user.Name));
        Account.Iam.Groups.Add(name, group);
        return group;
    }

    public ManagedPolicy Policy(string name, string description, params string[] documents)
    {
        var policy = new ManagedPolicy
        {
            Name = name,
            Arn = Account.Iam.Arn("policy", "/", name),
            Id = World.Ids.Iam("ANPA"),
            CreatedAt = DaysAgo(700),
            UpdatedAt = DaysAgo(300),
            Description = description,
            DefaultVersionId = "v" + documents.Length.ToString(System.Globalization.CultureInfo.InvariantCulture),
            NextVersion = documents.Length + 1,
        };
        for (var i = 0; i < documents.Length; i++)
            policy.Versions.Add(new PolicyVersion("v" + (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), documents[i], DaysAgo(700 - (10 * i))));
        Account.Iam.Policies.Add(policy.Arn, policy);
        return policy;
    }

    public Role Role(string name, string trust, int age, int? used, params string[] policies)
    {
        var role = new Role
        {
            Name = name,
            Id = World.Ids.Iam("AROA"),
            CreatedAt = DaysAgo(age),
            Trust = trust,
            LastUsedAt = used is { } days ? DaysAgo(days) : null,
            LastUsedRegion = used is null ? null : "eu-west-1",
        };
        role.Attached.UnionWith(policies);
        Account.Iam.Roles.Add(name, role);
        return role;
    }

    public void ServiceLinkedRole(string name, string service, int age, int? used) => Account.Iam.Roles.Add(name, new Role
    {
        Name = name,
        Path = $"/aws-service-role/{service}/",
        Id = World.Ids.Iam("AROA"),
        CreatedAt = DaysAgo(age),
        Trust = Documents.TrustService(service),
        LastUsedAt = used is { } days ? DaysAgo(days) : null,
        LastUsedRegion = used is null ? null : "us-east-1",
    });

    public Bucket Bucket(string name, string region, JsonObject? encryption, bool blocked = true, bool old = false)
    {
        var bucket = new Bucket
        {
            Name = name,
            AccountId = Account.Id,
            Region = region,
            CreatedAt = DaysAgo(old ? 2100 : 600),
            EncryptionBaseline = old ? null : State.S3.Bucket.Aes256(),
            Encryption = encryption,
            PublicAccessBlock = blocked ? Documents.Block(true, true, true, true) : null,
            Ownership = old ? null : "BucketOwnerEnforced",
        };
        Account.Buckets.Add(name, bucket);
        return bucket;
    }

    public Key Key(string region, string? alias, string description, int? rotation, string? policy = null, string state = "Enabled", string spec = "SYMMETRIC_DEFAULT", string manager = "CUSTOMER")
    {
        var id = World.Ids.Uuid();
        var here = Account.Region(region);
        var key = new Key
        {
            Id = id,
            Arn = here.Arn("kms", "key/" + id),
            CreatedAt = DaysAgo(500),
            Manager = manager,
            State = state,
            Spec = spec,
            Usage = spec.StartsWith("RSA", StringComparison.Ordinal) ? "SIGN_VERIFY" : "ENCRYPT_DECRYPT",
            Description = description,
            Policy = policy ?? Documents.KeyOfAccount(Account.Id),
            RotationDays = rotation,
            DeletionAt = state == "PendingDeletion" ? DaysAgo(-12) : null,
        };
        here.Keys.Add(id, key);
        if (alias is not null) here.Aliases.Add(alias, new KeyAlias(alias, id, DaysAgo(500)));
        return key;
    }

    public void Put(string region, string shelf, string id, JsonObject item) => Account.Region(region).Shelf(shelf).Add(id, item.Present());

    public void Tag(string region, string arn, params (string Key, string Value)[] tags)
    {
        foreach (var (key, value) in tags) Account.Region(region).TagsOf(arn)[key] = value;
    }
}
