using System.Text.Json;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Tests.Naive;

namespace ZeroTrust.Policy.Tests.Cases;

/// <summary>Every case file, through the engine and through the naive evaluator.</summary>
public class CaseTests
{
    public static TheoryData<string> Conditions => CaseFiles.AsTheory("conditions", "details");

    public static TheoryData<string> LayerTables => CaseFiles.AsTheory("layers");

    public static TheoryData<string> Scenarios => CaseFiles.AsTheory("scenarios");

    [Theory]
    [MemberData(nameof(Conditions))]
    public void Condition(string name)
    {
        var file = CaseFiles.Read("conditions", name);
        foreach (var form in file.GetProperty("holds").EnumerateObject())
        {
            foreach (var cell in form.Value.EnumerateObject())
            {
                CheckCondition(
                    form.Name,
                    file.GetProperty("policy"),
                    file.GetProperty("request").GetProperty(cell.Name),
                    default,
                    cell.Value.GetString()!,
                    cell.Name
                );
            }
        }
    }

    [Fact]
    public void Condition_details()
    {
        foreach (var row in CaseFiles.Read("conditions", "details").GetProperty("rows").EnumerateArray())
        {
            row.TryGetProperty("context", out var context);
            CheckCondition(
                row.GetProperty("operator").GetString()!,
                row.GetProperty("policy"),
                row.GetProperty("request"),
                context,
                row.GetProperty("holds").GetString()!,
                row.GetProperty("why").GetString()!
            );
        }
    }

    [Theory]
    [MemberData(nameof(LayerTables))]
    public void Layers(string name)
    {
        var file = CaseFiles.Read("layers", name);
        var vocabulary = file.GetProperty("vocabulary");
        foreach (var row in file.GetProperty("rows").EnumerateArray())
        {
            var policies = new Dictionary<string, string>();
            foreach (var layer in vocabulary.EnumerateObject())
            {
                var chosen = layer.Value.GetProperty(row.GetProperty(layer.Name).GetString()!);
                if (chosen.ValueKind != JsonValueKind.Null)
                {
                    policies[layer.Name] = chosen.GetRawText();
                }
            }
            Check(
                file.GetProperty("request"),
                CaseFiles.Parse(CaseFiles.Object(policies)),
                row.GetProperty("verdict").GetString()!,
                row.GetRawText()
            );
        }
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Scenario_(string name)
    {
        foreach (var scenario in CaseFiles.Read("scenarios", name).GetProperty("cases").EnumerateArray())
        {
            var title = scenario.GetProperty("name").GetString()!;
            var decision = Check(
                scenario.GetProperty("request"),
                scenario.GetProperty("policies"),
                scenario.GetProperty("verdict").GetString()!,
                title
            );
            if (scenario.TryGetProperty("blockedBy", out var layer))
            {
                Assert.True(layer.GetString() == decision.BlockedBy?.ToString(), $"{title}: blocked by {decision.BlockedBy}");
            }

            if (scenario.TryGetProperty("doubts", out var doubts))
            {
                Assert.True(
                    doubts
                        .EnumerateArray()
                        .Select(static d => d.GetString())
                        .SequenceEqual(decision.Doubts.Select(static d => d.ToString())),
                    $"{title}: depends on {string.Join("; ", decision.Doubts)}"
                );
            }
        }
    }

    [Fact]
    public void There_are_at_least_600_decision_cases_and_every_file_names_its_source()
    {
        var count = 0;
        foreach (var folder in (string[])["conditions", "layers", "scenarios"])
        {
            foreach (var name in CaseFiles.Names(folder))
            {
                var file = CaseFiles.Read(folder, name);
                Assert.StartsWith("https://docs.aws.amazon.com/", file.GetProperty("source").GetString(), StringComparison.Ordinal);
                count += file.TryGetProperty("holds", out var holds)
                    ? holds.EnumerateObject().Sum(f => f.Value.EnumerateObject().Count())
                    : file.GetProperty(file.TryGetProperty("rows", out _) ? "rows" : "cases").GetArrayLength();
            }
        }
        Assert.True(count >= 600, $"{count} cases");
    }

    /// <summary>A condition is tried in an Allow and in a Deny.</summary>
    private static void CheckCondition(string name, JsonElement policy, JsonElement request, JsonElement context, string holds, string why)
    {
        var keys = new Dictionary<string, string> { ["test:key"] = request.GetRawText() };
        if (context.ValueKind == JsonValueKind.Object)
        {
            foreach (var key in context.EnumerateObject())
            {
                keys[key.Name] = key.Value.GetRawText();
            }
        }
        var asked = CaseFiles.Parse(
            $$$"""
            {"principal":"arn:aws:iam::111122223333:user/alice","action":"ec2:RunInstances","resource":"*","context":{{{CaseFiles.Object(
                keys
            )}}}}
            """
        );
        var conditional = $$$"""
            "Action":"*","Resource":"*","Condition":{"{{{name}}}":{"test:key":{{{policy.GetRawText()}}}}}
            """;
        var allow = CaseFiles.Parse($$$"""{"identity":[[{"Effect":"Allow",{{{conditional}}}}]]}""");
        var deny = CaseFiles.Parse(
            $$$"""{"identity":[[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny",{{{conditional}}}}]]}"""
        );
        var label = $"{name} {policy.GetRawText()} on {request.GetRawText()} ({why})";
        var (allowed, denied) = holds switch
        {
            "yes" => ("Allowed", "ExplicitlyDenied"),
            "no" => ("ImplicitlyDenied", "Allowed"),
            _ => ("Indeterminate", "Indeterminate"),
        };
        Check(asked, allow, allowed, label);
        Check(asked, deny, denied, label);
    }

    private static Decision Check(JsonElement request, JsonElement policies, string expected, string label)
    {
        var parsed = Scenario.Request(request);
        var set = Scenario.Policies(policies);
        var decision = PolicyEvaluator.Evaluate(parsed, set);
        Assert.True(
            expected == decision.Verdict.ToString(),
            $"{label}: expected {expected}, engine says {decision.Verdict}.\n{request}\n{policies}"
        );
        Assert.Equal(decision.Verdict, PolicyEvaluator.Decide(parsed, set));
        var naive = NaiveEvaluator.Decide(request, policies);
        Assert.True(expected == naive.ToString(), $"{label}: expected {expected}, naive evaluator says {naive}.\n{request}\n{policies}");
        return decision;
    }
}
