using System.Diagnostics;
using System.Globalization;
using ZeroTrust.Escalation.Graph;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Benchmarks.Policy;

/// <summary>Measures the escalation graph of an account with 2,000 principals that have five policies of their own each.</summary>
internal static class QuickEscalation
{
    private const int Principals = 2000;
    private const int Runs = 5;
    private const string Account = "111122223333";

    public static void Run(TextWriter output)
    {
        var times = new List<double>();
        EscalationGraph? graph = null;
        for (var run = 0; run < Runs; run++)
        {
            // Policies are made anew, so that preparing them is part of what is measured.
            var model = Model(new Random(20261123));
            var watch = Stopwatch.StartNew();
            graph = EscalationGraph.Build(model);
            _ = graph.FindPathsToAdministrator();
            times.Add(watch.Elapsed.TotalSeconds);
        }
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"escalation graph, {Principals} principals x 5 policies: median {times.Order().ElementAt(Runs / 2):F2} s, "
                    + $"{graph!.Nodes.Count} nodes, {graph.EdgeCount} edges"
            )
        );
    }

    private static EscalationModel Model(Random random)
    {
        string[] harmless =
        [
            "s3:Get*",
            "s3:List*",
            "ec2:Describe*",
            "logs:*",
            "dynamodb:*",
            "sqs:*",
            "kms:Decrypt",
            "sns:Publish",
            "lambda:Get*",
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
        ];
        string[] services =
        [
            "ec2.amazonaws.com",
            "lambda.amazonaws.com",
            "glue.amazonaws.com",
            "ecs-tasks.amazonaws.com",
            "codebuild.amazonaws.com",
        ];
        var everything = Policy("everything", Allow("*", "*"));
        LayerPolicy One(string name) =>
            random.Next(6) > 0
                ? Policy(name, Allow(harmless[random.Next(harmless.Length)], $"arn:aws:*:*:*:{name}*"))
                : Policy(
                    name,
                    Allow(harmless[random.Next(harmless.Length)], $"arn:aws:*:*:*:{name}*"),
                    Allow(
                        rights[random.Next(rights.Length)],
                        random.Next(4) == 0 ? "*" : $"arn:aws:iam::{Account}:role/r{random.Next(100)}*"
                    )
                );
        EscalationPrincipal Principal(int i)
        {
            LayerPolicy[] policies = i % 100 == 0 ? [everything] : [.. Enumerable.Range(0, 5).Select(j => One($"p{i}x{j}"))];
            if (i % 5 < 3)
            {
                return new EscalationPrincipal($"arn:aws:iam::{Account}:user/u{i}") { Policies = policies };
            }

            var trusted =
                random.Next(3) == 0 ? PrincipalElement.Aws(Account) : PrincipalElement.Service(services[random.Next(services.Length)]);
            var trust = Policy(
                "trust",
                new Statement
                {
                    Effect = Effect.Allow,
                    Principal = trusted,
                    Action = ActionElement.Of("sts:AssumeRole"),
                }
            );
            return new EscalationPrincipal($"arn:aws:iam::{Account}:role/r{i}") { Policies = policies, Trust = trust };
        }
        return new EscalationModel { Principals = [.. Enumerable.Range(0, Principals).Select(Principal)], Workloads = [] };
    }

    private static LayerPolicy Policy(string name, params Statement[] statements) =>
        new(name, new PolicyDocument { Statements = statements });

    private static Statement Allow(string action, string resource) =>
        new()
        {
            Effect = Effect.Allow,
            Action = ActionElement.Of(action),
            Resource = ResourceElement.Of(resource),
        };
}
