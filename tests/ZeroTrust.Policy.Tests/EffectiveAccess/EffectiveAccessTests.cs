using ZeroTrust.Policy.Catalogue;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.EffectiveAccess;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Policy.Tests.EffectiveAccess;

/// <summary>What a principal can do over all layers, and who can do something.</summary>
public sealed class EffectiveAccessTests(ITestOutputHelper output)
{
    private static readonly RequestPrincipal User = RequestPrincipal.Parse("arn:aws:iam::111122223333:user/u");
    private static readonly string[] Actions = ["s3:GetObject", "s3:PutObject", "s3:ListBucket", "ec2:RunInstances", "iam:PassRole"];
    private static readonly string[] ActionPatterns = ["*", "s3:*", "s3:Get*", "s3:PutObject", "ec2:*", "iam:Pass*"];
    private static readonly string[] Resources =
    [
        "arn:aws:s3:::a",
        "arn:aws:s3:::a/x",
        "arn:aws:s3:::b/x",
        "arn:aws:iam::111122223333:role/r",
    ];
    private static readonly string[] ResourcePatterns =
    [
        "*",
        "arn:aws:s3:::a*",
        "arn:aws:s3:::b/*",
        "arn:aws:s3:::a/x",
        "arn:aws:iam::*:role/*",
    ];

    [Fact]
    public void An_administrator_can_do_everything()
    {
        var grant = Assert.Single(
            EffectiveAccessAnalyzer.Describe(User, new PolicySet { Identity = [Policy("admin", Of(Effect.Allow, ["*"], ["*"]))] }).Grants
        );
        Assert.Equal(["*"], grant.Actions);
        Assert.True(grant.IsUnconditional);
    }

    [Fact]
    public void A_boundary_and_a_denial_leave_what_they_leave()
    {
        var report = EffectiveAccessAnalyzer.Describe(
            User,
            new PolicySet
            {
                Identity = [Policy("p", Of(Effect.Allow, ["s3:*", "ec2:RunInstances"], ["*"]))],
                Boundary = Policy("b", Of(Effect.Allow, ["s3:*"], ["*"])),
                ServiceControl = new OrganizationPolicies([
                    new OrganizationLevel(
                        "root",
                        [
                            Policy(
                                "scp",
                                Of(Effect.Allow, ["*"], ["*"]),
                                Of(Effect.Deny, ["s3:Put*"], ["*"]),
                                Of(Effect.Deny, ["s3:GetObject"], ["arn:aws:s3:::secret/*"])
                            ),
                        ]
                    ),
                ]),
            }
        );
        Assert.Contains(report.Blocks, b => b.Layer == PolicyLayer.Boundary && b.Actions.SequenceEqual(["ec2:RunInstances"]));
        Assert.Contains(
            report.Blocks,
            b => b.Layer == PolicyLayer.ServiceControl && b.Statement is not null && b.Actions.SequenceEqual(["s3:Put*"])
        );
        Assert.Contains(report.Grants, g => g.Actions.SequenceEqual(["s3:GetObject"]) && g.Exceptions.Count == 1);
        Assert.DoesNotContain(report.Grants, g => IamCatalogue.Default.Expand(g.Actions).Any(a => a.Service != "s3"));
    }

    [Fact]
    public void A_resource_that_names_the_user_grants_by_itself()
    {
        var policy = Policy(
            "bucket",
            Of(Effect.Allow, ["s3:GetObject"], ["arn:aws:s3:::a/*"]) with
            {
                Principal = PrincipalElement.Aws(User.Arn!),
            }
        );
        var report = EffectiveAccessAnalyzer.Describe(User, PolicySet.Empty, [new OwnedResource("arn:aws:s3:::a", "111122223333", policy)]);
        Assert.Equal(PolicyLayer.Resource, Assert.Single(report.Grants).Sources[0].Layer);
    }

    [Fact]
    public void A_key_policy_is_about_its_key_only()
    {
        const string key = "arn:aws:kms:eu-west-1:111122223333:key/k";
        var policy = Policy(
            "key",
            Of(Effect.Allow, ["kms:Decrypt"], ["*"]) with
            {
                Principal = PrincipalElement.Aws(User.Arn!),
            },
            Of(Effect.Deny, ["kms:*"], ["*"]) with
            {
                Principal = PrincipalElement.Aws(User.Arn!),
            }
        );
        var report = EffectiveAccessAnalyzer.Describe(
            User,
            new PolicySet { Identity = [Policy("p", Of(Effect.Allow, ["kms:Encrypt"], ["*"]))] },
            [new OwnedResource(key, "111122223333", policy)]
        );
        var grant = Assert.Single(report.Grants);
        Assert.Equal(["kms:Encrypt"], grant.Actions);
        Assert.Equal([key], Assert.Single(grant.Exceptions).Statement.Resource!.Patterns.Select(p => p.Text));
        Assert.Equal(["kms:Decrypt"], Assert.Single(report.Blocks).Actions);
    }

    [Fact]
    public void A_trust_policy_is_about_its_role_only_and_lifts_no_boundary()
    {
        const string role = "arn:aws:iam::111122223333:role/r";
        var trust = Policy(
            "trust",
            new Statement
            {
                Effect = Effect.Allow,
                Action = ActionElement.Of("sts:AssumeRole"),
                Principal = PrincipalElement.Aws(User.Arn!),
            }
        );
        var elsewhere = Policy(
            "other trust",
            new Statement
            {
                Effect = Effect.Allow,
                Action = ActionElement.Of("sts:AssumeRole"),
                Principal = PrincipalElement.Aws("arn:aws:iam::111122223333:user/other"),
            }
        );
        OwnedResource[] roles = [new OwnedResource(role, "111122223333", trust), new OwnedResource(role + "2", "111122223333", elsewhere)];
        Assert.Equal([role], Assert.Single(EffectiveAccessAnalyzer.Describe(User, PolicySet.Empty, roles).Grants).Resources);
        Assert.Empty(
            EffectiveAccessAnalyzer
                .Describe(User, new PolicySet { Boundary = Policy("b", Of(Effect.Allow, ["s3:*"], ["*"])) }, roles)
                .Grants
        );
    }

    [Fact]
    public void What_cannot_be_read_is_told()
    {
        var report = EffectiveAccessAnalyzer.Describe(
            User,
            new PolicySet { Identity = [LayerPolicy.Parse("broken", "{")], UnknownLayers = [PolicyLayer.Boundary] },
            [new OwnedResource("arn:aws:s3:::b", "111122223333", LayerPolicy.Parse("bad bucket", "[]"))]
        );
        Assert.Empty(report.Grants);
        Assert.Contains(
            report.Doubts,
            d => d is Doubt.Malformed { Where: { Layer: PolicyLayer.Identity, PolicyName: "broken", StatementIndex: null } }
        );
        Assert.Contains(new Doubt.UnreadLayer(PolicyLayer.Boundary), report.Doubts);
        Assert.Contains(
            report.Doubts,
            d =>
                d is Doubt.Malformed { Where: { Layer: PolicyLayer.Resource, StatementIndex: null } m }
                && m.PolicyName.Contains("bad bucket", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_compact_set_says_what_the_evaluator_says()
    {
        const int seed = 20261121,
            rounds = 60;
        output.WriteLine($"seed {seed}, {rounds} rounds");
        var random = new Random(seed);
        for (var round = 0; round < rounds; round++)
        {
            var policies = new PolicySet
            {
                Identity = [RandomPolicy(random, "i0"), RandomPolicy(random, "i1")],
                Boundary = random.Next(2) == 0 ? RandomPolicy(random, "b") : null,
                Session = random.Next(3) == 0 ? [RandomPolicy(random, "s")] : null,
                ServiceControl =
                    random.Next(2) == 0
                        ? new OrganizationPolicies([
                            new OrganizationLevel("root", [RandomPolicy(random, "r")]),
                            new OrganizationLevel("unit", [RandomPolicy(random, "u")]),
                        ])
                        : null,
            };
            // A bucket of the same account, whose policy may grant to the user, its account or everyone, and deny.
            var bucket = random.Next(2) == 0 ? RandomBucketPolicy(random) : null;
            var report = EffectiveAccessAnalyzer.Describe(
                User,
                policies,
                bucket is null ? [] : [new OwnedResource("arn:aws:s3:::a", "111122223333", bucket)]
            );
            var expanded = report
                .Grants.Select(g => (Grant: g, Actions: IamCatalogue.Default.Expand(g.Actions).Select(a => a.FullName).ToHashSet()))
                .ToArray();
            foreach (var action in Actions)
            {
                foreach (var resource in Resources)
                {
                    foreach (var mfa in (string[])["true", "false"])
                    {
                        var request = new AccessRequest(
                            User,
                            action,
                            resource,
                            RequestContext.Complete.With("aws:MultiFactorAuthPresent", mfa),
                            "111122223333"
                        );
                        var all = policies with
                        {
                            Resource = resource.StartsWith("arn:aws:s3:::a", StringComparison.Ordinal) ? bucket : null,
                        };
                        var expected = PolicyEvaluator.Decide(request, all) == Verdict.Allowed;
                        var actual = expanded.Any(g =>
                            g.Actions.Contains(action)
                            && g.Grant.Sources.Any(s => Matches(s, request))
                            && g.Grant.Limits.All(l => l.Statements.Any(s => Matches(s, request)))
                            && !g.Grant.Exceptions.Any(s => Matches(s, request))
                        );
                        Assert.True(
                            expected == actual,
                            $"round {round}: {action} {resource} mfa {mfa}: evaluator {expected}, set "
                                + $"{actual}\n{string.Join("\n", policies.Identity.Select(p => p.Document.ToJson()))}"
                        );
                    }
                }
            }
        }
    }

    [Fact]
    public void Who_can_lists_those_who_can_and_those_who_might()
    {
        var allowed = new PrincipalAccess(User, new PolicySet { Identity = [Policy("p", Of(Effect.Allow, ["s3:GetObject"], ["*"]))] });
        var denied = new PrincipalAccess(RequestPrincipal.Parse("arn:aws:iam::111122223333:user/no"), PolicySet.Empty);
        var conditional = Of(Effect.Allow, ["s3:*"], ["*"]) with
        {
            Conditions = ConditionBlock.Of(Condition.Of("Bool", "aws:MultiFactorAuthPresent", "true")),
        };
        var possible = new PrincipalAccess(
            RequestPrincipal.Parse("arn:aws:iam::111122223333:user/maybe"),
            new PolicySet { Identity = [Policy("p", conditional)] }
        );
        var answers = PrincipalFinder.WhoCan(
            "s3:GetObject",
            "arn:aws:s3:::a/x",
            [possible, denied, allowed],
            resourceAccount: "111122223333"
        );
        Assert.Equal([User.Arn, possible.Principal.Arn], answers.Select(a => a.Principal.Arn));
        Assert.Equal(new Doubt.ConditionKey("aws:MultiFactorAuthPresent"), Assert.Single(answers[1].Decision.Doubts));
    }

    private static bool Matches(AccessStatement statement, AccessRequest request) =>
        new PreparedPolicy(statement.Policy.Document).Statements[statement.Index].MatchBeyondPrincipal(request) == Truth.True;

    private static LayerPolicy RandomPolicy(Random random, string name) =>
        Policy(
            name,
            [
                .. Enumerable
                    .Range(0, random.Next(1, 4))
                    .Select(_ =>
                        Of(
                            random.Next(4) == 0 ? Effect.Deny : Effect.Allow,
                            Some(random, ActionPatterns),
                            Some(random, ResourcePatterns)
                        ) with
                        {
                            Conditions =
                                random.Next(4) == 0
                                    ? ConditionBlock.Of(Condition.Of("Bool", "aws:MultiFactorAuthPresent", "true"))
                                    : ConditionBlock.Empty,
                        }
                    ),
            ]
        );

    private static LayerPolicy RandomBucketPolicy(Random random) =>
        Policy(
            "bucket",
            [
                .. Enumerable
                    .Range(0, random.Next(1, 3))
                    .Select(_ =>
                        Of(
                            random.Next(3) == 0 ? Effect.Deny : Effect.Allow,
                            Some(random, ["s3:GetObject", "s3:*", "s3:List*"]),
                            Some(random, ["arn:aws:s3:::a", "arn:aws:s3:::a/*", "arn:aws:s3:::a/x"])
                        ) with
                        {
                            Principal = random.Next(4) switch
                            {
                                0 => PrincipalElement.Everyone,
                                1 => PrincipalElement.Aws("111122223333"),
                                2 => PrincipalElement.Aws("arn:aws:iam::111122223333:user/other"),
                                _ => PrincipalElement.Aws(User.Arn!),
                            },
                            Conditions =
                                random.Next(4) == 0
                                    ? ConditionBlock.Of(Condition.Of("Bool", "aws:MultiFactorAuthPresent", "true"))
                                    : ConditionBlock.Empty,
                        }
                    ),
            ]
        );

    private static string[] Some(Random random, string[] from) => [.. from.OrderBy(_ => random.Next()).Take(random.Next(1, 3))];

    private static LayerPolicy Policy(string name, params Statement[] statements) =>
        new(name, new PolicyDocument { Statements = statements });

    private static Statement Of(Effect effect, string[] actions, string[] resources) =>
        new()
        {
            Effect = effect,
            Action = ActionElement.Of(actions),
            Resource = ResourceElement.Of(resources),
        };
}
