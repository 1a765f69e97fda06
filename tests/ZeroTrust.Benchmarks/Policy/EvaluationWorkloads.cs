using System.Globalization;
using System.Text;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Benchmarks.Policy;

/// <summary>What is measured: a simple allow, and an identity policy of 40 statements with wildcards and conditions under an SCP.</summary>
internal static class EvaluationWorkloads
{
    private const string Account = "111122223333";

    public static AccessRequest SimpleRequest { get; } =
        new(
            RequestPrincipal.Parse($"arn:aws:iam::{Account}:user/alice"),
            "sqs:SendMessage",
            $"arn:aws:sqs:us-east-1:{Account}:orders",
            RequestContext.Complete
        );

    public static PolicySet SimplePolicies { get; } =
        new()
        {
            Identity =
            [
                LayerPolicy.Parse(
                    "simple",
                    $$"""
                    {
                      "Version": "2012-10-17",
                      "Statement": [
                        {
                          "Effect": "Allow",
                          "Action": "sqs:SendMessage",
                          "Resource": "arn:aws:sqs:us-east-1:{{Account}}:orders"
                        }
                      ]
                    }
                    """
                ),
            ],
        };

    public static AccessRequest LargeRequest { get; } =
        new(
            RequestPrincipal.Parse($"arn:aws:sts::{Account}:assumed-role/App/s1", $"arn:aws:iam::{Account}:role/App"),
            "s3:GetObject",
            "arn:aws:s3:::data-39/home/team/report.csv",
            RequestContext
                .Complete.With("aws:SourceIp", "10.20.30.40")
                .With("aws:PrincipalTag/team", "team")
                .With("aws:SecureTransport", "true")
                .With("aws:RequestedRegion", "eu-west-1")
                .With("aws:CurrentTime", "2026-06-01T00:00:00Z")
                .With("aws:PrincipalOrgID", "o-example"),
            Account
        );

    public static string LargeJson { get; } = Large();

    public static string ScpJson { get; } =
        """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":"*","Resource":"*"},
              {"Effect":"Deny","NotAction":["iam:*","sts:*","organizations:*","support:*"],"Resource":"*",
                "Condition":{"StringNotEquals":{"aws:RequestedRegion":["eu-west-1","eu-central-1"]}}},
              {"Effect":"Deny","Action":["s3:PutBucketPolicy","s3:DeleteBucket*"],"Resource":"*",
                "Condition":{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/Admin*"}}}]}
            """;

    public static PolicySet LargePolicies { get; } =
        new()
        {
            Identity = [LayerPolicy.Parse("large", LargeJson)],
            ServiceControl = new OrganizationPolicies([new OrganizationLevel("root", [LayerPolicy.Parse("scp", ScpJson)])]),
        };

    /// <summary>Only the last of the 40 statements allows; half of them have the action, so that
    /// resources and conditions are compared too.</summary>
    private static string Large()
    {
        var text = new StringBuilder("""{"Version":"2012-10-17","Statement":[""");
        for (var i = 0; i < 40; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            var statement = (i % 4) switch
            {
                0 => """
                    {
                      "Sid": "S#",
                      "Effect": "Allow",
                      "Action": ["ec2:Describe*", "ec2:Get*"],
                      "Resource": "*",
                      "Condition": {
                        "StringEquals": { "aws:RequestedRegion": "eu-west-1" }
                      }
                    }
                    """,
                1 => """
                    {
                      "Sid": "S#",
                      "Effect": "Allow",
                      "Action": ["s3:Get*", "s3:List*"],
                      "Resource": ["arn:aws:s3:::logs-#", "arn:aws:s3:::logs-#/*"],
                      "Condition": {
                        "IpAddress": {
                          "aws:SourceIp": ["10.0.0.0/8", "192.168.0.0/16"]
                        }
                      }
                    }
                    """,
                2 => """
                    {
                      "Sid": "S#",
                      "Effect": "Deny",
                      "Action": "s3:*Object",
                      "Resource": "arn:aws:s3:::*-#/secret/*",
                      "Condition": {
                        "Bool": { "aws:SecureTransport": "false" }
                      }
                    }
                    """,
                _ => """
                    {
                      "Sid": "S#",
                      "Effect": "Allow",
                      "Action": ["s3:GetObject*", "kms:Decrypt"],
                      "Resource": "arn:aws:s3:::data-#/home/${aws:PrincipalTag/team}/*",
                      "Condition": {
                        "StringLike": { "aws:PrincipalOrgID": "o-*" },
                        "DateLessThan": { "aws:CurrentTime": "2030-01-01T00:00:00Z" }
                      }
                    }
                    """,
            };
            text.Append(statement.Replace("#", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        }
        return text.Append("]}").ToString();
    }
}
