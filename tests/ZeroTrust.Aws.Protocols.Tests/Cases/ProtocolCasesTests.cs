using System.Text.Json.Nodes;

namespace ZeroTrust.Aws.Protocols.Tests.Cases;

/// <summary>
/// Every input and output case of AWS's own protocol tests, through the SDK's pipeline. Cases in
/// known-failures.json must fail, so that the list
/// cannot rot; all others must pass, those that botocore ignores included.
/// </summary>
public sealed class ProtocolCasesTests
{
    private const string Folder = "aws-protocol-tests";
    private const int MostOwnExceptions = 10;

    private static readonly Lazy<Dictionary<string, ProtocolCase>> Cases = new(() =>
        SharedFolder.Find(Folder) is { } folder
            ? ProtocolCase.All(folder, "input").Concat(ProtocolCase.All(folder, "output")).DistinctBy(c => c.Key).ToDictionary(c => c.Key)
            : []
    );

    private static readonly Lazy<Dictionary<string, string>> KnownFailures = new(() =>
        JsonNode
            .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "known-failures.json")))!
            .AsObject()
            .ToDictionary(f => f.Key, f => f.Value!.GetValue<string>())
    );

    public static IEnumerable<TheoryDataRow<string>> Keys() =>
        Cases.Value.Count == 0 ? [new("absent")] : Cases.Value.Keys.Select(k => new TheoryDataRow<string>(k));

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task The_client_does_what_the_case_says(string key)
    {
        SharedFolder.Require(Folder);
        var @case = Cases.Value[key];
        string? difference;
        try
        {
            difference = key.StartsWith("input", StringComparison.Ordinal) ? await CaseRunner.Input(@case) : await CaseRunner.Output(@case);
        }
        catch (Exception e) when (KnownFailures.Value.ContainsKey(key))
        {
            difference = e.Message;
        }

        if (KnownFailures.Value.ContainsKey(key))
        {
            Assert.True(difference is not null, $"{key} passes now: take it off known-failures.json.");
        }
        else
        {
            Assert.True(difference is null, difference);
        }
    }

    [Fact]
    public void At_most_ten_failures_are_our_own_and_all_exist()
    {
        var folder = SharedFolder.Require(Folder);
        var ignored = File.ReadAllText(Path.Combine(folder, "protocol-tests-ignore-list.json"));
        Assert.All(KnownFailures.Value.Keys, key => Assert.Contains(key, Cases.Value.Keys));
        var own = KnownFailures.Value.Keys.Where(k => !IgnoredByBotocore(ignored, Cases.Value[k])).ToList();
        Assert.True(own.Count <= MostOwnExceptions, string.Join(", ", own));
    }

    private static bool IgnoredByBotocore(string list, ProtocolCase @case)
    {
        var parts = @case.Key.Split('/');
        var root = JsonNode.Parse(list)!;
        foreach (var scope in new[] { root["general"]?[parts[0]], root["protocols"]?[parts[1]]?[parts[0]] })
        {
            if ((scope?["suites"] as JsonArray ?? []).Any(s => s!.GetValue<string>() == @case.Description))
            {
                return true;
            }

            if ((scope?["cases"] as JsonArray ?? []).Any(s => s!.GetValue<string>() == parts[2]))
            {
                return true;
            }
        }

        return false;
    }
}
