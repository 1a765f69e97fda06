using ZeroTrust.Controls.Judging;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.SecurityHub;

namespace ZeroTrust.Controls.Monitor;

/// <summary>Security Hub collects findings in every region: Security Hub CSPM, or the product that is called Security Hub since
/// December 2025.</summary>
internal sealed partial class SecurityHubEnabled : IControl
{
    public IEnumerable<Finding> Evaluate(Snapshot snapshot, ControlInfo control, ControlSettings settings)
    {
        var counts = HubProducts.Of(settings);
        return snapshot
            .OfEachRegion<SecurityHubStatus>()
            .Select(cspm =>
                Verdict(control, counts, cspm, snapshot.About<SecurityHubV2Status>(cspm.Resource))
            );
    }

    private static Finding Verdict(ControlInfo control, HubProduct counts, Fact<SecurityHubStatus> cspm, Fact<SecurityHubV2Status> hub)
    {
        var region = cspm.Resource.Region;
        var (cspmOn, hubOn) = (IsOn(cspm), IsOn(hub));
        var evidence = Shown(cspm, hub);
        var passes = (counts != HubProduct.V2 && cspmOn == true) || (counts != HubProduct.Cspm && hubOn == true);
        if (passes)
        {
            return control.Pass(cspm.Resource, Said(counts, cspmOn, hubOn, region), evidence);
        }

        Gap?[] gaps =
        [
            counts != HubProduct.V2 && cspmOn is null ? cspm.Gap : null,
            counts != HubProduct.Cspm && hubOn is null ? hub.Gap : null,
        ];
        return gaps.OfType<Gap>().ToArray() is { Length: > 0 } open
            ? control.Unknown(cspm.Resource, open)
            : control.Fail(cspm.Resource, Said(counts, cspmOn, hubOn, region), evidence);
    }

    /// <summary>Which of the two is on, and which one counts.</summary>
    private static string Said(HubProduct counts, bool? cspmOn, bool? hubOn, string region)
    {
        var state = $"Security Hub CSPM is {Words(cspmOn)} and Security Hub (V2) is {Words(hubOn)} in {region}";
        return counts switch
        {
            HubProduct.Cspm => state + "; Security Hub CSPM counts.",
            HubProduct.V2 => state + "; Security Hub (V2) counts.",
            _ when cspmOn != true && hubOn == true => state + "; findings come together there, and no standard checks the account.",
            _ => state + "; either counts.",
        };
    }

    private static string Words(bool? on) =>
        on switch
        {
            true => "on",
            false => "off",
            _ => "not known",
        };

    private static bool? IsOn(Fact<SecurityHubStatus> fact) => (fact as Known<SecurityHubStatus>)?.Value.Enabled;

    /// <summary>Where a region does not offer it, it is not on.</summary>
    private static bool? IsOn(Fact<SecurityHubV2Status> fact) =>
        fact is Known<SecurityHubV2Status> known ? known.Value.Enabled
        : fact.Gap is { Reason: GapReason.NotSupportedHere, Action: "securityhub:DescribeSecurityHubV2" } ? false
        : null;

    private static Evidence[] Shown(Fact<SecurityHubStatus> cspm, Fact<SecurityHubV2Status> hub)
    {
        var shown = new List<Evidence>();
        if (cspm is Known<SecurityHubStatus> old)
        {
            shown.Add(old.Shows("enabled", old.Value.Enabled));
            shown.Add(old.Shows("standards", old.Value.Standards));
        }

        if (hub is Known<SecurityHubV2Status> v2)
        {
            shown.Add(v2.Shows("enabled", v2.Value.Enabled));
            shown.Add(v2.Shows("features", v2.Value.Features));
        }

        return [.. shown];
    }
}
