using ZeroTrust.Escalation.Graph;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;
using static ZeroTrust.Escalation.Tests.Graph.GraphTests;
using static ZeroTrust.Escalation.Tests.Graph.PathLab;

namespace ZeroTrust.Escalation.Tests.Graph;

/// <summary>What could not be read makes ways possible, never impossible, and only those that hang on it.</summary>
public sealed class UnknownLayerTests
{
    private static readonly LayerPolicy Everything = Allows("everything", "*");

    [Theory]
    [InlineData(PolicyLayer.Identity)]
    [InlineData(PolicyLayer.Boundary)]
    [InlineData(PolicyLayer.ServiceControl)]
    public void Unknown_layers_of_one_principal_say_nothing_about_others(PolicyLayer layer)
    {
        var pass = Allows("pass", "iam:PassRole", "ec2:RunInstances");
        var graph = EscalationGraph.Build(
            new EscalationModel
            {
                Principals =
                [
                    User("known", pass),
                    User("hidden", pass) with
                    {
                        UnknownLayers = [layer],
                    },
                    User("nothing"),
                    User("who-knows") with
                    {
                        UnknownLayers = [PolicyLayer.Identity],
                    },
                    Role("r", PrincipalElement.Service("ec2.amazonaws.com"), Everything),
                ],
                Workloads = [],
            }
        );
        Assert.False(graph.FindShortestPathToAdministrator(Arn("user/known"))!.IsPossibleOnly);
        Assert.Null(graph.FindShortestPathToAdministrator(Arn("user/hidden")));
        Assert.NotNull(graph.FindShortestPathToAdministrator(Arn("user/hidden"), includePossible: true));
        Assert.Null(graph.FindShortestPathToAdministrator(Arn("user/nothing"), includePossible: true));
        Assert.NotNull(graph.FindShortestPathToAdministrator(Arn("user/who-knows"), includePossible: true));
    }

    [Fact]
    public void Unknown_policies_of_the_organization_leave_an_administrator_one()
    {
        var model = new EscalationModel
        {
            Principals = [User("admin", Everything) with { UnknownLayers = [PolicyLayer.ServiceControl] }],
            UnknownResourceControl = new HashSet<string> { Account },
        };
        Assert.Equal(Truth.True, EscalationGraph.Build(model).Find(Arn("user/admin"))!.IsAdministrator);
    }

    [Fact]
    public void Unknown_resource_control_policies_matter_where_the_role_is()
    {
        var model = ChainTests.AcrossAccounts();
        Assert.NotNull(EscalationGraph.Build(model).FindShortestPathToAdministrator(Arn("user/u")));
        var hidden = EscalationGraph.Build(model with { UnknownResourceControl = new HashSet<string> { Other } });
        Assert.Null(hidden.FindShortestPathToAdministrator(Arn("user/u")));
        Assert.NotNull(hidden.FindShortestPathToAdministrator(Arn("user/u"), includePossible: true));
    }

    [Fact]
    public void A_trust_policy_that_is_not_known_may_let_anyone_in()
    {
        var graph = EscalationGraph.Build(
            new EscalationModel
            {
                Principals = [User("u", Allows("a", "sts:AssumeRole")), new EscalationPrincipal(Arn("role/r")) { Policies = [Everything] }],
                Workloads = [],
            }
        );
        Assert.Null(graph.FindShortestPathToAdministrator(Arn("user/u")));
        Assert.NotNull(graph.FindShortestPathToAdministrator(Arn("user/u"), includePossible: true));
    }

    [Fact]
    public void Workloads_of_some_types_can_be_known_and_those_of_others_not()
    {
        EscalationModel Model(params string[] complete) =>
            new()
            {
                Principals =
                [
                    User("ssm", Allows("a", "ssm:StartSession")),
                    User("lambda", Allows("b", "lambda:UpdateFunctionCode")),
                    Role("r", PrincipalElement.Service("ec2.amazonaws.com", "lambda.amazonaws.com"), Everything),
                ],
                Workloads = [],
                CompleteWorkloads = complete.ToHashSet(),
            };
        var graph = EscalationGraph.Build(Model("ec2:instance"));
        Assert.Empty(graph.Find(Arn("user/ssm"))!.Edges);
        Assert.True(Assert.Single(graph.Find(Arn("user/lambda"))!.Edges).IsPossibleOnly);
        Assert.True(Assert.Single(EscalationGraph.Build(Model()).Find(Arn("user/ssm"))!.Edges).IsPossibleOnly);
        var known = Model() with { Workloads = [new EscalationWorkload($"arn:aws:ec2:eu-west-1:{Account}:instance/i-1", Arn("role/r"))] };
        Assert.Contains(EscalationGraph.Build(known).Find(Arn("user/ssm"))!.Edges, e => !e.IsPossibleOnly);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void An_account_that_is_not_in_the_model_may_be_of_the_same_organization(bool? isMember, bool? isOpen)
    {
        var trust = new LayerPolicy(
            "trust",
            Document(
                Trusting(PrincipalElement.Aws(Other)).Statements[0] with
                {
                    Conditions = ConditionBlock.Of(Condition.Of("StringEquals", "aws:PrincipalOrgID", "o-1")),
                }
            )
        );
        var graph = EscalationGraph.Build(
            new EscalationModel
            {
                Principals = [new EscalationPrincipal(Arn("role/r")) { Policies = [Everything], Trust = trust }],
                Context = RequestContext.Incomplete.With("aws:PrincipalOrgID", "o-1"),
                OrganizationAccounts =
                    isMember is null ? null
                    : isMember == true ? new HashSet<string> { Account, Other }
                    : new HashSet<string> { Account },
            }
        );
        Assert.Equal(isOpen == true, graph.FindShortestPathToAdministrator(Other) is not null);
        Assert.Equal(isOpen != false, graph.FindShortestPathToAdministrator(Other, includePossible: true) is not null);
    }

    public static TheoryData<string, bool> OpenRoles =>
        new()
        {
            { "none", true },
            { "organization", false },
            { "account", false },
            { "deny", false },
            { "role of one's own", false },
            { "resource control", false },
        };

    [Theory]
    [MemberData(nameof(OpenRoles))]
    public void Anyone_gets_into_a_role_that_trusts_everyone_unless_something_guards_it(string guard, bool isOpen)
    {
        var open = Trusting(PrincipalElement.Everyone).Statements[0];
        Statement[] statements = guard switch
        {
            "organization" => [open with { Conditions = ConditionBlock.Of(Condition.Of("StringEquals", "aws:PrincipalOrgID", "o-1")) }],
            "account" => [open with { Conditions = ConditionBlock.Of(Condition.Of("StringEquals", "aws:PrincipalAccount", Account)) }],
            "deny" =>
            [
                open,
                open with
                {
                    Effect = Effect.Deny,
                    Conditions = ConditionBlock.Of(Condition.Of("StringNotEquals", "aws:PrincipalOrgID", "o-1")),
                },
            ],
            "role of one's own" =>
            [
                open with
                {
                    Conditions = ConditionBlock.Of(Condition.Of("ArnLike", "aws:PrincipalArn", Arn("role/*"))),
                },
            ],
            _ => [open],
        };
        var full = new LayerPolicy(
            "RCPFullAWSAccess",
            Document(Of(Effect.Allow, ActionElement.Of("*")) with { Principal = PrincipalElement.Everyone })
        );
        var perimeter = new LayerPolicy(
            "perimeter",
            Document(
                Of(Effect.Deny, ActionElement.Of("*")) with
                {
                    Principal = PrincipalElement.Everyone,
                    Conditions = ConditionBlock.Of(Condition.Of("StringNotEqualsIfExists", "aws:PrincipalOrgID", "o-1")),
                }
            )
        );
        var model = new EscalationModel
        {
            Principals =
            [
                new EscalationPrincipal(Arn("role/r")) { Policies = [Everything], Trust = new LayerPolicy("trust", Document(statements)) },
            ],
            Context = RequestContext.Incomplete.With("aws:PrincipalOrgID", "o-1"),
            ResourceControl =
                guard == "resource control"
                    ? new Dictionary<string, OrganizationPolicies> { [Account] = new([new OrganizationLevel("root", [full, perimeter])]) }
                    : [],
        };
        Assert.Equal(isOpen, EscalationGraph.Build(model).FindShortestPathToAdministrator("*", includePossible: true) is not null);
    }
}
