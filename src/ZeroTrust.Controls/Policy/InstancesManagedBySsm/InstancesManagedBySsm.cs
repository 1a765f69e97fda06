using ZeroTrust.Controls.Judging;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Ec2;
using ZeroTrust.Facts.Ssm;

namespace ZeroTrust.Controls.Policy;

/// <summary>Running instances are managed by Systems Manager.</summary>
internal sealed class InstancesManagedBySsm : IControl
{
    public IEnumerable<Finding> Evaluate(Snapshot snapshot, ControlInfo control, ControlSettings settings) =>
        snapshot
            .Listed<Ec2Instance>()
            .Select(fact =>
                control.Judge(
                    fact,
                    instance =>
                        instance.Value.State == "running"
                            ? Managed(
                                control,
                                instance,
                                snapshot.About<ManagedInstances>(ResourceRef.Account(instance.Resource.AccountId, instance.Resource.Region))
                            )
                            : control.NotApplicable(
                                instance.Resource,
                                $"The instance is {instance.Value.State}.",
                                instance.Shows("state", instance.Value.State)
                            )
                )
            );

    private static Finding Managed(ControlInfo control, Known<Ec2Instance> instance, Fact<ManagedInstances> fact) =>
        control.Judge(fact, managed => Verdict(control, instance, managed)) with
        {
            Resource = instance.Resource,
        };

    private static Finding Verdict(ControlInfo control, Known<Ec2Instance> instance, Known<ManagedInstances> managed)
    {
        var ping = managed.Value.Instances.FirstOrDefault(known => known.InstanceId == instance.Value.InstanceId)?.PingStatus;
        var evidence = managed.Shows("pingStatus", ping);
        return ping switch
        {
            "Online" => control.Pass(instance.Resource, "Systems Manager manages the instance.", evidence),
            null => control.Fail(instance.Resource, "Systems Manager does not know the instance.", evidence),
            _ => control.Fail(instance.Resource, $"The agent of the instance does not answer ({ping}).", evidence),
        };
    }
}
