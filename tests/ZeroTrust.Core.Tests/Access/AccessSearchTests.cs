using System.Diagnostics;
using ZeroTrust.Core.Access;
using ZeroTrust.Facts;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;
using static ZeroTrust.Core.Tests.Access.PolicyFacts;

namespace ZeroTrust.Core.Tests.Access;

/// <summary>Who can do something, and what somebody can do, from facts.</summary>
public sealed class AccessSearchTests(ITestOutputHelper output)
{
    private static readonly string Ann = $"arn:aws:iam::{Home}:user/ann";

    [Fact]
    public void Who_can_is_asked_of_all_accounts_and_of_those_whom_the_resource_names()
    {
        var policy = $$"""
            {"Version":"2012-10-17","Statement":[
            {"Effect":"Allow","Principal":{"AWS":["{{Stranger}}","arn:aws:iam::{{Other}}:role/far","arn:aws:iam::{{Home}}:root"],
              "Service":"cloudtrail.amazonaws.com"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"},
            {"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*",
              "Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-1"} } }]}
            """;
        var answers = WhoCan(
            "s3:GetObject",
            "arn:aws:s3:::b/x",
            [
                User("ann").With(inline: Allow("s3:*")),
                User("bob"),
                Role("far", Trust(Ann), Other, inline: Allow("s3:GetObject")),
                User("lost").With(attached: [Own]),
                Bucket("b", policy),
                .. Organization(),
            ]
        );

        // Everyone of the organization is let in by name, so identity policies matter across accounts only.
        Assert.Equal(
            [Ann, $"arn:aws:iam::{Home}:user/bob", $"arn:aws:iam::{Other}:role/far", "cloudtrail.amazonaws.com"],
            answers.Where(static a => a.IsAllowed).Select(static a => a.Principal)
        );
        Assert.Equal(
            [$"arn:aws:iam::{Home}:user/lost", $"arn:aws:iam::{Stranger}:root"],
            answers.Where(static a => !a.IsAllowed).Select(static a => a.Principal)
        );
        Assert.Contains(
            answers.Single(static a => a.Principal.EndsWith("user/lost", StringComparison.Ordinal)).Unknowns,
            static u => u.Contains(Own, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Given_layers_stand_in_the_place_of_facts()
    {
        IFact[] facts = [User("ann").With(inline: Allow("*"), boundary: Own)];
        var given = new GivenPolicies
        {
            Boundary = LayerPolicy.Parse("b", Allow("ec2:*")),
            ServiceControl = new OrganizationPolicies([new OrganizationLevel("level 1", [LayerPolicy.Parse("scp", Allow("*"))])]),
        };
        Assert.Equal(Verdict.Indeterminate, Assert.Single(WhoCan("ec2:RunInstances", "*", facts)).Verdict);
        Assert.Equal(Verdict.Allowed, Assert.Single(WhoCan("ec2:RunInstances", "*", facts, given)).Verdict);
        Assert.Empty(WhoCan("sqs:ListQueues", "*", facts, given));
    }

    [Fact]
    public void Given_service_control_policies_do_not_reach_the_management_account()
    {
        IFact[] facts =
        [
            User("boss", Management).With(inline: Allow("sqs:*")),
            User("ann").With(inline: Allow("sqs:*")),
            .. Organization(),
        ];
        var given = new GivenPolicies
        {
            ServiceControl = new OrganizationPolicies([new OrganizationLevel("level 1", [LayerPolicy.Parse("scp", Deny("sqs:*"))])]),
        };
        Assert.Equal($"arn:aws:iam::{Management}:user/boss", Assert.Single(WhoCan("sqs:ListQueues", "*", facts, given)).Principal);
    }

    [Fact]
    public void A_grant_is_limited_where_a_layer_is_not_known()
    {
        var known = Describe([User("ann").With(inline: Allow("sqs:*")), .. Organization()]);
        Assert.Equal(EffectiveAccessKind.Granted, Assert.Single(known.Entries).Access);
        Assert.Empty(known.Unknowns);
        var unknown = Describe([User("ann").With(inline: Allow("sqs:*"), boundary: Own), .. Organization()]);
        Assert.Equal(EffectiveAccessKind.Limited, Assert.Single(unknown.Entries).Access);
        Assert.Contains(unknown.Unknowns, static u => u.Contains("the boundary " + Own, StringComparison.Ordinal));
    }

    [Fact]
    public void Actions_are_shown_by_name_where_few_and_by_the_rest_where_almost_all()
    {
        Assert.Equal(
            "s3:GetObject",
            Assert.Single(Describe([User("ann").With(inline: Allow("s3:GetObject")), .. Organization()]).Entries).ActionSummary
        );
        var most = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}]}""";
        Assert.Equal("all but iam:*", Assert.Single(Describe([User("ann").With(inline: most), .. Organization()]).Entries).ActionSummary);
        Assert.Equal("*", Assert.Single(Describe([User("ann").With(inline: Allow("*")), .. Organization()]).Entries).ActionSummary);
    }

    [Fact]
    public void What_other_layers_take_away_is_told_when_asked_and_actions_are_narrowed()
    {
        IFact[] facts = [User("ann").With(inline: Allow("*")), .. Organization(), ServiceControl("p-no", Deny("sqs:*"), "ou-1")];
        Assert.All(Describe(facts).Entries, static e => Assert.NotEqual(EffectiveAccessKind.Blocked, e.Access));
        var blocked = Assert.Single(Describe(facts, includeBlocked: true, "sqs:Send*").Entries);
        Assert.Equal(["sqs:SendMessage"], blocked.Actions);
        Assert.Equal("ServiceControl of name of ou-1", blocked.BlockedBy);
        Assert.Equal("ServiceControl of name of ou-1, name of p-no: No", Assert.Single(blocked.Exceptions));
    }

    [Theory]
    [InlineData("*", RequestPrincipalKind.Anonymous)]
    [InlineData("Anonymous", RequestPrincipalKind.Anonymous)]
    [InlineData("lambda.amazonaws.com", RequestPrincipalKind.Service)]
    [InlineData("service:made-up.example", RequestPrincipalKind.Service)]
    [InlineData("federated:accounts.google.com", RequestPrincipalKind.Federated)]
    [InlineData("arn:aws:iam::111122223333:saml-provider/adfs", RequestPrincipalKind.Federated)]
    [InlineData("111122223333", RequestPrincipalKind.Root)]
    [InlineData("arn:aws:iam::111122223333:user/ann", RequestPrincipalKind.User)]
    [InlineData("arn:aws:sts::111122223333:assumed-role/r/s", RequestPrincipalKind.Role)]
    public void Who_asks_is_read_as_people_write_it(string text, RequestPrincipalKind kind)
    {
        Assert.True(PrincipalText.TryParse(text, out var principal));
        Assert.Equal(kind, principal.Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nobody")]
    [InlineData("service:")]
    [InlineData("arn:aws:s3:::b")]
    [InlineData("evil amazonaws.com")]
    public void What_names_nobody_is_refused(string text) => Assert.False(PrincipalText.TryParse(text, out _));

    [Fact]
    public void Five_hundred_principals_are_answered_in_seconds()
    {
        var managed = Enumerable
            .Range(0, 40)
            .Select(i => Managed($"arn:aws:iam::{Home}:policy/p{i}", Allow(i % 4 == 0 ? "s3:*" : $"ec2:Describe{(char)('A' + (i % 26))}*")))
            .ToArray();
        var facts = Enumerable
            .Range(0, 500)
            .Select(i =>
                i % 2 == 0
                    ? (IFact)
                        User("u" + i).With(attached: [managed[i % 40].Value.Arn, managed[(i + 7) % 40].Value.Arn], inline: Allow("sqs:*"))
                    : Role("r" + i, Trust(Ann), attached: [managed[i % 40].Value.Arn], inline: Allow("iam:Get*"))
            )
            .Concat(managed)
            .Concat(Organization())
            .Append(Bucket("b", null));
        var clock = Stopwatch.StartNew();
        var policies = SnapshotPolicies.Of(Snapshot(facts));
        var read = clock.Elapsed;
        var answers = AccessSearch.WhoCan(
            policies,
            "s3:GetObject",
            "arn:aws:s3:::b/x",
            new GivenPolicies(),
            RequestContext.Incomplete,
            null
        );
        var asked = clock.Elapsed - read;
        var entries = policies
            .Principals.Take(50)
            .Sum(h =>
                AccessSearch
                    .Describe(h.Principal, policies.PoliciesOf(h.Principal, "*"), policies.ResourcesOf(Home), [], false)
                    .Entries.Count
            );
        output.WriteLine(
            $"500 principals: read in {read.TotalMilliseconds:F0} ms, who can in {asked.TotalMilliseconds:F0} ms ({answers.Count} can); "
                + $"50 described in {(clock.Elapsed - read - asked).TotalMilliseconds:F0} ms ({entries} entries)"
        );
        Assert.NotEmpty(answers);
        Assert.True(read + asked < TimeSpan.FromSeconds(10), $"{read + asked}");
    }

    private static IReadOnlyList<AccessTest> WhoCan(string action, string resource, IFact[] facts, GivenPolicies? given = null) =>
        AccessSearch.WhoCan(
            SnapshotPolicies.Of(Snapshot(facts)),
            action,
            resource,
            given ?? new GivenPolicies(),
            RequestContext.Incomplete,
            null
        );

    private static EffectiveAccessAnswer Describe(IFact[] facts, bool includeBlocked = false, params string[] actions)
    {
        var policies = SnapshotPolicies.Of(Snapshot(facts));
        var ann = policies.PrincipalOf(Ann)!;
        return AccessSearch.Describe(ann, policies.PoliciesOf(ann, "*"), policies.ResourcesOf(Home), actions, includeBlocked);
    }
}
