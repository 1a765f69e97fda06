using System.Diagnostics;
using System.Text;
using ZeroTrust.Policy.Comparison;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Lint;
using ZeroTrust.Policy.Principals;
using ZeroTrust.Policy.Tests.Corpus;

namespace ZeroTrust.Policy.Tests.Randomized;

public class FuzzTests(ITestOutputHelper output)
{
    [Fact]
    public void Mutated_documents_never_throw_and_take_bounded_time()
    {
        var random = new Random(RunSettings.Seed);
        var scenarios = new RandomScenarios(RunSettings.Seed);
        var seeds = Enumerable
            .Range(0, 200)
            .Select(i =>
                Encoding.UTF8.GetBytes($$"""{"Version":"2012-10-17","Id":"x","Statement":{{scenarios.NextPolicy(i % 2 == 0, 0.5)}}}""")
            )
            .ToList();
        if (ManagedPolicies.ArePresent)
        {
            seeds.AddRange(ManagedPolicies.All().Where(p => p.Json.Length < 4000).Take(100).Select(p => Encoding.UTF8.GetBytes(p.Json)));
        }

        var request = new AccessRequest(
            RequestPrincipal.Parse("arn:aws:iam::111111111111:user/team/alice"),
            "s3:GetObject",
            "arn:aws:s3:::b/k",
            RequestContext.Incomplete.With("aws:TagKeys", "a", "b").With("aws:SourceIp", "10.0.0.1"),
            "111111111111"
        );
        var linter = new PolicyLinter();
        var cases = RunSettings.Cases(10_000);
        var slowest = TimeSpan.Zero;
        var slowestCase = "";
        var (valid, written, proved) = (0, 0, 0);
        for (var i = 0; i < cases; i++)
        {
            var bytes = Mutate(seeds[random.Next(seeds.Count)], seeds, random);
            var started = Stopwatch.GetTimestamp();
            var result = PolicyDocument.Parse(bytes);
            if (result.IsValid)
            {
                valid++;
            }

            if (result.Document is { } document)
            {
                PolicyEvaluator.Decide(request, new PolicySet { Identity = [new LayerPolicy("fuzz", document)] });
                PolicyEvaluator.Evaluate(
                    request,
                    new PolicySet { Identity = [new LayerPolicy("fuzz", document)], Resource = new LayerPolicy("fuzz", document) }
                );
                _ = document.ToCanonicalText();
                _ = linter.Check(document, (PolicyKind)(i % 7));
                if (i % 4 == 0)
                {
                    var comparison = PolicyComparer.Compare(document, document);
                    Assert.True(
                        comparison.Verdict != ComparisonVerdict.NewAccess,
                        $"Seed {RunSettings.Seed}, case {i}: {Encoding.UTF8.GetString(bytes)}"
                    );
                    proved += comparison.Verdict == ComparisonVerdict.NoNewAccess ? 1 : 0;
                }

                if (!document.IsDamaged)
                {
                    var again = PolicyDocument.Parse(document.ToJson());
                    Assert.True(
                        again.Document is { IsDamaged: false } && again.Document.ToCanonicalText() == document.ToCanonicalText(),
                        $"Seed {RunSettings.Seed}, case {i}: {Encoding.UTF8.GetString(bytes)}"
                    );
                    written++;
                }
            }
            var took = Stopwatch.GetElapsedTime(started);
            // The first ones pay for compiling and for the catalogue.
            if (i >= 200 && took > slowest)
            {
                (slowest, slowestCase) = (took, Encoding.UTF8.GetString(bytes));
            }
        }
        output.WriteLine(
            $"{cases} documents from seed {RunSettings.Seed}: {valid} valid, {written} written back, {proved} proved to be within "
                + $"themselves, slowest {slowest.TotalMilliseconds:F1} ms: {slowestCase}"
        );
        // Generous, as other work may hold up the machine; a hang or quadratic time would be far beyond it.
        Assert.True(slowest < TimeSpan.FromSeconds(5), $"One document took {slowest}.");
    }

    [Theory]
    [InlineData("[", 200_000)]
    [InlineData("{\"a\":", 200_000)]
    [InlineData("\"", 500_000)]
    [InlineData("\\", 500_000)]
    [InlineData("{\"Statement\":[{\"Action\":\"", 20_000)]
    [InlineData("/*", 400_000)]
    [InlineData(",", 500_000)]
    [InlineData("0", 900_000)]
    public void Hostile_repetition_takes_bounded_time(string unit, int count)
    {
        var started = Stopwatch.GetTimestamp();
        Assert.False(PolicyDocument.Parse(string.Concat(Enumerable.Repeat(unit, count))).IsValid);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("arn:aws:iam::111:root")]
    [InlineData("arn:aws:iam::a/b:user/u")]
    [InlineData("arn:aws:sts::1:assumed-role/")]
    [InlineData("arn:aws:sts::1:federated-user/")]
    public void Principals_that_cannot_be_are_compared_all_the_same(string principal)
    {
        var document = PolicyDocument
            .Parse(
                $$"""
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Effect": "Allow",
                      "Principal": { "AWS": "{{principal}}" },
                      "Action": "s3:GetObject",
                      "Resource": "*"
                    }
                  ]
                }
                """
            )
            .Require();
        Assert.Equal(ComparisonVerdict.NoNewAccess, PolicyComparer.Compare(document, document).Verdict);
    }

    [Theory]
    [InlineData("action")]
    [InlineData("Resource")]
    [InlineData("principal")]
    [InlineData("?")]
    [InlineData("n")]
    public void Keys_that_cannot_be_are_compared_all_the_same(string key)
    {
        var document = PolicyDocument
            .Parse(
                $$"""
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Effect": "Allow",
                      "Action": "s3:GetObject",
                      "Resource": "*",
                      "Condition": {
                        "StringEquals": { "{{key}}": "a" }
                      }
                    }
                  ]
                }
                """
            )
            .Require();
        Assert.Equal(ComparisonVerdict.NoNewAccess, PolicyComparer.Compare(document, document).Verdict);
        var without = document with { Statements = [document.Statements[0] with { Conditions = ConditionBlock.Empty }] };
        Assert.NotEqual(ComparisonVerdict.NoNewAccess, PolicyComparer.Compare(document, without).Verdict);
    }

    [Fact]
    public void Hostile_patterns_take_bounded_time()
    {
        var pattern = string.Concat(Enumerable.Repeat("*a", 2000)) + "b";
        var document = PolicyDocument
            .Parse($$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"{{pattern}}"}]}""")
            .Require();
        var request = new AccessRequest(RequestPrincipal.Anonymous, "s3:GetObject", new string('a', 8000));
        var started = Stopwatch.GetTimestamp();
        Assert.Equal(Truth.False, new PreparedPolicy(document).Statements[0].MatchBeyondPrincipal(request));
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(5));
    }

    private static byte[] Mutate(byte[] seed, List<byte[]> seeds, Random random)
    {
        var bytes = seed.ToList();
        var times = 1 + random.Next(4);
        for (var i = 0; i < times && bytes.Count > 0; i++)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(7))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 30), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 60), bytes.Count - at)));
                    break;
                case 3:
                    bytes.Insert(at, "{}[],:\"\\*?$0tfn-. \n"u8[random.Next(18)]);
                    break;
                case 4:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 5:
                    var other = seeds[random.Next(seeds.Count)];
                    var from = random.Next(other.Length);
                    bytes.InsertRange(at, other[from..Math.Min(other.Length, from + random.Next(1, 80))]);
                    break;
                default:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
            }
        }
        return [.. bytes];
    }
}
