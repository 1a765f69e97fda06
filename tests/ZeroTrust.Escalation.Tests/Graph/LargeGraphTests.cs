using System.Diagnostics;
using ZeroTrust.Escalation.Graph;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;
using static ZeroTrust.Escalation.Tests.Graph.GraphTests;

namespace ZeroTrust.Escalation.Tests.Graph;

/// <summary>An account with as many principals as large ones have, each with five policies of its own.</summary>
public sealed class LargeGraphTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(2000)]
    public void Two_thousand_principals(int count)
    {
        var model = Model(count, 20261123);
        var watch = Stopwatch.StartNew();
        var graph = EscalationGraph.Build(model);
        var built = watch.Elapsed;
        var paths = graph.FindPathsToAdministrator();
        output.WriteLine(
            $"{count} principals: built in {built.TotalSeconds:F2} s, {graph.Nodes.Count} nodes, {graph.EdgeCount} edges; {paths.Count} "
                + $"paths to an administrator in {(watch.Elapsed - built).TotalSeconds:F2} s"
        );
        Assert.NotEmpty(paths);
        Assert.All(paths.Take(50), p => Assert.NotNull(p.End));
    }

    /// <summary>Users and roles; reading, some writing, and now and then a right that escalates, on all or on some resources.</summary>
    internal static EscalationModel Model(int count, int seed)
    {
        var random = new Random(seed);
        string[] harmless =
        [
            "s3:Get*",
            "s3:List*",
            "ec2:Describe*",
            "logs:*",
            "cloudwatch:*",
            "dynamodb:*",
            "sqs:*",
            "kms:Decrypt",
            "sns:Publish",
            "lambda:Get*",
            "glue:Get*",
            "ssm:Get*",
        ];
        string[] rights =
        [
            "iam:PassRole",
            "sts:AssumeRole",
            "ec2:RunInstances",
            "lambda:*",
            "iam:CreateAccessKey",
            "iam:PutUserPolicy",
            "glue:*",
            "ecs:*",
            "codebuild:*",
            "iam:UpdateAssumeRolePolicy",
            "cloudformation:*",
        ];
        string[] services =
        [
            "ec2.amazonaws.com",
            "lambda.amazonaws.com",
            "glue.amazonaws.com",
            "ecs-tasks.amazonaws.com",
            "codebuild.amazonaws.com",
            "cloudformation.amazonaws.com",
        ];
        var everything = Allows("everything", "*");
        LayerPolicy Policy(string name)
        {
            var statements = new List<Statement>
            {
                PathLab.Of(
                    Effect.Allow,
                    ActionElement.Of(harmless[random.Next(harmless.Length)], harmless[random.Next(harmless.Length)]),
                    ResourceElement.Of($"arn:aws:*:*:*:{name}*")
                ),
            };
            if (random.Next(6) == 0)
            {
                statements.Add(
                    PathLab.Of(
                        Effect.Allow,
                        ActionElement.Of(rights[random.Next(rights.Length)]),
                        ResourceElement.Of(random.Next(4) == 0 ? "*" : $"arn:aws:iam::{PathLab.Account}:role/r{random.Next(100)}*")
                    )
                );
            }

            if (random.Next(10) == 0)
            {
                statements.Add(PathLab.Of(Effect.Deny, ActionElement.Of("iam:Delete*", "organizations:*")));
            }

            return new LayerPolicy(name, PathLab.Document([.. statements]));
        }
        LayerPolicy[] Policies(int i) => i % 100 == 0 ? [everything] : [.. Enumerable.Range(0, 5).Select(j => Policy($"p{i}x{j}"))];
        var users = Enumerable.Range(0, count * 3 / 5).Select(i => User("u" + i, Policies(i)));
        var roles = Enumerable
            .Range(0, count * 2 / 5)
            .Select(i =>
                Role(
                    "r" + i,
                    random.Next(3) == 0
                        ? PrincipalElement.Aws(PathLab.Account)
                        : PrincipalElement.Service(services[random.Next(services.Length)]),
                    Policies(i)
                )
            );
        var full = new LayerPolicy("FullAWSAccess", PathLab.Document(PathLab.Of(Effect.Allow, ActionElement.Of("*"))));
        var guard = new LayerPolicy(
            "guard",
            PathLab.Document(PathLab.Of(Effect.Deny, ActionElement.Of("organizations:LeaveOrganization")))
        );
        return new EscalationModel
        {
            Principals = [.. users, .. roles],
            Workloads = [],
            ServiceControl = new Dictionary<string, OrganizationPolicies>
            {
                [PathLab.Account] = new([new OrganizationLevel("root", [full, guard])]),
            },
        };
    }
}
