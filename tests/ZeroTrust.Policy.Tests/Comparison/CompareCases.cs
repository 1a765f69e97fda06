using ZeroTrust.Policy.Comparison;

namespace ZeroTrust.Policy.Tests.Comparison;

/// <summary>Pairs of policies by what changed between them.</summary>
public sealed class CompareCases
{
    private const string Allow = "\"Effect\":\"Allow\"";
    private const string Deny = "\"Effect\":\"Deny\"";
    private const string Any = "\"Resource\":\"*\"";

    public static TheoryData<string, ComparisonVerdict, string[], string[]> Cases =>
        new()
        {
            {
                "fewer actions",
                ComparisonVerdict.NoNewAccess,
                [$"{{{Allow},\"Action\":[\"s3:GetObject\",\"s3:PutObject\"],{Any}}}"],
                [$"{{{Allow},\"Action\":\"s3:GetObject\",{Any}}}"]
            },
            {
                "one more action",
                ComparisonVerdict.NewAccess,
                [$"{{{Allow},\"Action\":\"s3:GetObject\",{Any}}}"],
                [$"{{{Allow},\"Action\":[\"s3:GetObject\",\"s3:PutObject\"],{Any}}}"]
            },
            {
                "letter case of actions",
                ComparisonVerdict.NoNewAccess,
                [$"{{{Allow},\"Action\":\"s3:getobject\",{Any}}}"],
                [$"{{{Allow},\"Action\":\"S3:GetObject\",{Any}}}"]
            },
            {
                "a wildcard split in two",
                ComparisonVerdict.NoNewAccess,
                [$"{{{Allow},\"Action\":\"s3:Get*\",{Any}}}"],
                [$"{{{Allow},\"Action\":[\"s3:GetO*\",\"s3:GetB*\"],{Any}}}"]
            },
            {
                "a wider wildcard",
                ComparisonVerdict.NewAccess,
                [$"{{{Allow},\"Action\":\"s3:Get*\",{Any}}}"],
                [$"{{{Allow},\"Action\":\"s3:*\",{Any}}}"]
            },
            {
                "NotAction and what it leaves",
                ComparisonVerdict.NoNewAccess,
                [$"{{{Allow},\"NotAction\":\"iam:*\",{Any}}}"],
                [$"{{{Allow},\"Action\":[\"s3:*\",\"ec2:*\"],{Any}}}"]
            },
            {
                "NotAction that leaves more",
                ComparisonVerdict.NewAccess,
                [$"{{{Allow},\"NotAction\":\"iam:*\",{Any}}}"],
                [$"{{{Allow},\"NotAction\":\"iam:Get*\",{Any}}}"]
            },
            {
                "a union that covers only together",
                ComparisonVerdict.NoNewAccess,
                [
                    $"{{{Allow},\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::a*\"}}",
                    $"{{{Allow},\"Action\":\"s3:*\",\"NotResource\":\"arn:aws:s3:::a*\"}}",
                ],
                [$"{{{Allow},\"Action\":\"s3:GetObject\",{Any}}}"]
            },
            {
                "a denial is gone",
                ComparisonVerdict.NewAccess,
                [$"{{{Allow},\"Action\":\"*\",{Any}}}", $"{{{Deny},\"Action\":\"iam:*\",{Any}}}"],
                [$"{{{Allow},\"Action\":\"*\",{Any}}}"]
            },
            {
                "a denial of what was never allowed is gone",
                ComparisonVerdict.NoNewAccess,
                [$"{{{Allow},\"Action\":\"s3:*\",{Any}}}", $"{{{Deny},\"Action\":\"iam:*\",{Any}}}"],
                [$"{{{Allow},\"Action\":\"s3:*\",{Any}}}"]
            },
            {
                "a denial became a narrower allowance",
                ComparisonVerdict.NoNewAccess,
                [$"{{{Allow},\"Action\":\"*\",{Any}}}", $"{{{Deny},\"Action\":\"iam:*\",{Any}}}"],
                [$"{{{Allow},\"NotAction\":\"iam:*\",{Any}}}"]
            },
            {
                "a new condition",
                ComparisonVerdict.NoNewAccess,
                [$"{{{Allow},\"Action\":\"s3:*\",{Any}}}"],
                [$"{{{Allow},\"Action\":\"s3:*\",{Any},\"Condition\":{{\"Bool\":{{\"aws:SecureTransport\":\"true\"}}}}}}"]
            },
            {
                "a condition is gone",
                ComparisonVerdict.NewAccess,
                [$"{{{Allow},\"Action\":\"s3:*\",{Any},\"Condition\":{{\"Bool\":{{\"aws:SecureTransport\":\"true\"}}}}}}"],
                [$"{{{Allow},\"Action\":\"s3:*\",{Any}}}"]
            },
            {
                "IfExists lets an absent key through",
                ComparisonVerdict.NewAccess,
                [$"{{{Allow},\"Action\":\"s3:*\",{Any},\"Condition\":{{\"StringEquals\":{{\"aws:PrincipalOrgID\":\"o-1\"}}}}}}"],
                [$"{{{Allow},\"Action\":\"s3:*\",{Any},\"Condition\":{{\"StringEqualsIfExists\":{{\"aws:PrincipalOrgID\":\"o-1\"}}}}}}"]
            },
            {
                "a narrower address range",
                ComparisonVerdict.NoNewAccess,
                [$"{{{Allow},\"Action\":\"s3:*\",{Any},\"Condition\":{{\"IpAddress\":{{\"aws:SourceIp\":\"10.0.0.0/8\"}}}}}}"],
                [
                    $"{{{Allow},\"Action\":\"s3:*\",{Any},"
                        + $"\"Condition\":{{\"IpAddress\":{{\"aws:SourceIp\":[\"10.1.0.0/16\",\"10.200.0.1\"]}}}}}}",
                ]
            },
            {
                "two halves of an address range",
                ComparisonVerdict.NoNewAccess,
                [
                    $"{{{Allow},\"Action\":\"s3:*\",{Any},\"Condition\":{{\"IpAddress\":{{\"aws:SourceIp\":\"10.0.0.0/9\"}}}}}}",
                    $"{{{Allow},\"Action\":\"s3:*\",{Any},\"Condition\":{{\"IpAddress\":{{\"aws:SourceIp\":\"10.128.0.0/9\"}}}}}}",
                ],
                [$"{{{Allow},\"Action\":\"s3:*\",{Any},\"Condition\":{{\"IpAddress\":{{\"aws:SourceIp\":\"10.0.0.0/8\"}}}}}}"]
            },
            {
                "IPv6 is new",
                ComparisonVerdict.NewAccess,
                [$"{{{Allow},\"Action\":\"s3:*\",{Any},\"Condition\":{{\"IpAddress\":{{\"aws:SourceIp\":\"0.0.0.0/0\"}}}}}}"],
                [$"{{{Allow},\"Action\":\"s3:*\",{Any},\"Condition\":{{\"IpAddress\":{{\"aws:SourceIp\":[\"0.0.0.0/0\",\"::/0\"]}}}}}}"]
            },
            {
                "numbers in a smaller interval",
                ComparisonVerdict.NoNewAccess,
                [
                    $"{{{Allow},\"Action\":\"sts:*\",{Any},"
                        + $"\"Condition\":{{\"NumericLessThanEquals\":{{\"aws:MultiFactorAuthAge\":\"3600\"}}}}}}",
                ],
                [$"{{{Allow},\"Action\":\"sts:*\",{Any},\"Condition\":{{\"NumericLessThan\":{{\"aws:MultiFactorAuthAge\":\"3600\"}}}}}}"]
            },
            {
                "the bound itself is new",
                ComparisonVerdict.NewAccess,
                [$"{{{Allow},\"Action\":\"sts:*\",{Any},\"Condition\":{{\"NumericLessThan\":{{\"aws:MultiFactorAuthAge\":\"3600\"}}}}}}"],
                [
                    $"{{{Allow},\"Action\":\"sts:*\",{Any},"
                        + $"\"Condition\":{{\"NumericLessThanEquals\":{{\"aws:MultiFactorAuthAge\":\"3600\"}}}}}}",
                ]
            },
            {
                "a later date",
                ComparisonVerdict.NewAccess,
                [
                    $"{{{Allow},\"Action\":\"sts:*\",{Any},"
                        + $"\"Condition\":{{\"DateLessThan\":{{\"aws:CurrentTime\":\"2026-01-01T00:00:00Z\"}}}}}}",
                ],
                [
                    $"{{{Allow},\"Action\":\"sts:*\",{Any},"
                        + $"\"Condition\":{{\"DateLessThan\":{{\"aws:CurrentTime\":\"2027-01-01T00:00:00Z\"}}}}}}",
                ]
            },
            {
                "Like against Equals with a star",
                ComparisonVerdict.NewAccess,
                [$"{{{Allow},\"Action\":\"s3:*\",{Any},\"Condition\":{{\"StringEquals\":{{\"s3:prefix\":\"a*\"}}}}}}"],
                [$"{{{Allow},\"Action\":\"s3:*\",{Any},\"Condition\":{{\"StringLike\":{{\"s3:prefix\":\"a*\"}}}}}}"]
            },
            {
                "a wildcard of an ARN operator stays in its part",
                ComparisonVerdict.NoNewAccess,
                [
                    $"{{{Allow},\"Action\":\"s3:*\",{Any},"
                        + $"\"Condition\":{{\"StringLike\":{{\"aws:PrincipalArn\":\"arn:aws:iam:*:role/x\"}}}}}}",
                ],
                [$"{{{Allow},\"Action\":\"s3:*\",{Any},\"Condition\":{{\"ArnLike\":{{\"aws:PrincipalArn\":\"arn:aws:iam::*:role/x\"}}}}}}"]
            },
            {
                "the same variable",
                ComparisonVerdict.NoNewAccess,
                [$"{{{Allow},\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::homes/${{aws:username}}/*\"}}"],
                [$"{{{Allow},\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::homes/${{aws:username}}/public/*\"}}"]
            },
            {
                "a star instead of a variable",
                ComparisonVerdict.NewAccess,
                [$"{{{Allow},\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::homes/${{aws:username}}/*\"}}"],
                [$"{{{Allow},\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::homes/*\"}}"]
            },
            {
                "a variable instead of a star",
                ComparisonVerdict.NoNewAccess,
                [$"{{{Allow},\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::homes/*\"}}"],
                [$"{{{Allow},\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::homes/${{aws:username}}/*\"}}"]
            },
            {
                "a denial that a variable can meet is gone",
                ComparisonVerdict.NewAccess,
                [
                    $"{{{Allow},\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::homes/${{aws:username}}/*\"}}",
                    $"{{{Deny},\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::homes/bob/*\"}}",
                ],
                [$"{{{Allow},\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::homes/${{aws:username}}/*\"}}"]
            },
            {
                "two variables are two",
                ComparisonVerdict.NewAccess,
                [$"{{{Allow},\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::homes/${{aws:username}}/*\"}}"],
                [$"{{{Allow},\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::homes/${{aws:PrincipalTag/team}}/*\"}}"]
            },
            {
                "one text is compared as text and as number",
                ComparisonVerdict.Undecided,
                [$"{{{Allow},\"Action\":\"s3:*\",{Any},\"Condition\":{{\"NumericLessThan\":{{\"s3:max-keys\":\"10\"}}}}}}"],
                [$"{{{Allow},\"Action\":\"s3:*\",{Any},\"Condition\":{{\"StringEquals\":{{\"s3:max-keys\":\"5\"}}}}}}"]
            },
            {
                "another principal",
                ComparisonVerdict.NewAccess,
                [$"{{{Allow},\"Principal\":{{\"AWS\":\"111122223333\"}},\"Action\":\"s3:*\",{Any}}}"],
                [$"{{{Allow},\"Principal\":{{\"AWS\":[\"111122223333\",\"444455556666\"]}},\"Action\":\"s3:*\",{Any}}}"]
            },
            {
                "a role of an account that was named",
                ComparisonVerdict.NoNewAccess,
                [$"{{{Allow},\"Principal\":{{\"AWS\":\"111122223333\"}},\"Action\":\"s3:*\",{Any}}}"],
                [$"{{{Allow},\"Principal\":{{\"AWS\":\"arn:aws:iam::111122223333:role/path/app\"}},\"Action\":\"s3:*\",{Any}}}"]
            },
            {
                "everyone in an organization against everyone",
                ComparisonVerdict.NewAccess,
                [
                    $"{{{Allow},\"Principal\":\"*\",\"Action\":\"s3:*\",{Any},"
                        + $"\"Condition\":{{\"StringEquals\":{{\"aws:PrincipalOrgID\":\"o-1\"}}}}}}",
                ],
                [$"{{{Allow},\"Principal\":\"*\",\"Action\":\"s3:*\",{Any}}}"]
            },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_verdict_follows_from_the_meaning(string change, ComparisonVerdict verdict, string[] before, string[] after)
    {
        var comparison = PolicyComparer.Compare(Policies.Of(before), Policies.Of(after));
        Assert.True(
            verdict == comparison.Verdict,
            $"{change}: {comparison.Verdict} {comparison.Reason} {comparison.Example?.Action} {comparison.Example?.Resource}"
        );
        Assert.Equal(verdict == ComparisonVerdict.NewAccess, comparison.Example is not null);
        Assert.Equal(verdict == ComparisonVerdict.Undecided, comparison.Reason.Length > 0);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_policy_gives_nothing_that_itself_does_not_give(string change, ComparisonVerdict verdict, string[] before, string[] after)
    {
        Assert.NotEmpty(change);
        Assert.True(Enum.IsDefined(verdict));
        Assert.Equal(ComparisonVerdict.NoNewAccess, PolicyComparer.Compare(Policies.Of(before), Policies.Of(before)).Verdict);
        Assert.Equal(ComparisonVerdict.NoNewAccess, PolicyComparer.Compare(Policies.Of(after), Policies.Of(after)).Verdict);
    }
}
