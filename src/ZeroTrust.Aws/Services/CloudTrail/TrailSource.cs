using Amazon.CloudTrail;
using Amazon.CloudTrail.Model;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Facts;
using ZeroTrust.Facts.CloudTrail;
using TrailFact = ZeroTrust.Facts.CloudTrail.Trail;

namespace ZeroTrust.Aws.Services.CloudTrail;

/// <summary>
/// All trails that record the account. A trail for all regions shows in each of them, one for a
/// single region only there, so every region is asked.
/// Where one region refuses, the answer still counts if a trail for all regions was seen elsewhere: that is what the question is about.
/// </summary>
internal sealed class TrailSource : IFactSource
{
    public string Name => "cloudtrail trails";

    public SourceScope Scope => SourceScope.Account;

    public IReadOnlyList<string> FactTypes { get; } = [Names.NameOf<AccountTrails>()];

    public async Task CollectAsync(FactReader reader) =>
        reader.Add((await ReadOneAsync(reader, FactTypes[0], reader.AccountRef).ConfigureAwait(false))!);

    public async Task<IFact?> ReadOneAsync(FactReader reader, string factType, ResourceRef resource)
    {
        var answers = new Fact<DescribeTrailsResponse>[reader.Regions.Count];
        await reader
            .EachAsync(
                Enumerable.Range(0, answers.Length),
                async index =>
                    answers[index] = await reader
                        .ReadAsync(
                            reader.AccountRef,
                            () =>
                                reader
                                    .Client<IAmazonCloudTrail>(reader.Regions[index])
                                    .DescribeTrailsAsync(new DescribeTrailsRequest { IncludeShadowTrails = true }, reader.CancellationToken)
                        )
                        .ConfigureAwait(false)
            )
            .ConfigureAwait(false);
        var trails = answers
            .OfType<Known<DescribeTrailsResponse>>()
            .SelectMany(static answer => answer.Value.TrailList ?? [])
            .DistinctBy(static trail => trail.TrailARN, StringComparer.Ordinal)
            .OrderBy(static trail => trail.TrailARN, StringComparer.Ordinal)
            .ToArray();
        var nowhere = answers.All(static answer => answer.Gap is not null);
        var refused = answers.FirstOrDefault(answer => answer.Gap is { } gap && (nowhere || gap.Reason != GapReason.NotSupportedHere));
        if (nowhere || (refused is not null && !trails.Any(static trail => trail.IsMultiRegionTrail == true)))
        {
            return new Missing<AccountTrails>(
                reader.AccountRef,
                refused?.Gap
                    ?? new(
                        GapReason.NotSupportedHere,
                        "cloudtrail:DescribeTrails",
                        "No region that is looked at is enabled in the account."
                    )
            );
        }

        var facts = new TrailFact[trails.Length];
        await reader
            .EachAsync(
                Enumerable.Range(0, trails.Length),
                async index => facts[index] = await FactAsync(reader, trails[index]).ConfigureAwait(false)
            )
            .ConfigureAwait(false);
        return new Known<AccountTrails>(reader.AccountRef, new(facts));
    }

    private static async Task<TrailFact> FactAsync(FactReader reader, Amazon.CloudTrail.Model.Trail trail)
    {
        var home = reader.Client<IAmazonCloudTrail>(trail.HomeRegion ?? reader.Regions[0]);
        var status = await reader
            .TryAsync(() => home.GetTrailStatusAsync(new GetTrailStatusRequest { Name = trail.TrailARN }, reader.CancellationToken))
            .ConfigureAwait(false);
        var selectors = await reader
            .TryAsync(() =>
                home.GetEventSelectorsAsync(new GetEventSelectorsRequest { TrailName = trail.TrailARN }, reader.CancellationToken)
            )
            .ConfigureAwait(false);
        return new(
            trail.Name,
            trail.TrailARN,
            trail.HomeRegion ?? "",
            trail.IsMultiRegionTrail == true,
            trail.IsOrganizationTrail == true,
            trail.LogFileValidationEnabled == true,
            trail.IncludeGlobalServiceEvents == true,
            trail.S3BucketName,
            trail.KmsKeyId,
            trail.CloudWatchLogsLogGroupArn,
            status?.IsLogging,
            selectors is null ? null : RecordsManagementEvents(selectors)
        );
    }

    private static bool RecordsManagementEvents(GetEventSelectorsResponse selectors) =>
        (selectors.EventSelectors ?? []).Any(static selector =>
            selector.IncludeManagementEvents != false && selector.ReadWriteType?.Value is null or "All"
        )
        || (selectors.AdvancedEventSelectors ?? []).Any(static selector =>
            (selector.FieldSelectors ?? []) is var fields
            && fields.Any(static field => field.Field == "eventCategory" && field.Equals?.Contains("Management") == true)
            && !fields.Any(static field => field.Field is "readOnly" or "eventName" or "eventType" or "userIdentity.arn")
        );
}
