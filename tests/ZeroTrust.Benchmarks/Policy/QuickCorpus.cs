using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ZeroTrust.Escalation.Graph;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Lint;

namespace ZeroTrust.Benchmarks.Policy;

/// <summary>Lints every policy of a corpus and looks for the paths of escalation that it opens:
/// each on a role of its own, in an account with an
/// administrator's role that every service may use.</summary>
internal static class QuickCorpus
{
    private const int Runs = 9;
    private const string Account = "111122223333";

    /// <summary>Reads, lints and checks all policies, first as a process that has just started does,
    /// then again with everything compiled.</summary>
    /// <param name="file">A JSON file {name: {"Document": ...}}.</param>
    /// <param name="output">Takes the times.</param>
    public static void Run(string file, TextWriter output)
    {
        using var process = Process.GetCurrentProcess();
        var begun = TimeProvider.System.GetUtcNow() - process.StartTime.ToUniversalTime();
        var first = Once(file);
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{first.Policies} policies read, linted and checked for escalation, each on a role: {first.Problems} problems, "
                    + $"{first.Paths} roles with a path, {first.Possible} with a possible one"
            )
        );
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"first time:  {first.Wall,6:F0} ms after start ({begun.TotalMilliseconds + first.Wall:F0} ms with the start of the "
                    + $"process); {first.Phases}; {first.Processor:F0} ms of processor"
            )
        );
        var again = Enumerable.Range(0, Runs).Select(_ => Once(file)).OrderBy(r => r.Wall).ElementAt(Runs / 2);
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"again:       {again.Wall,6:F0} ms, median of {Runs}; {again.Phases}; {again.Processor:F0} ms of processor"
            )
        );
    }

    private static Result Once(string file)
    {
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var texts = Texts(file);
        var read = watch.Elapsed.TotalMilliseconds;
        // The documents are shared and nothing else, so that one core lints while the other follows paths.
        var documents = texts.Select(t => (t.Name, Read: PolicyDocument.Parse(t.Json))).ToArray();
        var parsed = watch.Elapsed.TotalMilliseconds;
        var lint = Task.Run(() => Lint(documents));
        var (paths, possible) = Escalation(documents);
        var escalation = watch.Elapsed.TotalMilliseconds;
        var problems = lint.GetAwaiter().GetResult();
        var wall = watch.Elapsed.TotalMilliseconds;
        process.Refresh();
        return new Result(
            texts.Length,
            problems.Count,
            paths,
            possible,
            wall,
            (process.TotalProcessorTime - cpu).TotalMilliseconds,
            string.Create(
                CultureInfo.InvariantCulture,
                $"read {read:F0}, parse {parsed - read:F0}, lint {problems.Time:F0} beside escalation {escalation - parsed:F0}"
            )
        );
    }

    private static (string Name, string Json)[] Texts(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        return [.. json.RootElement.EnumerateObject().Select(p => (p.Name, p.Value.GetProperty("Document").GetRawText()))];
    }

    private static (int Count, double Time) Lint((string Name, PolicyParseResult Read)[] documents)
    {
        var watch = Stopwatch.StartNew();
        var linter = new PolicyLinter();
        return (
            documents.Sum(d => d.Read.Problems.Count + linter.Check(d.Read.Document!, PolicyKind.Identity).Count),
            watch.Elapsed.TotalMilliseconds
        );
    }

    private static (int Certain, int Possible) Escalation((string Name, PolicyParseResult Read)[] documents)
    {
        var graph = EscalationGraph.Build(Model(documents));
        return (graph.FindPathsToAdministrator().Count, graph.FindPathsToAdministrator(includePossible: true).Count(r => r.IsPossibleOnly));
    }

    private static EscalationModel Model((string Name, PolicyParseResult Read)[] documents)
    {
        var everything = new LayerPolicy(
            "everything",
            new PolicyDocument
            {
                Statements =
                [
                    new Statement
                    {
                        Effect = Effect.Allow,
                        Action = ActionElement.Of("*"),
                        Resource = ResourceElement.Of("*"),
                    },
                ],
            }
        );
        var services = EscalationCatalogue.Paths.SelectMany(p => p.Trusts).Distinct(StringComparer.Ordinal).ToArray();
        return new EscalationModel
        {
            Principals =
            [
                .. documents.Select(d =>
                    Role(d.Name, Trusting("ec2.amazonaws.com"), new LayerPolicy($"arn:aws:iam::aws:policy/{d.Name}", d.Read.Document!))
                ),
                Role("administrator", Trusting(services), everything),
            ],
            IdentityCenterAccounts = new HashSet<string>(),
        };
    }

    private static EscalationPrincipal Role(string name, LayerPolicy trust, LayerPolicy policy) =>
        new($"arn:aws:iam::{Account}:role/{name}") { Policies = [policy], Trust = trust };

    private static LayerPolicy Trusting(params string[] services) =>
        new(
            "trust",
            new PolicyDocument
            {
                Statements =
                [
                    new Statement
                    {
                        Effect = Effect.Allow,
                        Principal = PrincipalElement.Service(services),
                        Action = ActionElement.Of("sts:AssumeRole"),
                    },
                ],
            }
        );

    private sealed record Result(int Policies, int Problems, int Paths, int Possible, double Wall, double Processor, string Phases);
}
