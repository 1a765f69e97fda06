namespace ZeroTrust.Policy.Tests.Randomized;

/// <content>What is drawn from.</content>
internal sealed partial class RandomScenarios
{
    private static readonly (string Action, string[] Resources)[] Calls =
    [
        ("s3:GetObject", ["arn:aws:s3:::b/k", "arn:aws:s3:::b/home/alice/x", "arn:aws:s3:::c/*"]),
        ("s3:ListBucket", ["arn:aws:s3:::b"]),
        ("S3:putobject", ["arn:aws:s3:::b/k"]),
        ("sqs:SendMessage", ["arn:aws:sqs:us-east-1:111111111111:q", "arn:aws:sqs:us-east-1:222222222222:q"]),
        ("kms:Decrypt", ["arn:aws:kms:us-east-1:111111111111:key/k1"]),
        ("kms:RetireGrant", ["arn:aws:kms:us-east-1:111111111111:key/k1"]),
        ("kms:ListAliases", ["*"]),
        ("sts:AssumeRole", ["arn:aws:iam::111111111111:role/App", "arn:aws:iam::222222222222:role/App"]),
        ("sts:AssumeRoleWithWebIdentity", ["arn:aws:iam::111111111111:role/App"]),
        ("sts:GetCallerIdentity", ["*"]),
        ("iam:PassRole", ["arn:aws:iam::111111111111:role/App"]),
        ("ec2:RunInstances", ["arn:aws:ec2:us-east-1:111111111111:instance/*", "arn:aws:ec2:us-east-1::image/ami-1"]),
    ];

    private static readonly string[] ActionPatterns =
    [
        "*",
        "*",
        "*:*",
        "s3:*",
        "s3:Get*",
        "s3:GetObject",
        "s3:?etObject",
        "sqs:*",
        "sqs:SendMessage",
        "kms:*",
        "kms:decrypt",
        "sts:*",
        "sts:Assume*",
        "iam:*",
        "ec2:Run*",
        "s?:*Object",
    ];

    private static readonly string[] ResourcePatterns =
    [
        "*",
        "*",
        "*",
        "arn:aws:s3:::b/*",
        "arn:aws:s3:::b",
        "arn:aws:s3:::b/home/${aws:username}/*",
        "arn:aws:s3:::?/k",
        "arn:aws:sqs:*:111111111111:*",
        "arn:aws:sqs:*:q",
        "arn:aws:kms:*:*:key/*",
        "arn:aws:iam::*:role/App",
        "arn:aws:iam::${aws:PrincipalAccount}:role/*",
        "arn:aws:s3:::b/${aws:PrincipalTag/team, 'k'}",
        "arn:aws:s3:::b/${*}",
        "arn:*",
    ];

    private static readonly string[] NamedPrincipals =
    [
        "*",
        "*",
        "111111111111",
        "arn:aws:iam::111111111111:root",
        "arn:aws:iam::222222222222:root",
        "arn:aws:iam::111111111111:user/team/alice",
        "arn:aws:iam::111111111111:user/bob",
        "arn:aws:iam::111111111111:role/App",
        "arn:aws:iam::222222222222:role/App",
        "arn:aws:sts::111111111111:assumed-role/App/s1",
        "arn:aws:sts::111111111111:assumed-role/App/s2",
        "arn:aws:sts::111111111111:federated-user/fred",
        "AIDAALICE",
        "AROAAPP",
        "arn:aws:iam::222222222222:user/eve",
        "arn:aws:iam::111111111111:user/*",
    ];

    /// <summary>Key, values that a request may have, values that a policy may have, operators that fit.</summary>
    private static readonly (string Key, string[] Given, string[] Wanted, string[] Operators)[] Keys =
    [
        (
            "aws:PrincipalTag/team",
            ["red", "Red", "blue", "", "re*"],
            ["red", "r?d", "b*", "", "*", "RED", "${aws:ResourceTag/team}", "${aws:ResourceTag/team, 'red'}", "${*}", "re${*}"],
            StringOperators
        ),
        ("aws:TagKeys", ["a", "b", "ab", ""], ["a", "b", "a*", "?", "c"], StringOperators),
        (
            "aws:SourceIp",
            ["10.0.0.1", "203.0.113.9", "2001:db8::1", "nowhere"],
            ["10.0.0.0/8", "203.0.113.9", "2001:db8::/32", "0.0.0.0/0", "10.0.0.1/33", "10.0.0.0/7"],
            ["IpAddress", "NotIpAddress"]
        ),
        (
            "n",
            ["5", "5.0", "7", "-1", "x"],
            ["5", "6", "5.50", "y"],
            [
                "NumericEquals",
                "NumericNotEquals",
                "NumericLessThan",
                "NumericLessThanEquals",
                "NumericGreaterThan",
                "NumericGreaterThanEquals",
            ]
        ),
        (
            "aws:CurrentTime",
            ["2026-01-01T00:00:00Z", "2026-01-01", "1767225600", "2026-01-01T01:00:00+01:00", "2027", "soon"],
            ["2026-01-01T00:00:00Z", "2026-06", "0", "later", "2026-01-01T00:00:00.5Z"],
            ["DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals"]
        ),
        ("aws:SecureTransport", ["true", "false", "True", "maybe"], ["true", "false", "FALSE", "perhaps"], ["Bool"]),
        ("bin", ["QQ==", "QUI=", "%"], ["QQ==", "QUI=", "!"], ["BinaryEquals"]),
        (
            "aws:SourceArn",
            ["arn:aws:sns:us-east-1:111111111111:t", "arn:aws:sns:us-east-1:111111111111:t:x", "none"],
            ["arn:aws:sns:*:111111111111:t", "arn:aws:sns:*:*:*", "arn:aws:*:t", "*", "arn:aws:sns:*:${aws:PrincipalAccount}:t"],
            ["ArnEquals", "ArnNotEquals", "ArnLike", "ArnNotLike"]
        ),
        (
            "aws:PrincipalArn",
            ["arn:aws:iam::111111111111:role/App"],
            ["arn:aws:iam::111111111111:role/App", "arn:aws:iam::*:user/*", "arn:aws:iam::111111111111:*"],
            ["ArnLike", "ArnNotLike", "StringLike", "StringNotLike"]
        ),
        ("aws:username", ["alice"], ["alice", "a*", "${aws:userid}"], ["StringEquals", "StringNotLike", "StringLike"]),
        ("kms:EncryptionContext:app", ["x", "y"], ["x", "z"], ["StringEquals"]),
        ("aws:ResourceTag/team", ["red", "blue"], ["red", "${aws:PrincipalTag/team}"], StringOperators),
    ];
}
