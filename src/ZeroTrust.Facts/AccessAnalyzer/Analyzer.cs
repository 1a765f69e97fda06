namespace ZeroTrust.Facts.AccessAnalyzer;

/// <summary>An IAM Access Analyzer.</summary>
/// <param name="Name">Name.</param>
/// <param name="Arn">ARN.</param>
/// <param name="Type">ACCOUNT, ORGANIZATION, ACCOUNT_UNUSED_ACCESS, ...</param>
/// <param name="Status">ACTIVE when it works.</param>
public sealed record Analyzer(string Name, string Arn, string Type, string Status);
