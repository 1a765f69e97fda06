using ZeroTrust.Controls.Planning;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts.Ec2;

namespace ZeroTrust.Controls.Data;

/// <summary>Switches the default on in the region.</summary>
internal sealed partial class EbsEncryptedByDefault : IEnforcement
{
    public PlanDraft Plan(Finding finding, Snapshot snapshot, PlanContext context) =>
        Drafts.For<EbsEncryptionDefault>(
            finding,
            snapshot,
            context,
            found =>
                new()
                {
                    Type = "EbsEncryptionByDefault",
                    Description = $"Encrypt new EBS volumes by default in {finding.Resource.Region}",
                    Do = [Calls.Call("ec2", "EnableEbsEncryptionByDefault", [])],
                    Undo = [Calls.Call("ec2", "DisableEbsEncryptionByDefault", [])],
                    States = [found.Becomes(found.Value with { Enabled = true })],
                }
        );
}
