namespace ZeroTrust.Facts.CloudTrail;

/// <summary>A trail as seen from the account.</summary>
/// <param name="Name">Name.</param>
/// <param name="Arn">ARN.</param>
/// <param name="HomeRegion">Home region.</param>
/// <param name="IsMultiRegion">All regions.</param>
/// <param name="IsOrganizationTrail">Whole organization.</param>
/// <param name="LogFileValidation">Digest files are written.</param>
/// <param name="IncludesGlobalServices">Global service events.</param>
/// <param name="S3Bucket">Bucket of the logs.</param>
/// <param name="KmsKeyId">Key of the logs.</param>
/// <param name="CloudWatchLogsGroupArn">Log group.</param>
/// <param name="IsLogging">Logging now; null when the status could not be read.</param>
/// <param name="ManagementEvents">Records read and write management events; null when the selectors could not be read.</param>
public sealed record Trail(
    string Name,
    string Arn,
    string HomeRegion,
    bool IsMultiRegion,
    bool IsOrganizationTrail,
    bool LogFileValidation,
    bool IncludesGlobalServices,
    string? S3Bucket,
    string? KmsKeyId,
    string? CloudWatchLogsGroupArn,
    bool? IsLogging,
    bool? ManagementEvents
);
