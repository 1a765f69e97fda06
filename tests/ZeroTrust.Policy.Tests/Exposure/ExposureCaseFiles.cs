using System.Text.Json;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Exposure;
using ZeroTrust.Policy.Services;
using ZeroTrust.Policy.Tests.Cases;

namespace ZeroTrust.Policy.Tests.Exposure;

/// <summary>Policies by how far they reach; for buckets also by what Amazon S3 itself calls
/// public, which is not the same question.</summary>
public sealed class ExposureCaseFiles
{
    private const string Owner = "111122223333";

    public static TheoryData<string> Files => CaseFiles.AsTheory("exposure");

    [Theory]
    [MemberData(nameof(Files))]
    public void The_level_follows_from_the_meaning(string name)
    {
        var wrong = new List<string>();
        foreach (var row in CaseFiles.Read("exposure", name).GetProperty("rows").EnumerateArray())
        {
            var policy = PolicyDocument
                .Parse($$"""{"Version":"2012-10-17","Statement":{{row.GetProperty("statements").GetRawText()}}}""")
                .Require();
            var report = ExposureAnalyzer.Analyze(
                new ExposureSubject(policy, Owner)
                {
                    OrganizationId = "o-own",
                    OrganizationAccounts = new HashSet<string> { Owner, "222233334444" },
                }
            );
            var title = row.GetProperty("name").GetString();
            if (row.GetProperty("level").GetString() != report.Level.ToString())
            {
                wrong.Add($"{title}: {report.Level} {report.Reason} {string.Join("; ", report.Grants.Select(static grant => grant.Who))}");
            }

            if (Flag(row, "throughService") is { } told && told != report.Grants.Any(static grant => grant.IsThroughService))
            {
                wrong.Add($"{title}: through a service, {!told}");
            }

            if (Flag(row, "s3Public") is { } isPublic && PublicBucketPolicy.IsPublic(policy) != (isPublic ? Truth.True : Truth.False))
            {
                wrong.Add($"{title}: Amazon S3 calls it public, {!isPublic}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private static bool? Flag(JsonElement row, string name) => row.TryGetProperty(name, out var flag) ? flag.GetBoolean() : null;
}
