using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Policy;

namespace ZeroTrust.Controls.Planning;

/// <summary>ARNs that follow from names.</summary>
internal static class Arns
{
    /// <summary>A bucket's ARN.</summary>
    public static string Bucket(Snapshot snapshot, ResourceRef bucket) => bucket.Arn ?? $"arn:{snapshot.Header.Partition}:s3:::{bucket.Id}";

    /// <summary>The account in an ARN, or empty.</summary>
    public static string AccountOf(string arn) => Arn.AccountOf(arn).ToString();
}
