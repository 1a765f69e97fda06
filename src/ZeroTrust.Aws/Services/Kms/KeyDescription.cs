using Amazon.KeyManagementService.Model;

namespace ZeroTrust.Aws.Services.Kms;

/// <summary>What kms:DescribeKey says; the three facts about a key rest on it.</summary>
internal sealed record KeyDescription(KeyMetadata Metadata);
