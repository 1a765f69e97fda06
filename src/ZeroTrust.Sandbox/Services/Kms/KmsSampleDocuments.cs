namespace ZeroTrust.Sandbox.Services.Kms;

/// <summary>Key policies that several accounts of the sample share.</summary>
internal static class KmsSampleDocuments
{
    public static string KeyOfAccount(string accountId) =>
        $$"""
            {
              "Version": "2012-10-17",
              "Id": "key-default-1",
              "Statement": [
                {
                  "Sid": "Enable IAM User Permissions",
                  "Effect": "Allow",
                  "Principal": { "AWS": "arn:aws:iam::{{accountId}}:root" },
                  "Action": "kms:*",
                  "Resource": "*"
                }
              ]
            }
            """;

    public static string KeyForTrail(string accountId) =>
        $$$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "Enable IAM User Permissions",
                  "Effect": "Allow",
                  "Principal": { "AWS": "arn:aws:iam::{{{accountId}}}:root" },
                  "Action": "kms:*",
                  "Resource": "*"
                },
                {
                  "Sid": "Allow CloudTrail to encrypt logs",
                  "Effect": "Allow",
                  "Principal": { "Service": "cloudtrail.amazonaws.com" },
                  "Action": ["kms:GenerateDataKey*", "kms:DescribeKey"],
                  "Resource": "*"
                }
              ]
            }
            """;
}
