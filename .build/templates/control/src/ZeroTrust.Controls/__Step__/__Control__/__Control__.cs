using ZeroTrust.Controls.Judging;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts.__Service__;

namespace ZeroTrust.Controls.__Step__;

/// <summary>REPLACE-ME: the title, as a sentence.</summary>
internal sealed partial class __Control__ : IControl
{
    // Listed is for facts about resources; OfEachAccount and OfEachRegion are for facts about accounts.
    public IEnumerable<Finding> Evaluate(Snapshot snapshot, ControlInfo control, ControlSettings settings) =>
        snapshot
            .Listed<__Fact__>()
            .Select(fact =>
                control.Judge(
                    fact,
                    known =>
                        IsGood(known.Value)
                            ? control.Pass(known.Resource, "REPLACE-ME: what is good.", known.Shows("member", "REPLACE-ME"))
                            : control.Fail(known.Resource, "REPLACE-ME: what is wrong.", known.Shows("member", "REPLACE-ME"))
                )
            );

    // REPLACE-ME: what must be so.
    private static bool IsGood(__Fact__ fact) => fact is null;
}
