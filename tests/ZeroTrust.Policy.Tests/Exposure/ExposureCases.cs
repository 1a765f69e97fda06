using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Exposure;
using ZeroTrust.Policy.Tests.Comparison;

namespace ZeroTrust.Policy.Tests.Exposure;

/// <summary>Policies of resources by how far they reach, as they are met in practice.</summary>
public sealed class ExposureCases
{
    private const string Owner = "111122223333";
    private const string Get = "\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::b/*\"";
    private const string Star = "\"Principal\":\"*\"";
    private const string DenyHttp =
        "{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"*\","
        + "\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}";

    public static TheoryData<string, ExposureLevel, string[]> Cases =>
        new()
        {
            { "everyone", ExposureLevel.Public, [$"{{{Get},{Star}}}"] },
            { "everyone, by a denial of plain text only", ExposureLevel.Public, [$"{{{Get},{Star}}}", DenyHttp] },
            { "everyone but one", ExposureLevel.Public, [$"{{{Get},\"NotPrincipal\":{{\"AWS\":\"{Owner}\"}}}}"] },
            {
                "everyone, denied to everyone",
                ExposureLevel.Private,
                [$"{{{Get},{Star}}}", "{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:Get*\",\"Resource\":\"*\"}"]
            },
            {
                "everyone, denied outside the organization",
                ExposureLevel.SameOrganization,
                [
                    $"{{{Get},{Star}}}",
                    "{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"*\","
                        + "\"Condition\":{\"StringNotEquals\":{\"aws:PrincipalOrgID\":\"o-own\"}}}",
                ]
            },
            { "the owner", ExposureLevel.Private, [$"{{{Get},\"Principal\":{{\"AWS\":\"{Owner}\"}}}}"] },
            { "nobody", ExposureLevel.Private, [DenyHttp] },
            { "another account", ExposureLevel.CrossAccount, [$"{{{Get},\"Principal\":{{\"AWS\":\"444455556666\"}}}}"] },
            {
                "another account's role",
                ExposureLevel.CrossAccount,
                [$"{{{Get},\"Principal\":{{\"AWS\":\"arn:aws:iam::444455556666:role/r\"}}}}"]
            },
            { "an account of the organization", ExposureLevel.SameOrganization, [$"{{{Get},\"Principal\":{{\"AWS\":\"222233334444\"}}}}"] },
            { "the organization", ExposureLevel.SameOrganization, [With("StringEquals", "aws:PrincipalOrgID", "o-own")] },
            {
                "the organization, if the key is there",
                ExposureLevel.Public,
                [With("StringEqualsIfExists", "aws:PrincipalOrgID", "o-own")]
            },
            { "any organization", ExposureLevel.Public, [With("StringLike", "aws:PrincipalOrgID", "o-*")] },
            {
                "a unit of the organization",
                ExposureLevel.SameOrganization,
                [With("ForAnyValue:StringLike", "aws:PrincipalOrgPaths", "o-own/r-1/*")]
            },
            {
                "for all values of a key that may be absent",
                ExposureLevel.Public,
                [With("ForAllValues:StringLike", "aws:PrincipalOrgPaths", "o-own/r-1/*")]
            },
            { "another organization", ExposureLevel.CrossAccount, [With("StringEquals", "aws:PrincipalOrgID", "o-other")] },
            { "not another organization", ExposureLevel.Public, [With("StringNotEquals", "aws:PrincipalOrgID", "o-other")] },
            { "the owner's account by key", ExposureLevel.Private, [With("StringEquals", "aws:PrincipalAccount", Owner)] },
            { "another account by key", ExposureLevel.CrossAccount, [With("StringEquals", "aws:PrincipalAccount", "444455556666")] },
            {
                "an account of the organization by key",
                ExposureLevel.SameOrganization,
                [With("StringEquals", "aws:PrincipalAccount", "222233334444")]
            },
            { "roles of a name in any account", ExposureLevel.Public, [With("ArnLike", "aws:PrincipalArn", "arn:aws:iam::*:role/admin")] },
            { "roles of the owner", ExposureLevel.Private, [With("ArnLike", "aws:PrincipalArn", $"arn:aws:iam::{Owner}:role/*")] },
            { "a unique identifier", ExposureLevel.CrossAccount, [With("StringLike", "aws:userid", "AROAEXAMPLEEXAMPLE123:*")] },
            { "any session name", ExposureLevel.Public, [With("StringLike", "aws:userid", "*:admin")] },
            { "a tag that anyone can have", ExposureLevel.Public, [With("StringEquals", "aws:PrincipalTag/team", "a")] },
            { "the source's account", ExposureLevel.Private, [With("StringEquals", "aws:SourceAccount", Owner)] },
            { "a source of the owner", ExposureLevel.Private, [With("ArnLike", "aws:SourceArn", $"arn:aws:sns:*:{Owner}:*")] },
            { "a source of anyone", ExposureLevel.Public, [With("ArnLike", "aws:SourceArn", "arn:aws:sns:*:*:*")] },
            {
                "a bucket as source, whoever owns it",
                ExposureLevel.CrossAccount,
                [With("ArnLike", "aws:SourceArn", "arn:aws:s3:*:*:some-bucket")]
            },
            { "the owner as source owner", ExposureLevel.Private, [With("StringEquals", "AWS:SourceOwner", Owner)] },
            { "an endpoint", ExposureLevel.CrossAccount, [With("StringEquals", "aws:SourceVpce", "vpce-1")] },
            { "an endpoint of the owner", ExposureLevel.Private, [With("StringEquals", "aws:SourceVpce", "vpce-own")] },
            { "any endpoint", ExposureLevel.Public, [With("StringLike", "aws:SourceVpce", "vpce-*")] },
            { "the whole Internet", ExposureLevel.Public, [With("IpAddress", "aws:SourceIp", "0.0.0.0/0")] },
            { "the whole Internet in halves", ExposureLevel.Public, [With("IpAddress", "aws:SourceIp", "0.0.0.0/1\",\"128.0.0.0/1")] },
            { "all of IPv6", ExposureLevel.Public, [With("IpAddress", "aws:SourceIp", "::/0")] },
            { "a network", ExposureLevel.CrossAccount, [With("IpAddress", "aws:SourceIp", "203.0.113.0/24")] },
            { "a network of the owner", ExposureLevel.Private, [With("IpAddress", "aws:SourceIp", "198.51.100.0/24")] },
            { "private addresses", ExposureLevel.CrossAccount, [With("IpAddress", "aws:SourceIp", "10.0.0.0/8")] },
            { "everywhere but a network", ExposureLevel.Public, [With("NotIpAddress", "aws:SourceIp", "203.0.113.0/24")] },
            {
                "only a network, by denial",
                ExposureLevel.CrossAccount,
                [
                    $"{{{Get},{Star}}}",
                    "{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"*\","
                        + "\"Condition\":{\"NotIpAddress\":{\"aws:SourceIp\":\"203.0.113.0/24\"}}}",
                ]
            },
            { "keys that say nothing about who", ExposureLevel.Public, [With("StringLike", "aws:Referer", "https://example.com/*")] },
            {
                "a service for its customers",
                ExposureLevel.Private,
                [$"{{{Get},\"Principal\":{{\"Service\":\"cloudtrail.amazonaws.com\"}}}}"]
            },
            {
                "no action in common",
                ExposureLevel.Private,
                [$"{{{Get},{Star}}}", "{\"Effect\":\"Deny\",\"Principal\":\"*\",\"NotAction\":\"s3:List*\",\"Resource\":\"*\"}"]
            },
            {
                "a variable",
                ExposureLevel.Public,
                ["{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::b/public/*\"}"]
            },
            { "a condition without meaning", ExposureLevel.Undecided, [With("BinaryEquals", "s3:x", "AA==")] },
            { "a federated provider of one's own", ExposureLevel.CrossAccount, [Federated($"arn:aws:iam::{Owner}:saml-provider/p", "")] },
            {
                "anyone on a shared provider",
                ExposureLevel.Public,
                [Federated($"arn:aws:iam::{Owner}:oidc-provider/token.actions.githubusercontent.com", Actions("aud", "sts.amazonaws.com"))]
            },
            {
                "any repository of a shared provider",
                ExposureLevel.Public,
                [Federated($"arn:aws:iam::{Owner}:oidc-provider/token.actions.githubusercontent.com", Actions("sub", "repo:*"))]
            },
            {
                "a repository of a shared provider",
                ExposureLevel.CrossAccount,
                [Federated($"arn:aws:iam::{Owner}:oidc-provider/token.actions.githubusercontent.com", Actions("sub", "repo:mine/app:*"))]
            },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_level_follows_from_the_meaning(string policy, ExposureLevel level, string[] statements)
    {
        var report = ExposureAnalyzer.Analyze(Subject(Policies.Of(statements)));
        Assert.True(
            level == report.Level,
            $"{policy}: {report.Level} {report.Reason} {string.Join("; ", report.Grants.Select(g => $"{g.Level} {g.Who}"))}"
        );
        Assert.Equal(level == ExposureLevel.Undecided, report.Reason.Length > 0);
        if (level is ExposureLevel.Public or ExposureLevel.CrossAccount or ExposureLevel.SameOrganization)
        {
            Assert.NotNull(report.Example);
        }
    }

    [Fact]
    public void Restricting_public_buckets_keeps_others_out_of_a_public_bucket()
    {
        var subject = Subject(Policies.Of($"{{{Get},{Star}}}"));
        Assert.Equal(ExposureLevel.Public, ExposureAnalyzer.Analyze(subject).Level);
        Assert.Equal(ExposureLevel.Private, ExposureAnalyzer.Analyze(subject with { RestrictPublicBuckets = true }).Level);
    }

    [Fact]
    public void Default_key_policies_are_private()
    {
        const string Root =
            "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:root\"},\"Action\":\"kms:*\",\"Resource\":\"*\"}";
        const string Caller =
            "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},\"Action\":\"kms:Decrypt\",\"Resource\":\"*\","
            + "\"Condition\":{\"StringEquals\":{\"kms:CallerAccount\":\"111122223333\","
            + "\"kms:ViaService\":\"s3.eu-west-1.amazonaws.com\"}}}";
        var subject = new ExposureSubject(Policies.Of(Root, Caller), Owner) { ResourceArn = $"arn:aws:kms:eu-west-1:{Owner}:key/1" };
        Assert.Equal(ExposureLevel.Private, ExposureAnalyzer.Analyze(subject).Level);
    }

    [Fact]
    public void A_service_that_acts_for_anyone_is_told()
    {
        var open = ExposureAnalyzer.Analyze(Subject(Policies.Of($"{{{Get},\"Principal\":{{\"Service\":\"cloudtrail.amazonaws.com\"}}}}")));
        Assert.True(Assert.Single(open.Grants).IsThroughService);
        var bound = ExposureAnalyzer.Analyze(
            Subject(
                Policies.Of(
                    $"{{{Get},\"Principal\":{{\"Service\":\"cloudtrail.amazonaws.com\"}},"
                        + $"\"Condition\":{{\"StringEquals\":{{\"aws:SourceAccount\":\"{Owner}\"}}}}}}"
                )
            )
        );
        Assert.Empty(bound.Grants);
    }

    [Fact]
    public void A_damaged_document_is_undecided() =>
        Assert.Equal(ExposureLevel.Undecided, ExposureAnalyzer.Analyze(Subject(new PolicyDocument { IsDamaged = true })).Level);

    private static ExposureSubject Subject(PolicyDocument policy) =>
        new(policy, Owner)
        {
            OrganizationId = "o-own",
            OrganizationAccounts = new HashSet<string> { Owner, "222233334444" },
            OwnNetworks = new HashSet<string> { "vpce-own", "vpc-own" },
            OwnAddresses = ["198.51.100.0/24"],
        };

    private static string With(string op, string key, string value) =>
        $"{{{Get},{Star},\"Condition\":{{\"{op}\":{{\"{key}\":[\"{value}\"]}}}}}}";

    private static string Federated(string provider, string condition) =>
        $"{{\"Effect\":\"Allow\",\"Principal\":{{\"Federated\":\"{provider}\"}},\"Action\":\"sts:AssumeRoleWithWebIdentity\"{condition}}}";

    private static string Actions(string claim, string value) =>
        $",\"Condition\":{{\"StringLike\":{{\"token.actions.githubusercontent.com:{claim}\":\"{value}\"}}}}";
}
