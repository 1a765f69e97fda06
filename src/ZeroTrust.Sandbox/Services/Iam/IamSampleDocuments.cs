using System.Text.Json.Nodes;

namespace ZeroTrust.Sandbox.Services.Iam;

/// <summary>Policies and settings that several accounts of the sample share.</summary>
internal static class IamSampleDocuments
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
        $$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Principal": { "AWS": "arn:aws:iam::{{accountId}}:root" },
                  "Action": "sts:AssumeRole"
                }
              ]
            }
            """;

    public static string TrustVendor(string accountId, string externalId) =>
        $$$$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Principal": { "AWS": "arn:aws:iam::{{{{accountId}}}}:root" },
                  "Action": "sts:AssumeRole",
                  "Condition": {
                    "StringEquals": { "sts:ExternalId": "{{{{externalId}}}}" }
                  }
                }
              ]
            }
            """;

    public static string TrustPipeline(string accountId, string repository) =>
        $$$$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Principal": {
                    "Federated": "arn:aws:iam::{{{{accountId}}}}:oidc-provider/token.actions.githubusercontent.com"
                  },
                  "Action": "sts:AssumeRoleWithWebIdentity",
                  "Condition": {
                    "StringEquals": { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" },
                    "StringLike": { "token.actions.githubusercontent.com:sub": "repo:{{{{repository}}}}:*" }
                  }
                }
              ]
            }
            """;

    public static JsonObject PasswordPolicy(int length, int? age, int? reuse)
    {
        var policy = new JsonObject { ["MinimumPasswordLength"] = length };
        foreach (
            var flag in (string[])
                [
                    "RequireSymbols",
                    "RequireNumbers",
                    "RequireUppercaseCharacters",
                    "RequireLowercaseCharacters",
                    "AllowUsersToChangePassword",
                ]
        )
        {
            policy[flag] = true;
        }

        if (age is not null)
        {
            policy["MaxPasswordAge"] = age;
        }

        if (reuse is not null)
        {
            policy["PasswordReusePrevention"] = reuse;
        }

        return policy;
    }
}
