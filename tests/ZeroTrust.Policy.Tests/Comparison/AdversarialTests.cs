using System.Text.Json;
using ZeroTrust.Policy.Comparison;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Tests.Cases;

namespace ZeroTrust.Policy.Tests.Comparison;

/// <summary>Pairs of policies made to lead a prover astray. Where a proof would be wrong, a request says why.</summary>
public sealed class AdversarialTests
{
    public static TheoryData<string> Files => CaseFiles.AsTheory("comparison");

    [Theory]
    [MemberData(nameof(Files))]
    public void No_proof_is_wrong_and_every_example_is_real(string name)
    {
        var wrong = new List<string>();
        foreach (var row in CaseFiles.Read("comparison", name).GetProperty("rows").EnumerateArray())
        {
            var (before, after) = (Policy(row, "before"), Policy(row, "after"));
            var (old, @new) = (new DocumentVerdict(before), new DocumentVerdict(after));
            var (title, expected) = (row.GetProperty("name").GetString(), row.GetProperty("verdict").GetString());
            var comparison = PolicyComparer.Compare(before, after);
            if (expected == "NotProved" ? comparison.Verdict == ComparisonVerdict.NoNewAccess : expected != comparison.Verdict.ToString())
            {
                wrong.Add($"{title}: {comparison.Verdict} {comparison.Reason}");
            }

            if (comparison.Example is { } example)
            {
                var json = DocumentVerdict.Json(example);
                if (@new.Both(json) != 2 || old.Both(json) != 0)
                {
                    wrong.Add($"{title}: not a real example: {json}");
                }
            }

            if (row.TryGetProperty("request", out var request) && @new.Both(request) <= old.Both(request))
            {
                wrong.Add($"{title}: the request does not say why; {@new.Both(request)} after {old.Both(request)}");
            }

            foreach (var document in (PolicyDocument[])[before, after])
            {
                if (
                    PolicyComparer.Compare(document, document) is { Verdict: not ComparisonVerdict.NoNewAccess } reflexive
                    && !row.TryGetProperty("notReflexive", out _)
                )
                {
                    wrong.Add($"{title}: not proved with itself: {reflexive.Reason} {document.ToJson()}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private static PolicyDocument Policy(JsonElement row, string name) =>
        PolicyDocument.Parse(row.GetProperty(name).GetRawText()).Document!;
}
