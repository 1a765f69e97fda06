using ZeroTrust.Escalation.Graph;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;
using static ZeroTrust.Escalation.Tests.Graph.GraphTests;

namespace ZeroTrust.Escalation.Tests.Graph;

/// <summary>Cuts of random small accounts, checked by taking statements away and making the graph anew.</summary>
public sealed class CutTests(ITestOutputHelper output)
{
    private static readonly string[][] Grants =
    [
        ["sts:AssumeRole"],
        ["iam:PassRole"],
        ["lambda:CreateFunction", "lambda:InvokeFunction"],
        ["ec2:RunInstances"],
        ["iam:CreateAccessKey"],
        ["iam:PutUserPolicy"],
        ["iam:PutRolePolicy"],
        ["iam:UpdateAssumeRolePolicy"],
        ["iam:AddUserToGroup"],
        ["iam:PassRole", "ec2:RunInstances"],
        ["s3:GetObject"],
    ];

    [Fact]
    public void A_cut_leaves_no_path_and_nothing_smaller_does()
    {
        const int seed = 20261122,
            rounds = 60;
        var random = new Random(seed);
        var sizes = new int[8];
        for (var round = 0; round < rounds; round++)
        {
            var model = Model(random);
            var cut = EscalationGraph.Build(model).FindSmallestCut();
            Assert.True(cut.IsSmallest && cut.Remaining is null, $"round {round}: {cut.Remaining}");
            Assert.Empty(EscalationGraph.Build(Without(model, [.. cut.Statements.Select(s => s.Statement)])).FindPathsToAdministrator());
            sizes[Math.Min(cut.Statements.Count, 7)]++;
            if (cut.Statements.Count is 0 or > 3)
            {
                continue;
            }

            foreach (var smaller in Subsets(Statements(model), cut.Statements.Count - 1))
            {
                Assert.NotEmpty(EscalationGraph.Build(Without(model, smaller)).FindPathsToAdministrator());
            }
        }
        output.WriteLine($"seed {seed}, {rounds} rounds, cuts by size: {string.Join(", ", sizes)}");
        Assert.True(sizes.Skip(2).Sum() > 0);
    }

    private static EscalationModel Model(Random random)
    {
        var everything = Allows("everything", "*");
        LayerPolicy[] shared = [.. Enumerable.Range(0, 5).Select(i => Allows("p" + i, Grants[random.Next(Grants.Length)]))];
        LayerPolicy[] Some() => [.. shared.OrderBy(_ => random.Next()).Take(random.Next(0, 3))];
        PrincipalElement Trusted() =>
            random.Next(3) switch
            {
                0 => PrincipalElement.Aws(PathLab.Account),
                1 => PrincipalElement.Service("lambda.amazonaws.com"),
                _ => PrincipalElement.Service("ec2.amazonaws.com"),
            };
        return new EscalationModel
        {
            Principals =
            [
                User("u", Some()),
                User("v", Some()),
                Role("r", Trusted(), Some()),
                Role("s", Trusted(), Some()),
                User("admin", everything),
                Role("admins", Trusted(), everything),
            ],
            Groups = [new EscalationGroup(Arn("group/g"), Some())],
            Workloads = [],
        };
    }

    private static Statement[] Statements(EscalationModel model) =>
        [
            .. model
                .Principals.SelectMany(p => p.Policies.Append(p.Trust))
                .Concat(model.Groups.SelectMany(g => g.Policies))
                .Where(p => p is not null && p.Name != "everything")
                .SelectMany(p => p!.Document.Statements)
                .Distinct<Statement>(ReferenceEqualityComparer.Instance),
        ];

    private static EscalationModel Without(EscalationModel model, IReadOnlyCollection<Statement> gone)
    {
        var reduced = new Dictionary<LayerPolicy, LayerPolicy>(ReferenceEqualityComparer.Instance);
        LayerPolicy Cut(LayerPolicy policy)
        {
            if (!reduced.TryGetValue(policy, out var cut))
            {
                reduced.Add(
                    policy,
                    cut = new LayerPolicy(
                        policy.Name,
                        policy.Document with
                        {
                            Statements = [.. policy.Document.Statements.Where(s => !gone.Any(g => ReferenceEquals(g, s)))],
                        }
                    )
                );
            }

            return cut;
        }
        return model with
        {
            Principals =
            [
                .. model.Principals.Select(p =>
                    p with
                    {
                        Policies = [.. p.Policies.Select(Cut)],
                        Trust = p.Trust is null ? null : Cut(p.Trust),
                    }
                ),
            ],
            Groups = [.. model.Groups.Select(g => g with { Policies = [.. g.Policies.Select(Cut)] })],
        };
    }

    private static IEnumerable<Statement[]> Subsets(Statement[] statements, int size, int from = 0)
    {
        if (size == 0)
        {
            yield return [];
            yield break;
        }
        for (var i = from; i < statements.Length; i++)
        {
            foreach (var rest in Subsets(statements, size - 1, i + 1))
            {
                yield return [statements[i], .. rest];
            }
        }
    }
}
