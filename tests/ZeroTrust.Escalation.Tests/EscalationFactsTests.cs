using ZeroTrust.Core.Escalation;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Ec2;
using static ZeroTrust.Core.Tests.Access.PolicyFacts;

namespace ZeroTrust.Escalation.Tests;

/// <summary>Ways to an administrator from the facts of a snapshot; what is missing makes them possible, never absent.</summary>
public sealed class EscalationFactsTests
{
    private const string Admin = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static readonly string Ann = $"arn:aws:iam::{Home}:user/ann";
    private static readonly string Service = """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": { "Service": "ec2.amazonaws.com" },
              "Action": "sts:AssumeRole"
            }
          ]
        }
        """;

    [Fact]
    public void Two_policies_of_a_user_and_of_its_group_make_a_way_with_its_evidence()
    {
        var way = Assert.Single(Find(Account()));
        Assert.Equal((Ann, Home, EscalationStatus.CanBecome, "user/ann"), (way.Principal, way.AccountId, way.Status, way.Name));
        Assert.Equal("EC2-001: iam:PassRole + ec2:RunInstances -> role/admin", way.Way);
        Assert.Equal($"arn:aws:iam::{Home}:role/admin", way.Target);
        Assert.Contains(way.Steps[0].Evidence, static e => e.Action == "iam:PassRole" && e.DecidedBy.Contains("Identity, inline: Yes"));
        Assert.Empty(way.Unknowns);
    }

    [Fact]
    public void Administrators_are_told_apart()
    {
        var search = new EscalationSearch(EscalationFacts.Of(Account()));
        Assert.Equal([$"arn:aws:iam::{Home}:role/admin"], search.FindAdministrators().Select(static f => f.Principal));
        search.Starts = new HashSet<string> { Ann };
        Assert.Empty(search.FindAdministrators());
    }

    [Fact]
    public void The_smallest_cut_names_policy_statement_and_holders()
    {
        var (statements, remaining) = new EscalationSearch(EscalationFacts.Of(Account())).FindSmallestCut(includePossible: false);
        Assert.Null(remaining);
        var cut = Assert.Single(statements);
        Assert.True(cut.IsSmallest);
        Assert.Equal("Yes", cut.Sid);
        Assert.NotEmpty(cut.HeldBy);
        Assert.Contains("\"Effect\":\"Allow\"", cut.Json, StringComparison.Ordinal);
    }

    [Fact]
    public void Service_control_policies_close_a_way()
    {
        Assert.Empty(Find(Account(ServiceControl("p-1", Deny("ec2:RunInstances"), "ou-1"))));
        Assert.NotEmpty(Find(Account(ServiceControl("p-1", Deny("ec2:RunInstances"), Management))));
    }

    [Fact]
    public void What_could_not_be_read_is_told_and_leaves_the_way_possible()
    {
        var hidden = Snapshot(
            [
                Role("admin", Service, attached: [Admin], inline: null) is var role
                    ? role with
                    {
                        Value = role.Value with { InstanceProfiles = ["arn:aws:iam::111122223333:instance-profile/admin"] },
                    }
                    : role,
            ],
            [User("ann").With(attached: [AwsManaged], inline: Allow("iam:PassRole"))],
            [Managed(Admin, Allow("*"))],
            Organization()
        );
        var scope = EscalationFacts.Of(hidden);
        Assert.Contains(scope.Gaps, static g => g.Subject.Contains(AwsManaged, StringComparison.Ordinal));
        var search = new EscalationSearch(scope);
        Assert.Empty(search.Find(includePossible: false));
        Assert.Equal(search.Find(includePossible: true).Count(), search.CountOnlyPossible());
        var may = search.Find(includePossible: true).First(static f => f.Principal == Ann);
        Assert.True(may.Status is EscalationStatus.MayBe or EscalationStatus.MayBecome);
    }

    [Fact]
    public void Unknown_service_control_policies_make_ways_possible_only()
    {
        var standing = Account().Facts.Where(static f => f.FactType != FactTypes.NameOf<Facts.Organizations.ServiceControlPolicy>());
        var search = new EscalationSearch(EscalationFacts.Of(Snapshot(standing)));
        Assert.NotEmpty(search.Scope.Gaps);
        Assert.Empty(search.Find(includePossible: false));
        Assert.Equal(EscalationStatus.MayBecome, search.Find(includePossible: true).First(static f => f.Principal == Ann).Status);
    }

    [Fact]
    public void Roles_of_services_are_nobody_who_could_escalate()
    {
        var linked = Role("AWSServiceRoleForX", Service, path: "/aws-service-role/x.amazonaws.com/", attached: [Admin]);
        var search = new EscalationSearch(EscalationFacts.Of(Account(linked)));
        Assert.DoesNotContain(
            search.FindAdministrators(),
            static f => f.Principal.Contains("AWSServiceRoleForX", StringComparison.Ordinal)
        );
        Assert.Single(search.Find(includePossible: false));
    }

    [Fact]
    public void An_instance_with_the_role_is_something_to_get_into()
    {
        var instance = new Known<Ec2Instance>(
            new ResourceRef(Home, "eu-west-1", "AWS::EC2::Instance", "i-1"),
            new Ec2Instance(
                "i-1",
                "running",
                null,
                null,
                null,
                null,
                $"arn:aws:iam::{Home}:instance-profile/admin",
                true,
                [],
                "Linux/UNIX",
                null,
                new Dictionary<string, string>()
            )
        );
        var ways = Find(Account(User("bob").With(inline: Allow("ssm:StartSession")), instance));
        Assert.Contains(ways, static w => w.Name == "user/bob" && w.PathIds.SequenceEqual(["SSM-001"]));
    }

    [Fact]
    public void Those_outside_whom_a_role_trusts_are_seen()
    {
        var ways = Find(
            Account(Role("vendor", Trust($"arn:aws:iam::{Stranger}:root"), attached: [Admin]), Role("open", Trust("*"), attached: [Admin]))
        );
        Assert.Contains(ways, static w => w.Principal == Stranger && w.PathIds.SequenceEqual(["STS-002"]));
        Assert.Contains(ways, static w => w.Principal == "*" && w.Name == "anyone with an AWS account");
    }

    private static List<EscalationFinding> Find(Snapshot snapshot) =>
        [.. new EscalationSearch(EscalationFacts.Of(snapshot)).Find(includePossible: false)];

    // ann passes any role, her group starts instances; the administrator's role is for instances.
    private static Snapshot Account(params IFact[] more)
    {
        var admin = Role("admin", Service, attached: [Admin]);
        return Snapshot(
            [
                User("ann").With(groups: ["devs"], inline: Allow("iam:PassRole")),
                Group("devs", inline: Allow("ec2:RunInstances")),
                Managed(Admin, Allow("*")),
            ],
            [admin with { Value = admin.Value with { InstanceProfiles = [$"arn:aws:iam::{Home}:instance-profile/admin"] } }],
            Organization(),
            more
        );
    }
}
