using ZeroTrust.Core.Access;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Kms;
using ZeroTrust.Facts.Organizations;
using ZeroTrust.Facts.S3;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;
using static ZeroTrust.Core.Tests.Access.PolicyFacts;

namespace ZeroTrust.Core.Tests.Access;

/// <summary>Policies of resources and of the organization from a snapshot.</summary>
public sealed class SnapshotLayersTests
{
    private const string RootOfKey = """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
              "Action": "kms:*",
              "Resource": "*"
            }
          ]
        }
        """;
    private static readonly string Ann = $"arn:aws:iam::{Home}:user/ann";

    public static TheoryData<string, string, IFact[], string?, string> Resources =>
        new()
        {
            { "a bucket with a policy", "arn:aws:s3:::b", [Bucket("b", Deny("s3:*"))], Home, "policy" },
            { "an object has the policy of its bucket", "arn:aws:s3:::b/a:b/c", [Bucket("b", Deny("s3:*"))], Home, "policy" },
            { "a bucket without a policy", "arn:aws:s3:::b", [Bucket("b", null)], Home, "none" },
            { "a bucket that nobody knows", "arn:aws:s3:::b", [], null, "unknown" },
            {
                "a bucket whose policy could not be read",
                "arn:aws:s3:::b",
                [new Missing<BucketPolicy>(BucketRef("b"), Denied)],
                Home,
                "unknown"
            },
            {
                "a bucket in a region whose policies could not be read",
                "arn:aws:s3:::b",
                [
                    new Known<Bucket>(BucketRef("b"), new Bucket("b", "eu-west-1", null)),
                    new Missing<BucketPolicy>(ResourceRef.Account(Home), Denied),
                ],
                Home,
                "unknown"
            },
            { "a bucket of two accounts", "arn:aws:s3:::b", [Bucket("b", null), Bucket("b", null, Other)], null, "unknown" },
            {
                "a bucket that was listed and has a policy fact",
                "arn:aws:s3:::b",
                [new Known<Bucket>(BucketRef("b"), new Bucket("b", "eu-west-1", null)), Bucket("b", null)],
                Home,
                "none"
            },
            { "a key with a policy", Key, [KeyPolicy(RootOfKey)], Home, "policy" },
            { "a key whose policy could not be read", Key, [new Missing<KmsKeyPolicy>(KeyRef("k1"), Denied)], Home, "unknown" },
            {
                "a key of a region that could not be read",
                Key,
                [new Missing<KmsKeyPolicy>(ResourceRef.Account(Home, "eu-west-1"), Denied)],
                Home,
                "unknown"
            },
            { "a key of AWS, whose policy nobody collects", Key, [], Home, "unknown" },
            { "a key by its alias", $"arn:aws:kms:eu-west-1:{Home}:alias/a", [KeyPolicy(RootOfKey)], Home, "unknown" },
            { "a role", $"arn:aws:iam::{Home}:role/r", [Role("r", Trust(Ann))], Home, "policy" },
            {
                "a role by an ARN without its path",
                $"arn:aws:iam::{Home}:role/r",
                [Role("r", Trust(Ann), path: "/team/")],
                Home,
                "unknown"
            },
            { "a role that nobody knows", $"arn:aws:iam::{Home}:role/r", [], Home, "unknown" },
            { "a user, which has no policy as a resource", Ann, [], Home, "none" },
            { "an instance", $"arn:aws:ec2:eu-west-1:{Home}:instance/i-1", [], Home, "none" },
            { "a queue, whose policy is not collected", $"arn:aws:sqs:eu-west-1:{Home}:q", [], Home, "unknown" },
            { "a queue of another account", $"arn:aws:sqs:eu-west-1:{Stranger}:q", [], Stranger, "unknown" },
            { "no resource", "*", [], null, "none" },
            { "no ARN", "x", [], null, "none" },
        };

    [Theory]
    [MemberData(nameof(Resources))]
    public void A_resource_has_a_policy_or_none_or_nobody_knows(string what, string arn, IFact[] facts, string? owner, string expected)
    {
        var policies = SnapshotPolicies.Of(Snapshot(facts));
        var layer = policies.Resource(arn);
        Assert.True(
            (
                layer.Policy is not null ? "policy"
                : layer.Gap is not null ? "unknown"
                : "none"
            ) == expected,
            what
        );
        Assert.Equal(owner, layer.AccountId);
        Assert.Equal(
            expected == "unknown",
            policies.PoliciesOf(RequestPrincipal.Parse(Home), arn).Policies.UnknownLayers.Contains(PolicyLayer.Resource)
        );
        Assert.Equal(layer, policies.Resource(arn));
    }

    [Fact]
    public void A_key_policy_that_names_its_account_leaves_it_to_identity_policies()
    {
        var policies = SnapshotPolicies.Of(
            Snapshot([KeyPolicy(RootOfKey), User("ann").With(inline: Allow("kms:Decrypt")), User("bob")], Organization())
        );
        Assert.Equal(Verdict.Allowed, Decide(policies, Ann, "kms:Decrypt", Key));
        Assert.Equal(Verdict.ImplicitlyDenied, Decide(policies, $"arn:aws:iam::{Home}:user/bob", "kms:Decrypt", Key));
    }

    [Fact]
    public void Block_public_access_of_the_account_counts_for_its_buckets()
    {
        var block = new Known<AccountPublicAccessBlock>(
            ResourceRef.Account(Home),
            new AccountPublicAccessBlock(true, true, true, true, true)
        );
        Assert.True(SnapshotPolicies.Of(Snapshot([Bucket("b", null), block])).Resource("arn:aws:s3:::b").RestrictPublicBuckets);
        Assert.False(SnapshotPolicies.Of(Snapshot([Bucket("b", null, Other), block])).Resource("arn:aws:s3:::b").RestrictPublicBuckets);
    }

    [Fact]
    public void Access_across_accounts_needs_both_sides()
    {
        var toAnn = $$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Principal": { "AWS": "{{Ann}}" },
                  "Action": "s3:GetObject",
                  "Resource": "arn:aws:s3:::b/*"
                }
              ]
            }
            """;
        var policies = SnapshotPolicies.Of(
            Snapshot(
                [Bucket("b", toAnn, Other), Bucket("c", null, Other), User("ann").With(inline: Allow("s3:*")), User("bob")],
                Organization()
            )
        );
        Assert.Equal(Verdict.Allowed, Decide(policies, Ann, "s3:GetObject", "arn:aws:s3:::b/x"));
        Assert.Equal(Verdict.ImplicitlyDenied, Decide(policies, Ann, "s3:GetObject", "arn:aws:s3:::c/x"));
        Assert.Equal(Verdict.ImplicitlyDenied, Decide(policies, $"arn:aws:iam::{Home}:user/bob", "s3:GetObject", "arn:aws:s3:::b/x"));
    }

    [Fact]
    public void Every_level_of_the_organization_counts()
    {
        var organization = Organization().Append(ServiceControl("p-no", Deny("ec2:*"), "ou-1"));
        var policies = SnapshotPolicies.Of(Snapshot([User("ann").With(inline: Allow("*"))], organization));
        Assert.Equal(
            ["name of r-1", "name of ou-1", "name of " + Home],
            policies.ServiceControl(Home).Policies!.Levels.Select(static l => l.Name)
        );
        Assert.Equal(Verdict.ExplicitlyDenied, Decide(policies, Ann, "ec2:RunInstances", "*"));
        Assert.Equal(Verdict.Allowed, Decide(policies, Ann, "sqs:ListQueues", "*"));
    }

    public static TheoryData<string, string, IFact[], string> ServiceControls =>
        new()
        {
            { "a member", Home, [.. Organization()], "levels" },
            { "a member that cannot speak for itself", Other, [.. Organization()], "levels" },
            { "the management account", Management, [.. Organization()], "none" },
            { "the type of policy is off", Home, [.. Organization(serviceControl: false)], "none" },
            { "somebody outside", Stranger, [.. Organization()], "unknown" },
            {
                "an account without organization",
                Home,
                [new Known<OrganizationInfo>(ResourceRef.Account(Home), new OrganizationInfo(false, "", "", "", null, []))],
                "none"
            },
            {
                "an organization for billing only",
                Home,
                [
                    new Known<OrganizationInfo>(
                        ResourceRef.Account(Home),
                        new OrganizationInfo(true, "o-1", Management, "CONSOLIDATED_BILLING", null, [])
                    ),
                ],
                "none"
            },
            { "nothing is said", Home, [], "unknown" },
            { "the organization could not be read", Home, [new Missing<OrganizationInfo>(ResourceRef.Account(Home), Denied)], "unknown" },
            {
                "the tree could not be read",
                Home,
                [
                    .. Organization().Where(static f => f is not Known<OrganizationTarget>),
                    new Missing<OrganizationTarget>(ResourceRef.Account(Management), Denied),
                ],
                "unknown"
            },
            {
                "the policies could not be read",
                Home,
                [
                    .. Organization().Where(static f => f is not Known<ServiceControlPolicy>),
                    new Missing<ServiceControlPolicy>(ResourceRef.Account(Management), Denied),
                ],
                "unknown"
            },
            {
                "one policy could not be read",
                Home,
                [
                    .. Organization(),
                    new Missing<ServiceControlPolicy>(
                        new ResourceRef(Management, ResourceRef.Global, "AWS::Organizations::Policy", "p-x"),
                        Denied
                    ),
                ],
                "unknown"
            },
            { "only the view of a member", Home, [.. Organization().Take(1)], "unknown" },
        };

    [Theory]
    [MemberData(nameof(ServiceControls))]
    public void Service_control_policies_are_levels_or_none_or_nobody_knows(string what, string account, IFact[] facts, string expected)
    {
        var policies = SnapshotPolicies.Of(Snapshot(facts));
        var layer = policies.ServiceControl(account);
        Assert.True(
            (
                layer.Policies is not null ? "levels"
                : layer.Gap is not null ? "unknown"
                : "none"
            ) == expected,
            what
        );
        Assert.Equal(
            expected == "unknown",
            policies.PoliciesOf(RequestPrincipal.Parse(account), "*").Policies.UnknownLayers.Contains(PolicyLayer.ServiceControl)
        );
    }

    [Fact]
    public void A_malformed_service_control_policy_is_named()
    {
        var policies = SnapshotPolicies.Of(
            Snapshot([User("ann").With(inline: Allow("*"))], Organization().Append(ServiceControl("p-bad", "{", Home)))
        );
        var decision = Evaluate(policies, Ann, "ec2:RunInstances", "*");
        Assert.Equal(Verdict.Indeterminate, decision.Verdict);
        Assert.Contains(
            decision.Doubts,
            static d => d is Doubt.Malformed m && m.Where.PolicyName.Contains("name of p-bad", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(Home, true, true)]
    [InlineData(Home, false, false)]
    [InlineData(Management, true, false)]
    [InlineData(Stranger, false, true)]
    [InlineData(null, false, true)]
    public void Resource_control_policies_are_unknown_where_they_may_exist(string? account, bool enabled, bool unknown) =>
        Assert.Equal(
            unknown,
            SnapshotPolicies.Of(Snapshot(Organization(resourceControl: enabled))).ResourceControl(account).Gap is not null
        );

    [Fact]
    public void Resources_of_an_account_are_those_with_a_policy_and_what_is_not_known()
    {
        var policies = SnapshotPolicies.Of(
            Snapshot([
                Bucket("b", Deny("s3:*")),
                Bucket("plain", null),
                Bucket("far", Deny("s3:*"), Other),
                KeyPolicy(RootOfKey),
                Role("r", Trust(Ann)),
                new Missing<BucketPolicy>(BucketRef("hidden"), Denied),
                new Missing<KmsKeyPolicy>(ResourceRef.Account(Home, "us-east-1"), Denied),
            ])
        );
        var (known, gaps) = policies.ResourcesOf(Home);
        Assert.Equal(["arn:aws:s3:::b", Key, $"arn:aws:iam::{Home}:role/r"], known.Select(static r => r.Arn));
        Assert.Equal(2, gaps.Count);
        Assert.Contains(gaps, static g => g.ToString().Contains("bucket hidden", StringComparison.Ordinal));
        Assert.Contains(gaps, static g => g.ToString().Contains("us-east-1", StringComparison.Ordinal));
    }

    private static Verdict Decide(SnapshotPolicies policies, string principal, string action, string resource) =>
        Evaluate(policies, principal, action, resource).Verdict;

    private static Decision Evaluate(SnapshotPolicies policies, string principal, string action, string resource)
    {
        var found = policies.PoliciesOf(policies.PrincipalOf(principal)!, resource);
        return PolicyEvaluator.Evaluate(
            new AccessRequest(policies.PrincipalOf(principal)!, action, resource, resourceAccount: found.ResourceAccountId),
            found.Policies
        );
    }
}
