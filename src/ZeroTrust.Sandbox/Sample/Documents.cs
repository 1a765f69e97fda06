using System.Text.Json.Nodes;

namespace ZeroTrust.Sandbox.Sample;

/// <summary>Documents that several accounts of the sample share.</summary>
internal static class Documents
{
    public const string FullAdmin = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    public const string AwsAdministrator = "arn:aws:iam::aws:policy/AdministratorAccess";
    public const string AwsPowerUser = "arn:aws:iam::aws:policy/PowerUserAccess";
    public const string AwsReadOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    public const string AwsSecurityAudit = "arn:aws:iam::aws:policy/SecurityAudit";
    public const string AwsSsmCore = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore";
    public const string AwsLambdaBasic = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";
    public const string AwsConfigRole = "arn:aws:iam::aws:policy/service-role/AWS_ConfigRole";
    public const string AwsChangePassword = "arn:aws:iam::aws:policy/IAMUserChangePassword";

    public static string TrustService(string service) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"{{service}}"},"Action":"sts:AssumeRole"}]}""";

    public static string TrustAccount(string accountId) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{accountId}}:root"},"Action":"sts:AssumeRole"}]}""";

    public static string TrustVendor(string accountId, string externalId) =>
        $$$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{{{accountId}}}}:root"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"{{{{externalId}}}}"}}}]}""";

    public static string TrustPipeline(string accountId, string repository) =>
        $$$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::{{{{accountId}}}}:oidc-provider/token.actions.githubusercontent.com"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"token.actions.githubusercontent.com:aud":"sts.amazonaws.com"},"StringLike":{"token.actions.githubusercontent.com:sub":"repo:{{{{repository}}}}:*"}}}]}""";

    public static string KeyOfAccount(string accountId) =>
        $$"""{"Version":"2012-10-17","Id":"key-default-1","Statement":[{"Sid":"Enable IAM User Permissions","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{accountId}}:root"},"Action":"kms:*","Resource":"*"}]}""";

    public static string KeyForTrail(string accountId) =>
        $$$"""{"Version":"2012-10-17","Statement":[{"Sid":"Enable IAM User Permissions","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{{accountId}}}:root"},"Action":"kms:*","Resource":"*"},{"Sid":"Allow CloudTrail to encrypt logs","Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":["kms:GenerateDataKey*","kms:DescribeKey"],"Resource":"*"}]}""";

    public static string TlsOnly(string bucket) =>
        $$$$"""{"Version":"2012-10-17","Statement":[{"Sid":"DenyInsecureTransport","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::{{{{bucket}}}}","arn:aws:s3:::{{{{bucket}}}}/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}""";

    public static string PublicRead(string bucket) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Sid":"PublicReadGetObject","Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::{{bucket}}/*"}]}""";

    public static string RoleMayUse(string bucket, string roleArn) =>
        $$"""{ "Version": "2008-10-17", "Id": "apps", "Statement": { "Sid": "AppReadsAndWrites", "Effect": "Allow", "Principal": { "AWS": "{{roleArn}}" }, "Action": [ "s3:GetObject", "s3:PutObject" ], "Resource": "arn:aws:s3:::{{bucket}}/*" } }""";

    public static string TrailLogs(string bucket, string accountId) =>
        $$$$"""{"Version":"2012-10-17","Statement":[{"Sid":"AWSCloudTrailAclCheck","Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"s3:GetBucketAcl","Resource":"arn:aws:s3:::{{{{bucket}}}}"},{"Sid":"AWSCloudTrailWrite","Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"s3:PutObject","Resource":"arn:aws:s3:::{{{{bucket}}}}/AWSLogs/{{{{accountId}}}}/*","Condition":{"StringEquals":{"s3:x-amz-acl":"bucket-owner-full-control"}}}]}""";

    public static JsonObject Block(bool acls, bool ignore, bool policy, bool restrict) =>
        new() { ["BlockPublicAcls"] = acls, ["IgnorePublicAcls"] = ignore, ["BlockPublicPolicy"] = policy, ["RestrictPublicBuckets"] = restrict };

    public static JsonObject Kms(string keyArn) => new()
    {
        ["Rules"] = new JsonArray(new JsonObject
        {
            ["ApplyServerSideEncryptionByDefault"] = new JsonObject { ["SSEAlgorithm"] = "aws:kms", ["KMSMasterKeyID"] = keyArn },
            ["BucketKeyEnabled"] = true,
        }),
    };

    public static JsonObject PasswordPolicy(int length, int? age, int? reuse)
    {
        var policy = new JsonObject { ["MinimumPasswordLength"] = length };
        foreach (var flag in (string[])["RequireSymbols", "RequireNumbers", "RequireUppercaseCharacters", "RequireLowercaseCharacters", "AllowUsersToChangePassword"]) policy[flag] = true;
        if (age is not null) policy["MaxPasswordAge"] = age;
        if (reuse is not null) policy["PasswordReusePrevention"] = reuse;
        return policy;
    }
}
