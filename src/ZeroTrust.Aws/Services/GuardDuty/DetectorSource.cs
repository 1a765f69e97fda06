using Amazon.GuardDuty;
using Amazon.GuardDuty.Model;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Facts.GuardDuty;

namespace ZeroTrust.Aws.Services.GuardDuty;

/// <summary>GuardDuty in a region; an account has one detector there at most.</summary>
internal sealed class DetectorSource() : AccountSource<GuardDutyDetector>(SourceScope.Region)
{
    protected override async Task<GuardDutyDetector> ReadAsync(FactReader reader)
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
            return new(false, null, []);
        }

        var detector = await guardDuty
            .GetDetectorAsync(new GetDetectorRequest { DetectorId = ids[0] }, reader.CancellationToken)
            .ConfigureAwait(false);
        return new(
            detector.Status?.Value == "ENABLED",
            ids[0],
            [
                .. (detector.Features ?? [])
                    .Where(static feature => feature.Status?.Value == "ENABLED")
                    .Select(static feature => feature.Name?.Value ?? "")
                    .Order(StringComparer.Ordinal),
            ]
        );
    }
}
