using ZeroTrust.Core.Access;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Iam;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;
using static ZeroTrust.Core.Tests.Access.PolicyFacts;

namespace ZeroTrust.Core.Tests.Access;

/// <summary>Users, groups, roles and boundaries of a snapshot as policies.</summary>
public sealed class SnapshotPoliciesTests
{
    private static readonly string Ann = $"arn:aws:iam::{Home}:user/ann";

    [Fact]
    public void A_user_has_its_own_policies_and_those_of_its_groups()
    {
        var policies = Of(
            User("ann").With(groups: ["devs", "more"], attached: [AwsManaged], inline: Allow("s3:GetObject")),
            Group("devs", attached: [AwsManaged, Own]),
            Group("more", inline: Allow("ec2:RunInstances")),
            Managed(AwsManaged, Allow("s3:List*")),
            Managed(Own, Allow("sqs:*"))
        );
        var ann = policies.Find(RequestPrincipal.Parse(Ann))!;
        Assert.Equal([AwsManaged, "inline", Own, "inline of group more"], ann.Identity.Select(static p => p.Name));
        Assert.Empty(ann.Gaps);
        Assert.Equal(Verdict.Allowed, Decide(policies, Ann, "ec2:RunInstances"));
        Assert.Equal(Verdict.ImplicitlyDenied, Decide(policies, Ann, "ec2:StopInstances"));
    }

    [Fact]
    public void A_managed_policy_is_one_instance_for_all_who_have_it()
    {
        var policies = Of(
            User("ann").With(attached: [Own]),
            Role("r", Trust(Ann), attached: [Own, AwsManaged]),
            Group("devs", attached: [Own]),
            Managed(Own, Allow("sqs:*")),
            Managed(AwsManaged, Allow("s3:List*")),
            Managed(AwsManaged, Allow("s3:List*"), Other),
            Role("far", Trust(Ann), Other, attached: [AwsManaged])
        );
        var own = policies.Principals[0].Policies[0];
        Assert.Same(own, policies.Principals.Single(static p => p.Arn.EndsWith("role/r", StringComparison.Ordinal)).Policies[0]);
        Assert.Same(own, policies.Groups[0].Policies[0]);
        Assert.Same(
            policies.Principals.Single(static p => p.Arn.EndsWith("role/r", StringComparison.Ordinal)).Policies[1],
            policies.Principals.Single(static p => p.Arn.EndsWith("role/far", StringComparison.Ordinal)).Policies[0]
        );
    }

    [Fact]
    public void A_snapshot_is_read_once()
    {
        var snapshot = Snapshot([User("ann")]);
        Assert.Same(SnapshotPolicies.Of(snapshot), SnapshotPolicies.Of(snapshot));
    }

    public static TheoryData<string, IFact[], PolicyLayer, string> Missing =>
        new()
        {
            {
                "a managed policy that is not there",
                [User("ann").With(attached: [Own])],
                PolicyLayer.Identity,
                "the managed policy " + Own + " not in the snapshot"
            },
            {
                "managed policies that could not be read",
                [User("ann").With(attached: [Own]), new Missing<IamPolicy>(ResourceRef.Account(Home), Denied)],
                PolicyLayer.Identity,
                "AccessDenied"
            },
            { "a group that is not there", [User("ann").With(groups: ["devs"])], PolicyLayer.Identity, "the group devs" },
            {
                "a group that could not be read",
                [User("ann").With(groups: ["devs"]), new Missing<IamGroup>(Iam(Home, "Group", "devs"), Denied)],
                PolicyLayer.Identity,
                "iam:GetAccountAuthorizationDetails"
            },
            {
                "a group whose policy is not there",
                [User("ann").With(groups: ["devs"]), Group("devs", attached: [Own])],
                PolicyLayer.Identity,
                Own
            },
            { "a boundary that is not there", [User("ann").With(boundary: Own)], PolicyLayer.Boundary, "the boundary " + Own },
            { "a user that is not there", [], PolicyLayer.Identity, Ann },
            { "a user that is not there has no known boundary either", [], PolicyLayer.Boundary, Ann },
            {
                "users that could not be read",
                [new Missing<IamUser>(ResourceRef.Account(Home), Denied)],
                PolicyLayer.Identity,
                "AccessDenied"
            },
            {
                "a user of another path",
                [User("ann") with { Value = User("ann").Value with { Path = "/team/" } }],
                PolicyLayer.Identity,
                Ann
            },
        };

    [Theory]
    [MemberData(nameof(Missing))]
    public void What_is_missing_makes_its_layer_unknown(string because, IFact[] facts, PolicyLayer layer, string says)
    {
        var found = Of(facts).PoliciesOf(RequestPrincipal.Parse(Ann), "*");
        Assert.True(found.Policies.UnknownLayers.Contains(layer), because);
        Assert.Contains(found.Gaps, gap => gap.Layer == layer && gap.ToString().Contains(says, StringComparison.Ordinal));
        Assert.Equal(
            Verdict.Indeterminate,
            PolicyEvaluator.Decide(
                new AccessRequest(RequestPrincipal.Parse(Ann), "ec2:RunInstances", "*"),
                found.Policies with
                {
                    Identity = [.. found.Policies.Identity, LayerPolicy.Parse("all", Allow("*"))],
                }
            )
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("not JSON")]
    [InlineData("{\"Version\":\"2012-10-17\",\"Statement\":[")]
    [InlineData("[]")]
    [InlineData("{\"Version\":\"2012-10-17\",\"Statement\":7}")]
    [InlineData("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Permit\",\"Action\":\"*\",\"Resource\":\"*\"}]}")]
    public void A_policy_that_cannot_be_read_is_named_and_never_taken_for_none(string document)
    {
        var policies = Of(
            User("ann").With(attached: [Own]),
            Managed(Own, document),
            Role("r", document, inline: document),
            Bucket("b", document),
            KeyPolicy(document)
        );
        Assert.Contains(
            Evaluate(policies, Ann, "ec2:RunInstances").Doubts,
            d => d is Doubt.Malformed m && m.Where.PolicyName.Contains(Own, StringComparison.Ordinal)
        );
        Assert.Contains(
            Evaluate(policies, $"arn:aws:iam::{Home}:role/r", "ec2:RunInstances").Doubts,
            static d => d is Doubt.Malformed m && m.Where.PolicyName.Contains("inline", StringComparison.Ordinal)
        );
        Assert.Contains(
            Evaluate(policies, $"arn:aws:iam::{Home}:root", "s3:GetObject", "arn:aws:s3:::b/x").Doubts,
            static d => d is Doubt.Malformed m && m.Where.PolicyName.Contains("policy of b", StringComparison.Ordinal)
        );
        Assert.Contains(
            Evaluate(policies, $"arn:aws:iam::{Home}:root", "kms:Decrypt", Key).Doubts,
            static d => d is Doubt.Malformed m && m.Where.PolicyName.Contains("policy of key k1", StringComparison.Ordinal)
        );
        Assert.Contains(
            Evaluate(policies, $"arn:aws:iam::{Home}:root", "sts:AssumeRole", $"arn:aws:iam::{Home}:role/r").Doubts,
            static d => d is Doubt.Malformed m && m.Where.PolicyName.Contains("trust policy of r", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_boundary_limits()
    {
        var policies = Of(User("ann").With(inline: Allow("*"), boundary: Own), Managed(Own, Allow("s3:*")));
        Assert.Equal(Verdict.ImplicitlyDenied, Decide(policies, Ann, "ec2:RunInstances"));
        Assert.Equal(Own, policies.Principals[0].Boundary!.Name);
    }

    [Fact]
    public void A_session_has_what_its_role_has_and_gets_the_path_of_the_role()
    {
        var policies = Of(Role("r", Trust(Ann), path: "/team/", inline: Allow("s3:*")));
        var principal = policies.PrincipalOf($"arn:aws:sts::{Home}:assumed-role/r/kim")!;
        Assert.Equal($"arn:aws:iam::{Home}:role/team/r", principal.RoleArn);
        Assert.Equal(Verdict.Allowed, Decide(policies, $"arn:aws:sts::{Home}:assumed-role/r/kim", "s3:ListAllMyBuckets"));
        Assert.Null(policies.PrincipalOf("nobody"));
        Assert.Null(policies.Find(RequestPrincipal.Parse($"arn:aws:iam::{Home}:role/r")));
    }

    [Fact]
    public void The_root_user_has_no_policies_and_is_known()
    {
        var found = Of([.. Organization()]).PoliciesOf(RequestPrincipal.Parse(Home), "*");
        Assert.Empty(found.Gaps);
        Assert.NotNull(found.Policies.ServiceControl);
    }

    [Fact]
    public void Whoever_has_no_account_has_no_organization_above()
    {
        var policies = Of(Bucket("b", null));
        Assert.Empty(policies.PoliciesOf(RequestPrincipal.Service("lambda.amazonaws.com"), "*").Gaps);
        Assert.Empty(policies.PoliciesOf(RequestPrincipal.Anonymous, "*").Gaps);
    }

    [Fact]
    public void A_federated_user_has_what_nobody_knows()
    {
        var found = Of(User("ann").With(inline: Allow("*")))
            .PoliciesOf(RequestPrincipal.Parse($"arn:aws:sts::{Home}:federated-user/ann"), "*");
        Assert.Contains(PolicyLayer.Identity, found.Policies.UnknownLayers);
        Assert.Contains(PolicyLayer.Session, found.Policies.UnknownLayers);
    }

    [Fact]
    public void Principals_that_are_not_there_are_told()
    {
        var snapshot = new Snapshot(
            Snapshot().Header with
            {
                Accounts = [new AccountScope(Home, "home", true), new AccountScope(Other, "other", false, Denied)],
                FactTypes = ["iam-user"],
            },
            [new Missing<IamUser>(ResourceRef.Account(Other), Denied), new Missing<IamUser>(Iam(Home, "User", "bob"), Denied), User("ann")]
        );
        var gaps = SnapshotPolicies.Of(snapshot).Gaps.Select(static g => g.ToString()).ToArray();
        Assert.Equal(3, gaps.Length);
        Assert.Contains(gaps, static g => g.StartsWith("users and roles of account " + Other, StringComparison.Ordinal));
        Assert.Contains(gaps, static g => g.StartsWith("the user bob", StringComparison.Ordinal));
        Assert.Contains(gaps, static g => g.StartsWith("roles (nobody asked for them)", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a b\u0000\u202E<script>")]
    [InlineData("..")]
    [InlineData("arn:aws:iam::1:user/x")]
    public void Hostile_names_break_nothing(string name)
    {
        var policies = Of(
            User(name).With(inline: Allow("*"), groups: [name]),
            Group(name, inline: Deny("s3:*")),
            Bucket(name, null),
            Role(name, "{")
        );
        Assert.Equal(2, policies.Principals.Count + policies.Gaps.Count);
        _ = policies.ResourcesOf(Home);
    }

    [Fact]
    public void Tags_of_users_are_known_and_those_of_sessions_are_not()
    {
        var user = User("ann");
        var policies = Of([
            user with
            {
                Value = user.Value with { Tags = new Dictionary<string, string> { ["Team"] = "a" } },
            },
            Role("r", Trust(Ann)),
            .. Organization(),
        ]);
        var known = policies.WithFacts(Nothing, RequestPrincipal.Parse(Ann), Stranger);
        Assert.Equal("a", known.Values["aws:principaltag/team"].Values[0]);
        Assert.Equal("o-1", known.Values["aws:PrincipalOrgID"].Values[0]);
        Assert.Equal("o-1/r-1/ou-1/", known.Values["aws:PrincipalOrgPaths"].Values[0]);
        Assert.False(known.Values.ContainsKey("aws:ResourceOrgID"));
        Assert.False(
            policies
                .WithFacts(Nothing, RequestPrincipal.Parse($"arn:aws:iam::{Home}:role/r"), Home)
                .Values.ContainsKey("aws:PrincipalTag/team")
        );
        Assert.Equal(
            "mine",
            policies
                .WithFacts(Nothing.With("aws:PrincipalOrgID", "mine"), RequestPrincipal.Parse(Ann), null)
                .Values["aws:PrincipalOrgID"]
                .Values[0]
        );
    }

    private static RequestContext Nothing => RequestContext.Incomplete;

    private static SnapshotPolicies Of(params IFact[] facts) => SnapshotPolicies.Of(Snapshot(facts));

    private static Verdict Decide(SnapshotPolicies policies, string principal, string action, string resource = "*") =>
        Evaluate(policies, principal, action, resource).Verdict;

    private static Decision Evaluate(SnapshotPolicies policies, string principal, string action, string resource = "*")
    {
        // Nothing above the account, so that only what the test is about can be unknown.
        var who = policies.PrincipalOf(principal)!;
        var found = policies.PoliciesOf(who, resource);
        var set = found.Policies with
        {
            UnknownLayers =
            [
                .. found.Policies.UnknownLayers.Where(static l => l is not (PolicyLayer.ServiceControl or PolicyLayer.ResourceControl)),
            ],
        };
        return PolicyEvaluator.Evaluate(new AccessRequest(who, action, resource, resourceAccount: found.ResourceAccountId), set);
    }
}
