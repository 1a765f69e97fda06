using ZeroTrust.Core.Snapshots;
using ZeroTrust.Core.Tests.Samples;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Iam;
using ZeroTrust.Facts.Kms;
using ZeroTrust.Facts.Organizations;
using ZeroTrust.Facts.S3;

namespace ZeroTrust.Core.Tests.Access;

/// <summary>An organization of three accounts, small enough to read: what tests of policies from facts start with.</summary>
internal static class PolicyFacts
{
    public const string Management = "999988887777";
    public const string Home = "111122223333";
    public const string Other = "444455556666";
    public const string Stranger = "123412341234";
    public const string AwsManaged = "arn:aws:iam::aws:policy/ReadThings";
    public const string Own = "arn:aws:iam::111122223333:policy/team/Own";
    public const string Key = "arn:aws:kms:eu-west-1:111122223333:key/k1";
    public static readonly Gap Denied = new(GapReason.AccessDenied, "iam:GetAccountAuthorizationDetails", "not authorized");

    public static string Allow(string action, string resource = "*") =>
        $$"""{"Version":"2012-10-17","Statement":[{"Sid":"Yes","Effect":"Allow","Action":"{{action}}","Resource":"{{resource}}"}]}""";

    public static string Deny(string action) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Sid":"No","Effect":"Deny","Action":"{{action}}","Resource":"*"}]}""";

    public static string Trust(string principal) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{principal}}"},"Action":"sts:AssumeRole"}]}""";

    public static ResourceRef Iam(string account, string kind, string name) => new(account, ResourceRef.Global, "AWS::IAM::" + kind, name);

    public static Known<IamUser> User(string name, string account = Home) =>
        new(Iam(account, "User", name), new IamUser(name, "/", Sample.Now, [], [], [], null, new Dictionary<string, string>()));

    public static Known<IamUser> With(
        this Known<IamUser> user,
        string[]? groups = null,
        string[]? attached = null,
        string? inline = null,
        string? boundary = null
    ) =>
        user with
        {
            Value = user.Value with
            {
                Groups = groups ?? [],
                AttachedPolicies = Attached(attached),
                InlinePolicies = Inline(inline),
                PermissionsBoundaryArn = boundary,
            },
        };

    public static Known<IamGroup> Group(string name, string[]? attached = null, string? inline = null) =>
        new(Iam(Home, "Group", name), new IamGroup(name, "/", [], Attached(attached), Inline(inline)));

    public static Known<IamRole> Role(
        string name,
        string trust,
        string account = Home,
        string path = "/",
        string[]? attached = null,
        string? inline = null,
        string? boundary = null
    ) =>
        new(
            Iam(account, "Role", name),
            new IamRole(
                name,
                path,
                Sample.Now,
                trust,
                Attached(attached),
                Inline(inline),
                boundary,
                [],
                new Dictionary<string, string> { ["team"] = "a" }
            )
        );

    public static Known<IamPolicy> Managed(string arn, string document, string account = Home) =>
        new(
            Iam(account, "ManagedPolicy", arn),
            new IamPolicy(
                arn[(arn.LastIndexOf('/') + 1)..],
                arn,
                "/",
                "",
                arn.Contains(":aws:policy/", StringComparison.Ordinal),
                "v1",
                document,
                ["v1"],
                1
            )
        );

    public static ResourceRef BucketRef(string name, string account = Home) => new(account, "eu-west-1", "AWS::S3::Bucket", name);

    public static Known<BucketPolicy> Bucket(string name, string? document, string account = Home) =>
        new(BucketRef(name, account), new BucketPolicy(document));

    public static ResourceRef KeyRef(string id) => new(Home, "eu-west-1", "AWS::KMS::Key", id);

    public static Known<KmsKeyPolicy> KeyPolicy(string document) => new(KeyRef("k1"), new KmsKeyPolicy(document));

    /// <summary>The organization with policies that allow everything at each level.</summary>
    public static IEnumerable<IFact> Organization(bool serviceControl = true, bool resourceControl = false)
    {
        string[] types =
        [
            .. serviceControl ? ["SERVICE_CONTROL_POLICY"] : Array.Empty<string>(),
            .. resourceControl ? ["RESOURCE_CONTROL_POLICY"] : Array.Empty<string>(),
        ];
        yield return new Known<OrganizationInfo>(ResourceRef.Account(Home), new OrganizationInfo(true, "o-1", Management, "ALL", null, []));
        yield return new Known<OrganizationInfo>(
            ResourceRef.Account(Management),
            new OrganizationInfo(true, "o-1", Management, "ALL", "r-1", types)
        );
        yield return Target("r-1", "ROOT", []);
        yield return Target("ou-1", "ORGANIZATIONAL_UNIT", ["r-1"]);
        yield return Target(Management, "ACCOUNT", ["r-1"]);
        yield return Target(Home, "ACCOUNT", ["r-1", "ou-1"]);
        yield return Target(Other, "ACCOUNT", ["r-1", "ou-1"]);
        yield return ServiceControl("p-full", Allow("*"), "r-1", "ou-1", Home, Other, Management);
    }

    public static Known<OrganizationTarget> Target(string id, string kind, string[] ancestors) =>
        new(
            new ResourceRef(Management, ResourceRef.Global, "AWS::Organizations::" + kind, id),
            new OrganizationTarget(id, "name of " + id, "", kind, ancestors.LastOrDefault(), ancestors, null)
        );

    public static Known<ServiceControlPolicy> ServiceControl(string id, string content, params string[] targets) =>
        new(
            new ResourceRef(Management, ResourceRef.Global, "AWS::Organizations::Policy", id),
            new ServiceControlPolicy(id, "name of " + id, "", "", false, content, targets)
        );

    public static Snapshot Snapshot(params IEnumerable<IFact>[] facts) =>
        new(
            Sample.Header with
            {
                Accounts = [new AccountScope(Home, "home", false), new AccountScope(Management, "management", true)],
                FactTypes = [],
            },
            facts.SelectMany(static f => f)
        );

    private static IReadOnlyList<AttachedPolicy> Attached(string[]? arns) =>
        [.. (arns ?? []).Select(static arn => new AttachedPolicy(arn[(arn.LastIndexOf('/') + 1)..], arn))];

    private static IReadOnlyList<InlinePolicy> Inline(string? document) => document is null ? [] : [new InlinePolicy("inline", document)];
}
