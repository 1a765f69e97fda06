using ZeroTrust.Controls.Judging;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts.Config;

namespace ZeroTrust.Controls.Policy;

/// <summary>AWS Config records in every region.</summary>
internal sealed partial class ConfigRecorderOn : IControl
{
    public IEnumerable<Finding> Evaluate(Snapshot snapshot, ControlInfo control, ControlSettings settings) =>
        snapshot
            .OfEachRegion<ConfigRecorder>()
            .Select(fact =>
                control.Judge(
                    fact,
                    recorder =>
                    {
                        var value = recorder.Value;
                        var fault = value switch
                        {
                            { Exists: false, ServiceLinked.Count: > 0 } =>
                                $"There is no recorder but what services keep for themselves ({string.Join(", ", value.ServiceLinked)})",
                            { Exists: false } => "There is no recorder",
                            { DeliveryChannelExists: false } => "The recorder has no delivery channel",
                            { AllSupported: false } => "The recorder leaves resource types out",
                            { Recording: false } => "The recorder is stopped",
                            _ => null,
                        };
                        var evidence = new[]
                        {
                            recorder.Shows("exists", value.Exists),
                            recorder.Shows("recording", value.Recording),
                            recorder.Shows("allSupported", value.AllSupported),
                            recorder.Shows("deliveryChannelExists", value.DeliveryChannelExists),
                            recorder.Shows("serviceLinked", value.ServiceLinked ?? []),
                        };
                        return fault is null
                            ? control.Pass(recorder.Resource, $"AWS Config records {recorder.Resource.Region}.", evidence)
                            : control.Fail(recorder.Resource, $"{fault} in {recorder.Resource.Region}.", evidence);
                    }
                )
            );
}
