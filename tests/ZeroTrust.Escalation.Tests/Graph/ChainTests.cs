using ZeroTrust.Escalation.Graph;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;
using static ZeroTrust.Escalation.Tests.Graph.GraphTests;
using static ZeroTrust.Escalation.Tests.Graph.PathLab;

namespace ZeroTrust.Escalation.Tests.Graph;

/// <summary>Each step of a way is decided as the principal that takes it, in its own account,
/// with all layers that limit it there.</summary>
public sealed class ChainTests
{
    private const string OtherRole = $"arn:aws:iam::{Other}:role/";
    private static readonly LayerPolicy Everything = Allows("everything", "*");

    [Fact]
    public void The_second_step_is_taken_in_the_account_of_the_first_target()
    {
        var model = AcrossAccounts();
        Assert.Equal(["STS-002", "EC2-001"], Ways(model, Arn("user/u")));
        var guarded = model with { ServiceControl = Denying(Other, "ec2:RunInstances") };
        Assert.Null(Ways(guarded, Arn("user/u")));
        var elsewhere = model with { ServiceControl = Denying(Account, "ec2:RunInstances") };
        Assert.Equal(["STS-002", "EC2-001"], Ways(elsewhere, Arn("user/u")));
        Assert.Null(Ways(model with { ServiceControl = Denying(Account, "sts:AssumeRole") }, Arn("user/u")));
    }

    [Fact]
    public void The_service_control_policies_of_every_level_have_to_allow_each_step()
    {
        var full = new LayerPolicy("FullAWSAccess", Document(Of(Effect.Allow, ActionElement.Of("*"))));
        var some = new LayerPolicy("some", Document(Of(Effect.Allow, ActionElement.Of("ec2:*", "s3:*"))));
        OrganizationPolicies Levels(params LayerPolicy[] unit) =>
            new([new OrganizationLevel("root", [full]), new OrganizationLevel("unit", unit), new OrganizationLevel("account", [full])]);
        var model = AcrossAccounts();
        Assert.NotNull(
            Ways(model with { ServiceControl = new Dictionary<string, OrganizationPolicies> { [Other] = Levels(full) } }, Arn("user/u"))
        );
        Assert.Null(
            Ways(model with { ServiceControl = new Dictionary<string, OrganizationPolicies> { [Other] = Levels(some) } }, Arn("user/u"))
        );
        Assert.Null(
            Ways(model with { ServiceControl = new Dictionary<string, OrganizationPolicies> { [Other] = Levels() } }, Arn("user/u"))
        );
    }

    [Fact]
    public void A_boundary_of_a_principal_on_the_way_holds_there()
    {
        var boundary = new LayerPolicy(Arn("policy/limit"), Document(Of(Effect.Allow, ActionElement.Except("ec2:RunInstances"))));
        var model = AcrossAccounts();
        Assert.Null(
            Ways(
                model with
                {
                    Principals = [.. model.Principals.Select(p => p.Arn == OtherRole + "first" ? p with { Boundary = boundary } : p)],
                },
                Arn("user/u")
            )
        );
    }

    [Fact]
    public void A_role_of_another_account_has_to_be_allowed_on_both_sides()
    {
        var model = AcrossAccounts();
        Assert.Null(
            Ways(
                model with
                {
                    Principals =
                    [
                        .. model.Principals.Select(p => p.Arn == Arn("user/u") ? p with { Policies = [Allows("reading", "s3:Get*")] } : p),
                    ],
                },
                Arn("user/u")
            )
        );
        Assert.Null(
            Ways(
                model with
                {
                    Principals =
                    [
                        .. model.Principals.Select(p =>
                            p.Arn == OtherRole + "first"
                                ? p with
                                {
                                    Trust = new LayerPolicy("trust", Trusting(PrincipalElement.Aws(Other))),
                                }
                                : p
                        ),
                    ],
                },
                Arn("user/u")
            )
        );
    }

    [Theory]
    [InlineData("sts:ExternalId")]
    [InlineData("aws:MultiFactorAuthPresent")]
    public void Conditions_of_trust_that_nobody_knows_make_the_whole_way_possible_only(string key)
    {
        var model = AcrossAccounts();
        var trust = new LayerPolicy(
            "trust",
            Document(
                Trusting(PrincipalElement.Aws(Account)).Statements[0] with
                {
                    Conditions = ConditionBlock.Of(Condition.Of("StringEquals", key, "true")),
                }
            )
        );
        var guarded = model with
        {
            Principals = [.. model.Principals.Select(p => p.Arn == OtherRole + "first" ? p with { Trust = trust } : p)],
        };
        Assert.Null(Ways(guarded, Arn("user/u")));
        Assert.True(EscalationGraph.Build(guarded).FindShortestPathToAdministrator(Arn("user/u"), includePossible: true)!.IsPossibleOnly);
        Assert.NotNull(Ways(guarded with { Context = guarded.Context.With(key, "true") }, Arn("user/u")));
        Assert.Null(
            EscalationGraph
                .Build(guarded with { Context = guarded.Context.With(key, "false") })
                .FindShortestPathToAdministrator(Arn("user/u"), includePossible: true)
        );
    }

    [Fact]
    public void All_rights_over_IAM_make_an_administrator_and_NotAction_may()
    {
        var graph = EscalationGraph.Build(
            new EscalationModel
            {
                Principals =
                [
                    User("iam", Allows("inline", "iam:*")),
                    User("not-s3", new LayerPolicy("all but s3", Document(Of(Effect.Allow, ActionElement.Except("s3:*"))))),
                    User(
                        "power",
                        new LayerPolicy("all but IAM", Document(Of(Effect.Allow, ActionElement.Except("iam:*", "organizations:*"))))
                    ),
                    User("assuming", Allows("assume", "sts:AssumeRole")),
                    Role("r", PrincipalElement.Aws(Account), Everything),
                ],
            }
        );
        Assert.Equal(Truth.True, graph.Find(Arn("user/iam"))!.IsAdministrator);
        Assert.Equal(Truth.True, graph.Find(Arn("user/not-s3"))!.IsAdministrator);
        Assert.Equal(Truth.False, graph.Find(Arn("user/power"))!.IsAdministrator);
        Assert.Equal(["STS-001"], graph.FindShortestPathToAdministrator(Arn("user/power"))!.Edges.Select(e => e.Path.Id));
    }

    [Fact]
    public void Statements_of_groups_count_and_denials_with_conditions_hold_where_they_apply()
    {
        LayerPolicy Deny(string key, string value) =>
            new(
                "deny",
                Document(
                    Of(Effect.Deny, ActionElement.Of("iam:PassRole")) with
                    {
                        Conditions = ConditionBlock.Of(Condition.Of("StringEquals", key, value)),
                    }
                )
            );
        EscalationModel Model(params LayerPolicy[] more) =>
            new()
            {
                Principals =
                [
                    User("u", [Allows("run", "ec2:RunInstances"), .. more]) with
                    {
                        Groups = [Arn("group/g")],
                    },
                    Role("r", PrincipalElement.Service("ec2.amazonaws.com"), Everything),
                ],
                Groups = [new EscalationGroup(Arn("group/g"), [Allows("pass", "iam:PassRole")])],
                Workloads = [],
            };
        Assert.Equal(["EC2-001"], Ways(Model(), Arn("user/u")));
        Assert.Equal(["EC2-001"], Ways(Model(Deny("iam:PassedToService", "lambda.amazonaws.com")), Arn("user/u")));
        Assert.Null(Ways(Model(Deny("iam:PassedToService", "ec2.amazonaws.com")), Arn("user/u")));
        Assert.Null(Ways(Model(Deny("aws:SourceVpc", "vpc-1")), Arn("user/u")));
        Assert.NotNull(
            EscalationGraph
                .Build(Model(Deny("aws:SourceVpc", "vpc-1")))
                .FindShortestPathToAdministrator(Arn("user/u"), includePossible: true)
        );
    }

    [Fact]
    public void Only_roles_that_the_pattern_covers_can_be_passed()
    {
        var pass = new LayerPolicy(
            "pass",
            Document(
                Of(Effect.Allow, ActionElement.Of("iam:PassRole"), ResourceElement.Of(Arn("role/app-*"))) with
                {
                    Conditions = ConditionBlock.Of(Condition.Of("StringEquals", "iam:PassedToService", "ec2.amazonaws.com")),
                }
            )
        );
        EscalationModel Model(string role) =>
            new()
            {
                Principals =
                [
                    User("u", pass, Allows("run", "ec2:*", "lambda:*")),
                    Role(role, PrincipalElement.Service("ec2.amazonaws.com", "lambda.amazonaws.com"), Everything),
                ],
                Workloads = [],
            };
        Assert.Equal(["EC2-001"], Ways(Model("app-server"), Arn("user/u")));
        Assert.Null(Ways(Model("server"), Arn("user/u")));
    }

    [Fact]
    public void A_role_without_instance_profile_needs_one_first()
    {
        EscalationModel Model(IReadOnlyList<string>? profiles, params string[] actions) =>
            new()
            {
                Principals =
                [
                    User("u", Allows("a", ["iam:PassRole", "ec2:RunInstances", .. actions])),
                    Role("r", PrincipalElement.Service("ec2.amazonaws.com"), Everything) with
                    {
                        InstanceProfiles = profiles,
                    },
                ],
                Workloads = [],
            };
        Assert.NotNull(Ways(Model(null), Arn("user/u")));
        Assert.NotNull(Ways(Model([Arn("instance-profile/r")]), Arn("user/u")));
        Assert.Null(Ways(Model([]), Arn("user/u")));
        Assert.Null(Ways(Model([], "iam:CreateInstanceProfile"), Arn("user/u")));
        var graph = EscalationGraph.Build(Model([], "iam:CreateInstanceProfile", "iam:AddRoleToInstanceProfile"));
        var start = graph.Find(Arn("user/u"))!;
        Assert.Contains(
            graph.Explain(start, start.Edges.First(e => e.Path.Id == "EC2-001")),
            e => e.Request.Action == "iam:AddRoleToInstanceProfile"
        );
        Assert.True(
            Assert
                .Single(
                    EscalationGraph
                        .Build(Model([], "iam:RemoveRoleFromInstanceProfile", "iam:AddRoleToInstanceProfile"))
                        .Find(Arn("user/u"))!
                        .Edges,
                    e => e.Path.Id == "EC2-001"
                )
                .IsPossibleOnly
        );
    }

    [Theory]
    [InlineData("aws-service-role/x.amazonaws.com/AWSServiceRoleForX", false)]
    [InlineData("aws-reserved/sso.amazonaws.com/AWSReservedSSO_X_1", false)]
    [InlineData("path/x", true)]
    public void Nobody_but_AWS_changes_protected_roles(string name, bool isChangeable)
    {
        var graph = EscalationGraph.Build(
            new EscalationModel
            {
                Principals =
                [
                    User("u", Allows("a", "iam:PutRolePolicy", "iam:UpdateAssumeRolePolicy", "sts:AssumeRole")),
                    Role(name, PrincipalElement.Service("x.amazonaws.com"), Everything),
                ],
                Workloads = [],
            }
        );
        Assert.Equal(isChangeable, graph.FindShortestPathToAdministrator(Arn("user/u"), includePossible: true) is not null);
    }

    internal static EscalationModel AcrossAccounts() =>
        new()
        {
            Principals =
            [
                User("u", Allows("assume", "sts:AssumeRole")),
                new EscalationPrincipal(OtherRole + "first")
                {
                    Policies = [Allows("pass", "iam:PassRole"), Allows("run", "ec2:RunInstances")],
                    Trust = new LayerPolicy("trust of first", Trusting(PrincipalElement.Aws(Account))),
                },
                new EscalationPrincipal(OtherRole + "second")
                {
                    Policies = [Everything],
                    Trust = new LayerPolicy("trust of second", Trusting(PrincipalElement.Service("ec2.amazonaws.com"))),
                },
            ],
            Workloads = [],
        };

    private static IEnumerable<string>? Ways(EscalationModel model, string from) =>
        EscalationGraph.Build(model).FindShortestPathToAdministrator(from)?.Edges.Select(e => e.Path.Id);

    private static Dictionary<string, OrganizationPolicies> Denying(string account, string action) =>
        new()
        {
            [account] = new([
                new OrganizationLevel(
                    "root",
                    [
                        new LayerPolicy("full", Document(Of(Effect.Allow, ActionElement.Of("*")))),
                        new LayerPolicy("guard", Document(Of(Effect.Deny, ActionElement.Of(action)))),
                    ]
                ),
            ]),
        };
}
