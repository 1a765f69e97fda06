using System.Diagnostics;
using ZeroTrust.Policy.Catalogue;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Lint;
using ZeroTrust.Policy.Tests.Cases;
using ZeroTrust.Policy.Tests.Corpus;

namespace ZeroTrust.Policy.Tests.Lint;

public class PolicyLinterTests(ITestOutputHelper output)
{
    private static readonly PolicyLinter Linter = new();

    [Fact]
    public void Every_rule_reports_what_it_is_for_and_nothing_else()
    {
        var seen = new HashSet<string>();
        foreach (var row in CaseFiles.Read("lint", "rules").GetProperty("rows").EnumerateArray())
        {
            var rule = row.GetProperty("rule").GetString()!;
            var kind = Enum.Parse<PolicyKind>(row.GetProperty("kind").GetString()!);
            var version = row.TryGetProperty("badVersion", out var v) ? v.GetString()! : "2012-10-17";
            string Document(string name, string version) => $$"""{"Version":"{{version}}","Statement":{{row.GetProperty(name).GetRawText()}}}""";
            var bad = Linter.Check(Document("bad", version), kind);
            var found = bad.Where(p => p.Code == rule).ToList();
            Assert.True(found.Count > 0, $"{rule} misses {row}; found {string.Join(" ", bad)}");
            Assert.All(bad, p => Assert.True(p.Position.IsKnown, $"{p} has no position"));
            if (row.TryGetProperty("fix", out var fix)) Assert.Contains(found, p => p.Fix == fix.GetString());
            var good = Linter.Check(Document("good", "2012-10-17"), kind);
            Assert.True(good.All(p => p.Code != rule), $"{rule} wrongly reports {row}: {string.Join(" ", good)}");
            seen.Add(rule);
        }
        Assert.Equal(PolicyLinter.Codes.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_cannot_be_read_is_reported_and_not_thrown()
    {
        Assert.Equal([ProblemCodes.EmptyText], Linter.Check("").Select(p => p.Code));
        Assert.Contains(Linter.Check("{\"Statement\":[{\"Effect\":\"Allow\",\"Actoin\":\"s3:*\"}]}"), p => p.Code == ProblemCodes.UnknownElement);
    }

    [Fact]
    public void One_problem_of_a_statement_hides_no_other()
    {
        var problems = Linter.Check("""
            {"Version":"2012-10-17","Statement":[{"Sid":"a b","Effect":"allow","Efect":"Deny","Action":["s3:GetObjct","nocolon"],"Resource":"bucket",
            "Condition":{"StringEqualz":{"aws:SourceVpc":"v"},"IpAddress":{"aws:SourceIp":"300.1.1.1/33"},"DateLessThan":{"aws:CurrentTim":"tomorrow"}}}]}
            """, PolicyKind.Identity);
        (string Code, string? Fix)[] expected =
        [
            ("MalformedSid", "ab"), ("InvalidEffect", "Allow"), ("UnknownElement", "Effect"), ("UnknownAction", "s3:GetObject"), ("InvalidAction", null), ("MalformedResource", null),
            ("UnknownOperator", "StringEquals"), ("MalformedConditionValue", null), ("UnknownConditionKey", null), ("MalformedConditionValue", null),
        ];
        Assert.Equal(expected, problems.Select(p => (p.Code, p.Fix)));
    }

    [Fact]
    public void The_managed_policies_are_checked_in_little_time()
    {
        Assert.SkipUnless(ManagedPolicies.ArePresent, ManagedPolicies.Absent);
        var policies = ManagedPolicies.All();
        _ = IamCatalogue.Default;
        var linter = new PolicyLinter();
        var started = Stopwatch.GetTimestamp();
        var counts = new Dictionary<string, int>();
        foreach (var (name, json) in policies)
        {
            foreach (var problem in linter.Check(json, PolicyKind.Identity))
            {
                counts[problem.Code] = counts.GetValueOrDefault(problem.Code) + 1;
                Assert.True(problem.Position.IsKnown, $"{name}: {problem}");
                // AWS's own policies have nothing that AWS refuses.
                Assert.True(problem.Severity != ProblemSeverity.Error, $"{name}: {problem}");
            }
        }
        output.WriteLine($"{policies.Count} policies in {Stopwatch.GetElapsedTime(started).TotalMilliseconds:F0} ms: {string.Join(", ", counts.OrderByDescending(c => c.Value).Select(c => $"{c.Key} {c.Value}"))}");
    }
}
