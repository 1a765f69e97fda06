using Amazon.GuardDuty;
using Amazon.GuardDuty.Model;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Facts;
using ZeroTrust.Facts.GuardDuty;

namespace ZeroTrust.Aws.Services.GuardDuty;

/// <summary>GuardDuty in a region; an account has one detector there at most.</summary>
internal sealed class DetectorSource : IFactSource
{
    public string Name => "guardduty detectors";

    public SourceScope Scope => SourceScope.Region;

    public IReadOnlyList<string> FactTypes { get; } = [Names.NameOf<GuardDutyDetector>()];

    public async Task CollectAsync(FactReader reader) =>
        reader.Add((await ReadOneAsync(reader, FactTypes[0], reader.AccountRef).ConfigureAwait(false))!);

    public async Task<IFact?> ReadOneAsync(FactReader reader, string factType, ResourceRef resource)
    {
        var guardDuty = reader.Client<IAmazonGuardDuty>();
        var ids = await Pages
            .AllAsync<string>(async token =>
            {
                var page = await guardDuty
                    .ListDetectorsAsync(new ListDetectorsRequest { NextToken = token }, reader.CancellationToken)
                    .ConfigureAwait(false);
                return (page.DetectorIds, page.NextToken);
            })
            .ConfigureAwait(false);
        if (ids.Count == 0)
        {
            return new Known<GuardDutyDetector>(reader.AccountRef, new(false, null, []));
        }

        var detector = await guardDuty
            .GetDetectorAsync(new GetDetectorRequest { DetectorId = ids[0] }, reader.CancellationToken)
            .ConfigureAwait(false);
        return new Known<GuardDutyDetector>(
            reader.AccountRef,
            new(
                detector.Status?.Value == "ENABLED",
                ids[0],
                [
                    .. (detector.Features ?? [])
                        .Where(static feature => feature.Status?.Value == "ENABLED")
                        .Select(static feature => feature.Name?.Value ?? "")
                        .Order(StringComparer.Ordinal),
                ]
            )
        );
    }
}
