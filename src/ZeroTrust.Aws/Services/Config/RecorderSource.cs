using Amazon.ConfigService;
using Amazon.ConfigService.Model;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Facts.Config;

namespace ZeroTrust.Aws.Services.Config;

/// <summary>The recorder of AWS Config in a region; a customer has one there at most, beside those that services keep.</summary>
/// <remarks>https://docs.aws.amazon.com/config/latest/developerguide/stop-start-recorder.html</remarks>
internal sealed class RecorderSource() : AccountSource<ConfigRecorder>(SourceScope.Region)
{
    protected override async Task<ConfigRecorder> ReadAsync(FactReader reader)
    {
        var config = reader.Client<IAmazonConfigService>();
        var recorders = await config
            .DescribeConfigurationRecordersAsync(new DescribeConfigurationRecordersRequest(), reader.CancellationToken)
            .ConfigureAwait(false);
        var channels = await config
            .DescribeDeliveryChannelsAsync(new DescribeDeliveryChannelsRequest(), reader.CancellationToken)
            .ConfigureAwait(false);
        var hasChannel = channels.DeliveryChannels is { Count: > 0 };
        var all = recorders.ConfigurationRecorders ?? [];
        string[] linked = [.. all.Where(IsServiceLinked).Select(Words).Order(StringComparer.Ordinal)];
        if (all.Find(static recorder => !IsServiceLinked(recorder)) is not { } recorder)
        {
            return new(false, null, false, false, false, null, hasChannel, linked);
        }

        var statuses = await config
            .DescribeConfigurationRecorderStatusAsync(new DescribeConfigurationRecorderStatusRequest(), reader.CancellationToken)
            .ConfigureAwait(false);
        var status = (statuses.ConfigurationRecordersStatus ?? []).Find(status =>
            status.Name == recorder.Name && string.IsNullOrEmpty(status.ServicePrincipal)
        );
        var group = recorder.RecordingGroup;
        return new(
            true,
            recorder.Name,
            status?.Recording == true,
            group?.AllSupported == true,
            group?.IncludeGlobalResourceTypes == true,
            recorder.RoleARN,
            hasChannel,
            linked
        );
    }

    private static bool IsServiceLinked(ConfigurationRecorder recorder) =>
        !string.IsNullOrEmpty(recorder.ServicePrincipal)
        || !string.IsNullOrEmpty(recorder.ConnectorArn)
        || recorder.RecordingScope?.Value == "INTERNAL";

    private static string Words(ConfigurationRecorder recorder) =>
        $"{recorder.ServicePrincipal ?? recorder.ConnectorArn ?? recorder.Name} {recorder.RecordingScope?.Value}".TrimEnd();
}
