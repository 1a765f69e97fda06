using ZeroTrust.Escalation.Graph;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;
using static ZeroTrust.Escalation.Tests.Graph.PathLab;

namespace ZeroTrust.Escalation.Tests.Graph;

/// <summary>Paths over several principals and policies, what is only possible, and what is no path.</summary>
public sealed class GraphTests
{
    private static readonly LayerPolicy Everything = new("everything", Document(Of(Effect.Allow, ActionElement.Of("*"))));

    [Fact]
    public void PassRole_in_one_policy_and_RunInstances_in_another_make_a_path()
    {
        var graph = EscalationGraph.Build(
            new EscalationModel
            {
                Principals =
                [
                    User("u", Allows("a", "iam:PassRole"), Allows("b", "ec2:RunInstances")),
                    User("v", Allows("c", "iam:PassRole")),
                    Role("r", PrincipalElement.Service("ec2.amazonaws.com"), Everything),
                ],
            }
        );
        Assert.Equal("EC2-001", Assert.Single(graph.FindShortestPathToAdministrator(Arn("user/u"))!.Edges).Path.Id);
        Assert.Null(graph.FindShortestPathToAdministrator(Arn("user/v")));
    }

    [Fact]
    public void A_role_that_trusts_another_service_cannot_be_passed()
    {
        var graph = EscalationGraph.Build(
            new EscalationModel
            {
                Principals =
                [
                    User("u", Allows("a", "iam:PassRole", "ec2:RunInstances")),
                    Role("r", PrincipalElement.Service("lambda.amazonaws.com"), Everything),
                ],
            }
        );
        Assert.Empty(graph.Find(Arn("user/u"))!.Edges);
    }

    [Fact]
    public void PassRole_for_one_service_only_is_no_path_over_another()
    {
        var pass = new LayerPolicy(
            "pass",
            Document(
                Of(Effect.Allow, ActionElement.Of("iam:PassRole")) with
                {
                    Conditions = ConditionBlock.Of(Condition.Of("StringEquals", "iam:PassedToService", "lambda.amazonaws.com")),
                }
            )
        );
        var graph = EscalationGraph.Build(
            new EscalationModel
            {
                Principals =
                [
                    User("u", pass, Allows("b", "ec2:RunInstances", "lambda:CreateFunction", "lambda:InvokeFunction")),
                    Role("r", PrincipalElement.Service("ec2.amazonaws.com", "lambda.amazonaws.com"), Everything),
                ],
            }
        );
        Assert.Equal(["LAMBDA-001"], graph.Find(Arn("user/u"))!.Edges.Select(e => e.Path.Id));
    }

    [Fact]
    public void Paths_continue_over_roles_and_users()
    {
        var graph = EscalationGraph.Build(Chain());
        var route = graph.FindShortestPathToAdministrator(Arn("user/u"))!;
        Assert.Equal(["STS-001", "LAMBDA-001", "IAM-002"], route.Edges.Select(e => e.Path.Id));
        Assert.Equal(Arn("user/admin"), route.End.Arn);
        Assert.Equal(3, graph.FindPathsToAdministrator().Count);
    }

    [Fact]
    public void A_condition_that_nobody_knows_makes_an_edge_possible_only()
    {
        var trust = new LayerPolicy(
            "trust",
            Document(
                new Statement
                {
                    Effect = Effect.Allow,
                    Principal = PrincipalElement.Aws(Account),
                    Action = ActionElement.Of("sts:AssumeRole"),
                    Conditions = ConditionBlock.Of(Condition.Of("Bool", "aws:MultiFactorAuthPresent", "true")),
                }
            )
        );
        var model = new EscalationModel
        {
            Principals =
            [
                User("u", Allows("a", "sts:AssumeRole")),
                new EscalationPrincipal(Arn("role/r")) { Policies = [Everything], Trust = trust },
            ],
        };
        var graph = EscalationGraph.Build(model);
        Assert.True(Assert.Single(graph.Find(Arn("user/u"))!.Edges).IsPossibleOnly);
        Assert.Null(graph.FindShortestPathToAdministrator(Arn("user/u")));
        Assert.True(graph.FindShortestPathToAdministrator(Arn("user/u"), includePossible: true)!.IsPossibleOnly);
        Assert.NotNull(
            EscalationGraph
                .Build(model with { Context = model.Context.With("aws:MultiFactorAuthPresent", "true") })
                .FindShortestPathToAdministrator(Arn("user/u"))
        );
        Assert.Empty(EscalationGraph.Build(model with { Context = RequestContext.Complete }).Find(Arn("user/u"))!.Edges);
    }

    [Fact]
    public void Workloads_that_are_not_known_make_possible_edges()
    {
        var model = new EscalationModel
        {
            Principals =
            [
                User("u", Allows("a", "lambda:UpdateFunctionCode")),
                Role("r", PrincipalElement.Service("lambda.amazonaws.com"), Everything),
            ],
        };
        Assert.True(Assert.Single(EscalationGraph.Build(model).Find(Arn("user/u"))!.Edges).IsPossibleOnly);
        Assert.Empty(EscalationGraph.Build(model with { Workloads = [] }).Find(Arn("user/u"))!.Edges);
    }

    [Fact]
    public void A_boundary_holds_what_one_gives_oneself()
    {
        var boundary = new LayerPolicy(Arn("policy/boundary"), Document(Of(Effect.Allow, ActionElement.Of("iam:PutUserPolicy", "s3:*"))));
        var graph = EscalationGraph.Build(
            new EscalationModel { Principals = [User("u", Allows("a", "iam:PutUserPolicy")) with { Boundary = boundary }] }
        );
        Assert.NotEmpty(graph.Find(Arn("user/u"))!.Edges);
        Assert.Null(graph.FindShortestPathToAdministrator(Arn("user/u"), includePossible: true));
    }

    [Fact]
    public void A_session_policy_limits_its_session_and_nobody_else()
    {
        var session = Allows("session", "s3:GetObject");
        var limited = User("u", Everything) with { Session = [session] };
        var graph = EscalationGraph.Build(new EscalationModel { Principals = [limited, User("v", Allows("a", "iam:CreateAccessKey"))] });
        Assert.NotEqual(Truth.True, graph.Find(Arn("user/u"))!.IsAdministrator);
        Assert.Null(graph.FindShortestPathToAdministrator(Arn("user/u")));
        Assert.NotNull(graph.FindShortestPathToAdministrator(Arn("user/v")));
    }

    [Fact]
    public void A_resource_control_policy_keeps_others_out_of_a_role()
    {
        var full = new LayerPolicy(
            "RCPFullAWSAccess",
            Document(Of(Effect.Allow, ActionElement.Of("*")) with { Principal = PrincipalElement.Everyone })
        );
        var guard = new LayerPolicy(
            "guard",
            Document(
                Of(Effect.Deny, ActionElement.Of("sts:AssumeRole")) with
                {
                    Principal = PrincipalElement.Everyone,
                    Conditions = ConditionBlock.Of(Condition.Of("StringNotEquals", "aws:PrincipalOrgID", "o-1")),
                }
            )
        );
        var model = new EscalationModel
        {
            Principals = [Role("r", PrincipalElement.Everyone, Everything)],
            Context = RequestContext.Incomplete.With("aws:PrincipalOrgID", "o-1"),
        };
        Assert.Equal("STS-003", Assert.Single(EscalationGraph.Build(model).Find("*")!.Edges).Path.Id);
        var guarded = model with
        {
            ResourceControl = new Dictionary<string, OrganizationPolicies>
            {
                [Account] = new([new OrganizationLevel("root", [full, guard])]),
            },
        };
        Assert.Null(EscalationGraph.Build(guarded).Find("*"));
    }

    [Fact]
    public void Groups_can_be_joined_one_after_the_other()
    {
        var model = new EscalationModel
        {
            Principals =
            [
                User("u", Allows("a", "iam:AddUserToGroup")),
                Role("r", PrincipalElement.Service("ec2.amazonaws.com"), Everything),
            ],
            Groups =
            [
                new EscalationGroup(Arn("group/one"), [Allows("p", "iam:PassRole")]),
                new EscalationGroup(Arn("group/two"), [Allows("q", "ec2:RunInstances")]),
            ],
        };
        Assert.Equal(
            ["IAM-013", "EC2-001"],
            EscalationGraph.Build(model).FindShortestPathToAdministrator(Arn("user/u"))!.Edges.Select(e => e.Path.Id)
        );
    }

    [Fact]
    public void The_smallest_cut_is_the_statement_that_all_paths_share()
    {
        var graph = EscalationGraph.Build(Chain());
        var cut = graph.FindSmallestCut();
        Assert.True(cut.IsSmallest);
        var statement = Assert.Single(cut.Statements);
        Assert.Contains(statement.Policy.Name, (string[])["keys", "trust of second"]);
    }

    [Fact]
    public void What_is_granted_twice_has_to_be_cut_twice()
    {
        var graph = EscalationGraph.Build(
            new EscalationModel
            {
                Principals =
                [
                    User("u", Allows("a", "iam:CreateAccessKey"), Allows("b", "iam:CreateAccessKey", "s3:GetObject")),
                    User("admin", Everything),
                ],
            }
        );
        var cut = graph.FindSmallestCut();
        Assert.True(cut.IsSmallest);
        Assert.Equal(["a[0]", "b[0]"], cut.Statements.Select(s => s.ToString()));
    }

    internal static EscalationModel Chain() =>
        new()
        {
            Principals =
            [
                User("u", Allows("assume", "sts:AssumeRole")),
                Role(
                    "first",
                    PrincipalElement.Aws(Account),
                    Allows("pass", "iam:PassRole"),
                    Allows("lambda", "lambda:CreateFunction", "lambda:InvokeFunction")
                ),
                Role("second", PrincipalElement.Service("lambda.amazonaws.com"), Allows("keys", "iam:CreateAccessKey")),
                User("admin", Everything),
            ],
        };

    internal static string Arn(string resource) => $"arn:aws:iam::{Account}:{resource}";

    internal static EscalationPrincipal User(string name, params LayerPolicy[] policies) =>
        new(Arn("user/" + name)) { Policies = policies };

    internal static EscalationPrincipal Role(string name, PrincipalElement trusts, params LayerPolicy[] policies) =>
        new(Arn("role/" + name)) { Policies = policies, Trust = new LayerPolicy("trust of " + name, Trusting(trusts)) };

    internal static LayerPolicy Allows(string name, params string[] actions) =>
        new(name, Document(Of(Effect.Allow, ActionElement.Of(actions))));
}
