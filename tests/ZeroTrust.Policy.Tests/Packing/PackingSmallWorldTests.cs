using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Packing;
using ZeroTrust.Policy.Principals;
using ZeroTrust.Policy.Tests.Randomized;

namespace ZeroTrust.Policy.Tests.Packing;

/// <summary>Random sets of policies over a world small enough to ask every request in it: packing changes neither
/// what they allow nor what they deny.</summary>
public sealed class PackingSmallWorldTests(ITestOutputHelper output)
{
    private static readonly string[] Actions = ["s3:Get", "s3:GetX", "s3:Put", "ec2:Run"];
    private static readonly string[] ActionPatterns = ["s3:Get", "s3:Get*", "S3:GETX", "s3:*", "*", "ec2:Run", "s3:???"];
    private static readonly string[] Resources = ["arn:aws:s3:::a", "arn:aws:s3:::ab", "arn:aws:s3:::b/c", "arn:aws:s3:::u", "*"];
    private static readonly string[] ResourcePatterns =
    [
        "arn:aws:s3:::a",
        "arn:aws:s3:::a*",
        "arn:aws:s3:::*",
        "*",
        "arn:aws:s3:::?b",
        "arn:aws:s3:::b/c",
        "arn:aws:s3:::${aws:username}",
    ];
    private static readonly string[] Principals =
    [
        "arn:aws:iam::111122223333:user/u",
        "arn:aws:iam::111122223333:user/v",
        "arn:aws:iam::444455556666:user/w",
    ];
    private static readonly string[] PrincipalPatterns =
    [
        "*",
        "111122223333",
        "arn:aws:iam::111122223333:user/u",
        "arn:aws:iam::444455556666:root",
    ];
    private static readonly string[] Organizations = ["o", "O", "p", "o*"];
    private static readonly string[] Tags = ["k", "l", "m"];
    private static readonly string[] OrganizationOperators =
    [
        "StringEquals",
        "StringNotEquals",
        "StringLike",
        "StringNotLike",
        "StringEqualsIgnoreCase",
        "StringEqualsIfExists",
    ];
    private static readonly string[] TagOperators =
    [
        "ForAllValues:StringEquals",
        "ForAnyValue:StringEquals",
        "ForAnyValue:StringNotLike",
        "StringEquals",
        "StringNotEquals",
    ];
    private static readonly string[][] RequestOrganizations =
    [
        [],
        ["o"],
        ["O"],
        ["p"],
        ["ox"],
        [""],
    ];
    private static readonly string[][] RequestTags =
    [
        [],
        ["k"],
        ["l"],
        ["x"],
        ["k", "l"],
        ["k", "x"],
    ];

    private static readonly AccessRequest[] Requests =
    [
        .. from action in Actions
        from resource in Resources
        from principal in Principals
        from organization in RequestOrganizations
        from tags in RequestTags
        select new AccessRequest(
            RequestPrincipal.Parse(principal),
            action,
            resource,
            Context(("aws:PrincipalOrgID", organization), ("aws:TagKeys", tags))
        ),
    ];

    public static TheoryData<bool, bool> Kinds =>
        new()
        {
            { false, false },
            { true, false },
            { false, true },
        };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Packing_keeps_what_is_allowed_and_what_is_denied(bool resourcePolicies, bool tight)
    {
        var rounds = RunSettings.IsLarge ? 2_000 : 100;
        var seed = 20261121 + (resourcePolicies ? 1 : 0) + (tight ? 2 : 0);
        output.WriteLine($"seed {seed}, {rounds} rounds");
        var random = new Random(seed);
        var (saved, undecided, changed) = (0, 0, 0);
        for (var round = 0; round < rounds; round++)
        {
            var documents = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Policy(random, resourcePolicies)).ToArray();
            var limits = tight ? new PackingLimits(random.Next(200, 400)) : PackingLimits.ManagedPolicy;
            var result = PolicyPacker.Pack(documents, limits);
            var packed = result.Documents.Select(static d => d.Document).ToArray();
            var shown =
                $"round {round}, limit {limits.MaximumCharacters}\nbefore "
                + $"{string.Join("\n       ", documents.Select(static d => d.ToJson()))}\nafter  "
                + $"{string.Join("\n       ", packed.Select(static d => d.ToJson()))}";

            var (old, @new) = (Prepared(documents), Prepared(packed));
            var contradiction = Requests.FirstOrDefault(request => Effects(old, request) != Effects(@new, request));
            Assert.True(contradiction is null, $"{contradiction?.Principal} {contradiction?.Action} {contradiction?.Resource}: {shown}");

            Assert.Equal(documents.Sum(static d => d.ToJson().Length), result.CharactersBefore);
            Assert.Equal(packed.Sum(static d => d.ToJson().Length), result.CharactersAfter);
            Assert.All(result.Documents, d => Assert.Equal(d.Characters <= limits.MaximumCharacters, d.Fits));
            Assert.All(packed, static d => Assert.True(PolicyDocument.Parse(d.ToJson()).IsValid));
            if (!tight)
            {
                Assert.True(result.CharactersAfter <= result.CharactersBefore, shown);
                Assert.True(packed.Length <= documents.Length && result.Fits, shown);
            }

            saved += result.CharactersBefore - result.CharactersAfter;
            undecided += result.Undecided.Count;
            changed += result.Documents.Any(static d => d.Proof != PackingProof.Unchanged) ? 1 : 0;
        }

        output.WriteLine($"{saved} characters saved, {changed} changed, {undecided} steps undecided");
        Assert.True(changed > rounds / 10);
    }

    [Fact]
    public void Packing_again_changes_nothing()
    {
        var random = new Random(20261122);
        for (var round = 0; round < (RunSettings.IsLarge ? 1_000 : 60); round++)
        {
            var once = PolicyPacker.Pack(
                [.. Enumerable.Range(0, 3).Select(_ => Policy(random, round % 2 == 0))],
                PackingLimits.ManagedPolicy
            );
            var twice = PolicyPacker.Pack([.. once.Documents.Select(static d => d.Document)], PackingLimits.ManagedPolicy);
            Assert.True(twice.CharactersAfter <= once.CharactersAfter && twice.Documents.Count <= once.Documents.Count);
        }
    }

    private static PolicyDocument Policy(Random random, bool resourcePolicy) =>
        new()
        {
            DeclaredVersion = random.Next(4) == 0 ? PolicyVersion.V2008 : PolicyVersion.V2012,
            Statements =
            [
                .. Enumerable
                    .Range(0, random.Next(1, 5))
                    .Select(i => Statement(random, resourcePolicy) with { Sid = random.Next(2) == 0 ? "S" + i : null }),
            ],
        };

    private static Statement Statement(Random random, bool resourcePolicy) =>
        new()
        {
            Effect = random.Next(3) == 0 ? Effect.Deny : Effect.Allow,
            Principal = !resourcePolicy ? null : PrincipalElement.Aws(Some(random, PrincipalPatterns)),
            Action =
                random.Next(5) == 0 ? ActionElement.Except(Some(random, ActionPatterns)) : ActionElement.Of(Some(random, ActionPatterns)),
            Resource =
                random.Next(5) == 0
                    ? ResourceElement.Except(Some(random, ResourcePatterns))
                    : ResourceElement.Of(Some(random, ResourcePatterns)),
            Conditions = random.Next(3) switch
            {
                0 => ConditionBlock.Of(
                    Condition.Of(
                        OrganizationOperators[random.Next(OrganizationOperators.Length)],
                        "aws:PrincipalOrgID",
                        Some(random, Organizations)
                    )
                ),
                1 => ConditionBlock.Of(Condition.Of(TagOperators[random.Next(TagOperators.Length)], "aws:TagKeys", Some(random, Tags))),
                _ => ConditionBlock.Empty,
            },
        };

    private static string[] Some(Random random, string[] from) => [.. from.OrderBy(_ => random.Next()).Take(random.Next(1, 4))];

    private static RequestContext Context(params (string Key, string[] Values)[] keys) =>
        keys.Aggregate(
            RequestContext.Complete,
            static (context, key) => context.With(key.Key, key.Values.Length == 0 ? ContextValue.Absent : ContextValue.Of(key.Values))
        );

    private static PreparedPolicy[] Prepared(IEnumerable<PolicyDocument> documents) =>
        [.. documents.Select(static d => new PreparedPolicy(d))];

    // How directly a statement names the principal is compared as well: which other policies have a say depends on it.
    private static (bool Denied, string Allowed) Effects(PreparedPolicy[] policies, AccessRequest request)
    {
        var (denied, grant) = (false, default(PrincipalGrant));
        foreach (var statement in policies.SelectMany(static p => p.Statements))
        {
            var match = statement.Match(
                request,
                statement.Statement.Principal is null ? PrincipalUse.Forbidden : PrincipalUse.Required,
                hasBoundary: false
            );
            if (statement.IsDeny)
            {
                denied |= !match.Any.IsFalse;
            }
            else
            {
                grant = grant.Or(Certain(match));
            }
        }

        return (denied, grant.ToString()!);
    }

    private static PrincipalGrant Certain(PrincipalGrant grant) => grant.Any.IsTrue ? grant : default;
}
