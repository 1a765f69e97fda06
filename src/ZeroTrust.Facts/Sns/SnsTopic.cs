namespace ZeroTrust.Facts.Sns;

/// <summary>An SNS topic.</summary>
/// <remarks>The id of the resource is the topic's name.</remarks>
/// <param name="KmsMasterKeyId">The KMS key that encrypts its messages: id, ARN or alias; null for none.</param>
[FactType("sns-topic", "AWS::SNS::Topic", "sns:ListTopics", "sns:GetTopicAttributes")]
public sealed record SnsTopic(string? KmsMasterKeyId);
