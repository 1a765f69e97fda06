using System.Globalization;
using System.Text;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Benchmarks.Policy;

/// <summary>
/// What comparison is measured with: an identity policy of 6 kB, as the limit for managed policies allows,
/// and three others of that size: one that says the
/// same in other words, one that gives less, one that gives more in a single place.
/// </summary>
internal static class ComparisonWorkloads
{
    /// <summary>The policy that the others are compared with.</summary>
    public static PolicyDocument Old { get; } = Parse(OldJson);

    /// <summary>The same meaning: lists split and joined, wildcards spelled out, a range of addresses in
    /// halves, a NotAction as a list of denials.</summary>
    public static PolicyDocument Rewritten { get; } = Parse(RewrittenJson);

    /// <summary>Less: narrower wildcards, more conditions, more denials.</summary>
    public static PolicyDocument Narrower { get; } = Parse(NarrowerJson);

    /// <summary>As rewritten, but one denial lost one of its resources.</summary>
    public static PolicyDocument Wider { get; } = Parse(WiderJson);

    /// <summary>Characters of the policy without white space.</summary>
    public static int Size(PolicyDocument policy) => policy.ToJson().Length;

    private static string OldJson =>
        Policy([
            """
            {"Sid":"Region","Effect":"Deny","NotAction":["iam:*","sts:*","organizations:*","support:*","route53:*","cloudfront:*"],
              "Resource":"*","Condition":{"StringNotEquals":{"aws:RequestedRegion":["eu-west-1","eu-central-1","eu-north-1"]},
              "ArnNotLike":{"aws:PrincipalArn":["arn:aws:iam::*:role/Admin*","arn:aws:iam::*:role/Break*"]}}}
            """,
            """
            {"Sid":"Mfa","Effect":"Deny","Action":["iam:Delete*","iam:Put*","iam:Attach*","iam:Detach*","kms:ScheduleKeyDeletion"],
              "Resource":"*","Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}
            """,
            """
            {"Sid":"Secrets","Effect":"Deny","Action":"s3:*Object*","Resource":["arn:aws:s3:::*/secret/*","arn:aws:s3:::payroll-*/*",
              "arn:aws:s3:::legal-archive/*"],"Condition":{"NotIpAddress":{"aws:SourceIp":["10.0.0.0/8","192.168.0.0/16"]}}}
            """,
            """
            {"Sid":"Tags","Effect":"Deny","Action":["ec2:RunInstances","ec2:CreateVolume"],"Resource":"*",
              "Condition":{"ForAllValues:StringNotEquals":{"aws:TagKeys":["team","cost-center"]}}}
            """,
            .. Areas(
                """
                {"Sid":"A#i","Effect":"Allow","Action":["#service:Get*","#service:List*","#service:Describe*","#service:Update#name"],
                  "Resource":["arn:aws:#service:*:111122223333:#name/team-#i/*","arn:aws:#service:eu-*:111122223333:#name/shared-??"],
                  "Condition":{"StringEquals":{"aws:PrincipalTag/team":["team-#i","platform"]},
                  "NumericLessThanEquals":{"aws:MultiFactorAuthAge":"3600"}}}
                """
            ),
            .. Buckets(
                """
                {"Sid":"B#i","Effect":"Allow","Action":["s3:GetObject*","s3:PutObject*"],"Resource":["arn:aws:s3:::data-#i/*",
                  "arn:aws:s3:::data-#i-replica/*"],"Condition":{"IpAddress":{"aws:SourceIp":["10.#i.0.0/16","192.168.#i.0/24"]},
                  "DateLessThan":{"aws:CurrentTime":"2030-01-01T00:00:00Z"}}}
                """
            ),
            """
            {"Sid":"Home","Effect":"Allow","Action":["s3:GetObject","s3:PutObject","s3:DeleteObject"],
              "Resource":"arn:aws:s3:::homes/${aws:username}/*"}
            """,
            """
            {"Sid":"Rest","Effect":"Allow","NotAction":["iam:*","kms:*","s3:*","ec2:*","lambda:*","sqs:*","sns:*","dynamodb:*","ecs:*",
              "rds:*","ssm:*"],"Resource":"*","Condition":{"StringLike":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/team/*"},
              "Bool":{"aws:SecureTransport":"true"}}}
            """,
        ]);

    private static string RewrittenJson =>
        Policy(
            Rewrite([
                """
                {"Effect":"Deny","Action":"s3:*Object*","Resource":["arn:aws:s3:::legal-archive/*","arn:aws:s3:::payroll-*/*"],
                  "Condition":{"NotIpAddress":{"aws:SourceIp":["10.0.0.0/9","10.128.0.0/9","192.168.0.0/16"]}}}
                """,
                """
                {"Effect":"Deny","Action":"s3:*Object*","Resource":"arn:aws:s3:::*/secret/*",
                  "Condition":{"NotIpAddress":{"aws:SourceIp":["192.168.0.0/16","10.0.0.0/8"]}}}
                """,
            ])
        );

    private static string WiderJson =>
        Policy(
            Rewrite([
                """
                {"Effect":"Deny","Action":"s3:*Object*","Resource":["arn:aws:s3:::legal-archive/*"],
                  "Condition":{"NotIpAddress":{"aws:SourceIp":["10.0.0.0/9","10.128.0.0/9","192.168.0.0/16"]}}}
                """,
                """
                {"Effect":"Deny","Action":"s3:*Object*","Resource":"arn:aws:s3:::*/secret/*",
                  "Condition":{"NotIpAddress":{"aws:SourceIp":["192.168.0.0/16","10.0.0.0/8"]}}}
                """,
                """
                {"Effect":"Allow","Action":["s3:GetObject","s3:GetObjectTagging"],"Resource":"arn:aws:s3:::payroll-*/*",
                  "Condition":{"NotIpAddress":{"aws:SourceIp":"10.0.0.0/8"}}}
                """,
            ])
        );

    private static string NarrowerJson =>
        Policy([
            """
            {"Effect":"Deny","NotAction":["iam:*","sts:*","support:*"],"Resource":"*",
              "Condition":{"StringNotEquals":{"aws:RequestedRegion":["eu-west-1","eu-central-1"]},
              "ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/Admin*"}}}
            """,
            """
            {"Effect":"Deny","Action":["iam:*","kms:ScheduleKeyDeletion"],"Resource":"*",
              "Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}
            """,
            """
            {"Effect":"Deny","Action":"s3:*","Resource":["arn:aws:s3:::*/secret/*","arn:aws:s3:::payroll-*","arn:aws:s3:::legal-*"],
              "Condition":{"NotIpAddress":{"aws:SourceIp":["10.0.0.0/8"]}}}
            """,
            """
            {"Effect":"Deny","Action":["ec2:Run*","ec2:Create*"],"Resource":"*",
              "Condition":{"ForAllValues:StringNotEquals":{"aws:TagKeys":["team","cost-center"]}}}
            """,
            """
            {"Effect":"Deny","Action":"*","Resource":"arn:aws:*:*:111122223333:*/team-3/*",
              "Condition":{"StringNotEqualsIgnoreCase":{"aws:PrincipalTag/stage":["prod","staging"]}}}
            """,
            .. Areas(
                """
                {"Effect":"Allow","Action":["#service:Get#name*","#service:List#name*","#service:Describe*"],
                  "Resource":["arn:aws:#service:eu-west-?:111122223333:#name/team-#i/*",
                  "arn:aws:#service:eu-*:111122223333:#name/shared-0?"],"Condition":{"StringEquals":{"aws:PrincipalTag/team":"team-#i"},
                  "NumericLessThan":{"aws:MultiFactorAuthAge":"1800"}}}
                """
            ),
            .. Buckets(
                """
                {"Effect":"Allow","Action":["s3:GetObject","s3:GetObjectTagging","s3:PutObject"],"Resource":["arn:aws:s3:::data-#i/in/*",
                  "arn:aws:s3:::data-#i-replica/*.parquet"],"Condition":{"IpAddress":{"aws:SourceIp":["10.#i.4.0/22","192.168.#i.128/25"]},
                  "DateLessThan":{"aws:CurrentTime":"2029-01-01T00:00:00Z"}}}
                """
            ),
            """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::homes/${aws:username}/public/*"}""",
            """
            {"Effect":"Allow","Action":["logs:*","cloudwatch:Get*","xray:*"],"Resource":"*",
              "Condition":{"StringEquals":{"aws:PrincipalArn":["arn:aws:iam::111122223333:role/team/app",
              "arn:aws:iam::111122223333:role/team/job"]},"Bool":{"aws:SecureTransport":"true"}}}
            """,
        ]);

    private static string[] Rewrite(string[] secrets) =>
        [
            """
                {"Effect":"Allow","NotAction":["ssm:*","rds:*","ecs:*","dynamodb:*","sns:*","sqs:*","lambda:*","ec2:*","s3:*","kms:*",
                  "iam:*"],
                  "Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"true"},
                  "StringLike":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/team/*"}}}
                """,
            """
                {"Effect":"Deny","Action":["ec2:RunInstances","ec2:CreateVolume"],"Resource":"*",
                  "Condition":{"ForAllValues:StringNotEquals":{"aws:TagKeys":["cost-center","team"]}}}
                """,
            .. secrets,
            """
                {"Effect":"Deny","Action":["iam:Put*","iam:Delete*","iam:*ttach*"],"Resource":"*",
                  "Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}
                """,
            """
                {"Effect":"Deny","Action":"kms:ScheduleKeyDeletion","Resource":"*",
                  "Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}
                """,
            """
                {"Effect":"Deny","NotAction":["cloudfront:*","iam:*","organizations:*","route53:*","sts:*","support:*"],"Resource":"*",
                  "Condition":{"ArnNotLike":{"aws:PrincipalArn":["arn:aws:iam::*:role/Break*","arn:aws:iam::*:role/Admin*"]},
                  "StringNotEquals":{"aws:RequestedRegion":["eu-north-1","eu-west-1","eu-central-1"]}}}
                """,
            .. Areas(
                """
                {"Effect":"Allow","Action":["#service:Update#name","#service:list*","#service:get*","#service:describe*"],
                  "Resource":["arn:aws:#service:eu-*:111122223333:#name/shared-??","arn:aws:#service:*:111122223333:#name/team-#i/*"],
                  "Condition":{"NumericLessThanEquals":{"aws:MultiFactorAuthAge":"3600.0"},
                  "StringEquals":{"aws:PrincipalTag/team":["platform","team-#i"]}}}
                """
            ),
            .. Buckets(
                """
                {"Effect":"Allow","Action":["s3:PutObject*","s3:GetObject*"],"Resource":["arn:aws:s3:::data-#i-replica/*",
                  "arn:aws:s3:::data-#i/*"],"Condition":{"DateLessThan":{"aws:CurrentTime":"2030-01-01T01:00:00+01:00"},
                  "IpAddress":{"aws:SourceIp":["192.168.#i.0/24","10.#i.0.0/17","10.#i.128.0/17"]}}}
                """
            ),
            """
                {
                  "Effect": "Allow",
                  "Action": ["s3:DeleteObject", "s3:PutObject", "s3:GetObject"],
                  "Resource": "arn:aws:s3:::homes/${aws:username}/*"
                }
                """,
        ];

    private static IEnumerable<string> Areas(string template) =>
        new (string Service, string Name)[]
        {
            ("ec2", "instance"),
            ("lambda", "function"),
            ("sqs", "queue"),
            ("dynamodb", "table"),
            ("ecs", "cluster"),
            ("rds", "db"),
            ("ssm", "parameter"),
        }.Select(
            (area, i) =>
                Numbered(template, i)
                    .Replace("#service", area.Service, StringComparison.Ordinal)
                    .Replace("#name", area.Name, StringComparison.Ordinal)
        );

    private static IEnumerable<string> Buckets(string template) => Enumerable.Range(0, 8).Select(i => Numbered(template, i));

    private static string Numbered(string template, int number) =>
        template.Trim().Replace("#i", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static string Policy(IEnumerable<string> statements) =>
        new StringBuilder("""{"Version":"2012-10-17","Statement":[""").AppendJoin(',', statements).Append("]}").ToString();

    private static PolicyDocument Parse(string json) => PolicyDocument.Parse(json).Require();
}
