using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.S3;

namespace ZeroTrust.Controls.Data;

/// <summary>Whether an organization holds the Block Public Access of its accounts, which S3 then lets nobody change there.</summary>
internal static class OrganizationHold
{
    /// <summary>The policy that holds it; null where none does and where nobody knows.</summary>
    public static Known<OrganizationS3Policy>? Of(Snapshot snapshot, string accountId) =>
        snapshot.Find<OrganizationS3Policy>(ResourceRef.Account(accountId)) is Known<OrganizationS3Policy> { Value.Governs: true } policy
            ? policy
            : null;
}
