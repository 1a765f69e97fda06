using System.Text.Json.Nodes;

namespace ZeroTrust.Sandbox.Services.S3;

/// <summary>Bucket policies and settings that several accounts of the sample share.</summary>
internal static class S3SampleDocuments
{
    public static string TlsOnly(string bucket) =>
        $$$$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "DenyInsecureTransport",
                  "Effect": "Deny",
                  "Principal": "*",
                  "Action": "s3:*",
                  "Resource": ["arn:aws:s3:::{{{{bucket}}}}", "arn:aws:s3:::{{{{bucket}}}}/*"],
                  "Condition": {
                    "Bool": { "aws:SecureTransport": "false" }
                  }
                }
              ]
            }
            """;

    public static string PublicRead(string bucket) =>
        $$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "PublicReadGetObject",
                  "Effect": "Allow",
                  "Principal": "*",
                  "Action": "s3:GetObject",
                  "Resource": "arn:aws:s3:::{{bucket}}/*"
                }
              ]
            }
            """;

    public static string RoleMayUse(string bucket, string roleArn) =>
        $$"""
            {
              "Version": "2008-10-17",
              "Id": "apps",
              "Statement": {
                "Sid": "AppReadsAndWrites",
                "Effect": "Allow",
                "Principal": { "AWS": "{{roleArn}}" },
                "Action": ["s3:GetObject", "s3:PutObject"],
                "Resource": "arn:aws:s3:::{{bucket}}/*"
              }
            }
            """;

    public static string TrailLogs(string bucket, string accountId) =>
        $$$$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "AWSCloudTrailAclCheck",
                  "Effect": "Allow",
                  "Principal": { "Service": "cloudtrail.amazonaws.com" },
                  "Action": "s3:GetBucketAcl",
                  "Resource": "arn:aws:s3:::{{{{bucket}}}}"
                },
                {
                  "Sid": "AWSCloudTrailWrite",
                  "Effect": "Allow",
                  "Principal": { "Service": "cloudtrail.amazonaws.com" },
                  "Action": "s3:PutObject",
                  "Resource": "arn:aws:s3:::{{{{bucket}}}}/AWSLogs/{{{{accountId}}}}/*",
                  "Condition": {
                    "StringEquals": { "s3:x-amz-acl": "bucket-owner-full-control" }
                  }
                }
              ]
            }
            """;

    public static JsonObject Block(bool acls, bool ignore, bool policy, bool restrict) =>
        new()
        {
            ["BlockPublicAcls"] = acls,
            ["IgnorePublicAcls"] = ignore,
            ["BlockPublicPolicy"] = policy,
            ["RestrictPublicBuckets"] = restrict,
        };

    public static JsonObject Kms(string keyArn) =>
        new()
        {
            ["Rules"] = new JsonArray(
                new JsonObject
                {
                    ["ApplyServerSideEncryptionByDefault"] = new JsonObject { ["SSEAlgorithm"] = "aws:kms", ["KMSMasterKeyID"] = keyArn },
                    ["BucketKeyEnabled"] = true,
                    ["BlockedEncryptionTypes"] = BucketState.BlockedSseC(),
                }
            ),
        };
}
