using System.Diagnostics;
using System.Text.Json.Nodes;
using ZeroTrust.Policy.Catalogue;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Lint;
using ZeroTrust.Policy.Tests.Cases;
using ZeroTrust.Policy.Tests.Corpus;
using ZeroTrust.Policy.Tests.Randomized;

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
            string Document(string name, string version, int times = 1)
            {
                var statements = string.Join(',', Enumerable.Repeat(row.GetProperty(name).GetRawText()[1..^1], times));
                return $$"""{"Version":"{{version}}","Statement":[{{statements}}]}""";
            }

            var text = Document("bad", version, row.TryGetProperty("repeat", out var times) ? times.GetInt32() : 1);
            var bad = Linter.Check(text, kind);
            var found = bad.Where(p => p.Code == rule).ToList();
            Assert.True(found.Count > 0, $"{rule} misses {row}; found {string.Join(" ", bad)}");
            Assert.All(bad, p => Assert.True(p.Position.IsKnown, $"{p} has no position"));
            if (row.TryGetProperty("fix", out var fix))
            {
                Assert.Contains(found, p => p.Fix == fix.GetString());
            }
            // A row that repeats its statement has the same problem as often.
            foreach (var problem in bad.DistinctBy(static p => p.Code))
            {
                AssertRepaired(text, kind, problem, row.ToString());
            }

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
        Assert.Contains(
            Linter.Check("{\"Statement\":[{\"Effect\":\"Allow\",\"Actoin\":\"s3:*\"}]}"),
            p => p.Code == ProblemCodes.UnknownElement
        );
    }

    [Fact]
    public void One_problem_of_a_statement_hides_no_other()
    {
        var problems = Linter.Check(
            """
            {"Version":"2012-10-17","Statement":[{"Sid":"a b","Effect":"allow","Efect":"Deny","Action":["s3:GetObjct","nocolon"],
              "Resource":"bucket",
            "Condition":{"StringEqualz":{"aws:SourceVpc":"v"},"IpAddress":{"aws:SourceIp":"300.1.1.1/33"},
              "DateLessThan":{"aws:CurrentTim":"tomorrow"}}}]}
            """,
            PolicyKind.Identity
        );
        (string Code, string? Fix)[] expected =
        [
            ("MalformedSid", "ab"),
            ("InvalidEffect", "Allow"),
            ("UnknownElement", "Effect"),
            ("UnknownAction", "s3:GetObject"),
            ("InvalidAction", null),
            ("MalformedResource", null),
            ("UnknownOperator", "StringEquals"),
            ("MalformedConditionValue", null),
            ("UnknownConditionKey", null),
            ("MalformedConditionValue", null),
        ];
        Assert.Equal(expected, problems.Select(p => (p.Code, p.Fix)));
    }

    [Fact]
    public void What_the_linter_says_to_write_in_real_policies_is_the_end_of_the_problem()
    {
        Assert.SkipUnless(ManagedPolicies.ArePresent, ManagedPolicies.Absent);
        var (repaired, advice) = (0, 0);
        // A large document has many problems of the same sort, and each takes a reading of the whole.
        foreach (var (name, json) in ManagedPolicies.All().Where(static p => p.Json.Length < 20_000))
        {
            foreach (var problem in Linter.Check(json, PolicyKind.Identity).Where((_, i) => RunSettings.IsLarge || i < 10))
            {
                if (problem.FixKind == PolicyFixKind.Advice)
                {
                    advice++;
                }
                else
                {
                    AssertRepaired(json, PolicyKind.Identity, problem, name);
                    repaired++;
                }
            }
        }

        output.WriteLine($"{repaired} problems repaired, {advice} need a decision");
        Assert.True(repaired > 100);
    }

    [Fact]
    public void A_repair_changes_one_thing_and_keeps_the_rest()
    {
        var text = JsonNode
            .Parse(
                """
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Sid": "A",
                      "Effect": "Allow",
                      "Action": ["s3:GetObjct", "s3:PutObject"],
                      "Resource": "*",
                      "Condition": {
                        "StringEquals": {
                          "aws:SourceIp": "203.0.113.1",
                          "aws:PrincipalOrgID": "o-1"
                        }
                      }
                    }
                  ]
                }
                """
            )!
            .ToJsonString();
        string Repaired(string code) =>
            PolicyRepair.Apply(PolicyDocument.Parse(text).Require(), Linter.Check(text).Single(p => p.Code == code))!.ToJson();
        Assert.Equal(text.Replace("GetObjct", "GetObject", StringComparison.Ordinal), Repaired("UnknownAction"));
        Assert.Equal(
            text.Replace(
                """{"StringEquals":{"aws:SourceIp":"203.0.113.1","aws:PrincipalOrgID":"o-1"}}""",
                """{"IpAddress":{"aws:SourceIp":"203.0.113.1"},"StringEquals":{"aws:PrincipalOrgID":"o-1"}}""",
                StringComparison.Ordinal
            ),
            Repaired("OperatorDoesNotFitKey")
        );
        var advice = Linter
            .Check("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""")
            .Single(p => p.Code == "AllowsEverything");
        Assert.Null(PolicyRepair.Apply(PolicyDocument.Parse(text).Require(), advice));
    }

    private static void AssertRepaired(string text, PolicyKind kind, PolicyProblem problem, string context)
    {
        var document = PolicyDocument.Parse(text).Require();
        if (PolicyRepair.Apply(document, problem) is not { } repaired)
        {
            // Only two conditions that JSON cannot hold side by side stand in the way of what is no advice.
            Assert.True(
                problem.FixKind == PolicyFixKind.Advice || document.Statements.Any(static s => s.Conditions.Conditions.Count > 1),
                $"{problem}: {context}"
            );
            return;
        }

        Assert.NotEqual(PolicyFixKind.Advice, problem.FixKind);
        var before = Linter.Check(text, kind);
        var after = Linter.Check(repaired.ToJson(), kind);
        Assert.True(
            after.Count(p => p.Code == problem.Code) < before.Count(p => p.Code == problem.Code),
            $"{problem} is still there: {context}\n{repaired.ToJson()}"
        );
        Assert.True(
            after.Count(static p => p.Severity == ProblemSeverity.Error) <= before.Count(static p => p.Severity == ProblemSeverity.Error),
            $"{problem}: {context}: {string.Join(" ", after)}"
        );
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
        output.WriteLine(
            $"{policies.Count} policies in {Stopwatch.GetElapsedTime(started).TotalMilliseconds:F0} ms: "
                + $"{string.Join(", ", counts.OrderByDescending(c => c.Value).Select(c => $"{c.Key} {c.Value}"))}"
        );
    }
}
