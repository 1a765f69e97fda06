using ZeroTrust.Core.Access;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Tests.Samples;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Iam;

namespace ZeroTrust.Core.Tests.Access;

public sealed class LockoutGuardTests
{
    private const string Session = "arn:aws:sts::111122223333:assumed-role/Admin/kim";
    private const string NoMfa = """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "NoMfa",
              "Effect": "Deny",
              "NotAction": ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice"],
              "Resource": "*",
              "Condition": {
                "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" }
              }
            }
          ]
        }
        """;
    private const string Regions = """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "Regions",
              "Effect": "Deny",
              "NotAction": ["iam:*", "sts:*"],
              "Resource": "*",
              "Condition": {
                "StringNotEquals": {
                  "aws:RequestedRegion": ["eu-west-1"]
                }
              }
            }
          ]
        }
        """;
    private const string DenyAll = """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "Stop",
              "Effect": "Deny",
              "Action": "*",
              "Resource": "*",
              "Condition": {
                "ArnNotLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/BreakGlass*" }
              }
            }
          ]
        }
        """;
    private const string Tls = """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "Tls",
              "Effect": "Deny",
              "Principal": "*",
              "Action": "s3:*",
              "Resource": ["arn:aws:s3:::b", "arn:aws:s3:::b/*"],
              "Condition": {
                "Bool": { "aws:SecureTransport": "false" }
              }
            }
          ]
        }
        """;
    private const string Office = """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "Office",
              "Effect": "Deny",
              "Principal": "*",
              "Action": "s3:*",
              "Resource": ["arn:aws:s3:::b", "arn:aws:s3:::b/*"],
              "Condition": {
                "NotIpAddress": { "aws:SourceIp": "192.0.2.0/24" }
              }
            }
          ]
        }
        """;
    private const string Admin = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";
    private const string Others = """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "Others",
              "Effect": "Deny",
              "Principal": "*",
              "Action": "s3:*",
              "Resource": ["arn:aws:s3:::b", "arn:aws:s3:::b/*"],
              "Condition": {
                "StringNotEquals": { "aws:PrincipalAccount": "999988887777" }
              }
            }
          ]
        }
        """;

    private static readonly AccessProbe Bucket = new("s3:GetBucketPolicy", "arn:aws:s3:::b");
    private static readonly AccessProbe Ec2 = new("ec2:DescribeInstances", "*");

    public static TheoryData<string, AccessLayer, string?, string?, AccessProbe, string> Cases =>
        new()
        {
            { "no policy before or after", AccessLayer.Resource, null, null, Bucket, "" },
            { "TLS is a matter of choice", AccessLayer.Resource, null, Tls, Bucket, "" },
            { "an address is not", AccessLayer.Resource, null, Office, Bucket, "Office" },
            { "it was uncertain before and depends on nothing more", AccessLayer.Resource, Office, Office, Bucket, "" },
            { "somebody else's account only", AccessLayer.Resource, null, Others, Bucket, "Others" },
            { "taking a denial away harms nobody", AccessLayer.Resource, Others, null, Bucket, "" },
            { "a region can be chosen", AccessLayer.ServiceControl, null, Regions, Ec2, "" },
            { "everything is denied", AccessLayer.ServiceControl, null, DenyAll, Ec2, "Stop" },
            { "MFA of a session is not known", AccessLayer.Identity, null, NoMfa, Ec2, "NoMfa" },
            { "enrolling stays possible", AccessLayer.Identity, null, NoMfa, new AccessProbe("iam:EnableMFADevice", "*"), "" },
            { "the only policy goes", AccessLayer.Identity, Admin, null, Ec2, "nothing allows it any more" },
            { "a policy comes", AccessLayer.Identity, null, Admin, Ec2, "" },
            {
                "a malformed policy might deny anything",
                AccessLayer.Identity,
                null,
                "{\"Statement\":[{\"Effect\":\"Maybe\"}]}",
                Ec2,
                "depends on"
            },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_session_of_a_role_is_protected(
        string why,
        AccessLayer layer,
        string? before,
        string? after,
        AccessProbe probe,
        string refusal
    )
    {
        Assert.NotEmpty(why);
        var aws = new FakeAws();
        aws.Put(
            new ResourceRef(Sample.AccountId, ResourceRef.Global, "AWS::IAM::Role", "Admin"),
            new IamRole("Admin", "/", Sample.Now, "{}", [], [], null, [], new Dictionary<string, string>())
        );
        var access = new AccessChange(layer, before, after, ["arn:aws:iam::111122223333:role/Admin"], [Sample.AccountId], [probe]);
        Check(refusal, await Refusal(access, aws, undo: false));

        // What one direction takes away the other gives back.
        Check(refusal, await Refusal(access with { Before = after, After = before }, aws, undo: true));
    }

    private static void Check(string expected, string? refusal)
    {
        if (expected.Length == 0)
        {
            Assert.Null(refusal);
        }
        else
        {
            Assert.NotNull(refusal);
            Assert.Contains(expected, refusal, StringComparison.Ordinal);
            Assert.StartsWith("You (", refusal, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Break_glass_principals_are_protected_where_the_change_reaches_them()
    {
        var access = new AccessChange(AccessLayer.ServiceControl, null, DenyAll, [], ["222233334444"], [Ec2]);
        Assert.Null(await Refusal(access, new FakeAws(), false));
        Assert.Null(await Refusal(access, new FakeAws(), false, "arn:aws:iam::*:role/BreakGlass*"));
        Assert.Contains(
            "break-glass principal arn:aws:iam::222233334444:user/emergency",
            await Refusal(access, new FakeAws(), false, "arn:aws:iam::222233334444:user/emergency"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "arn:aws:iam::222233334444:user/emergency",
            await Refusal(access, new FakeAws(), false, "arn:aws:iam::*:user/emergency*"),
            StringComparison.Ordinal
        );
        Assert.Null(await Refusal(access, new FakeAws(), false, "arn:aws:iam::333344445555:user/emergency"));
    }

    [Theory]
    [InlineData("arn:aws:iam::*:role/Break*", "arn:aws:iam::1:role/BreakGlass", true)]
    [InlineData("arn:aws:iam::*:role/Break?", "arn:aws:iam::1:role/BreakGlass", false)]
    [InlineData("*", "", true)]
    [InlineData("a*b*c", "axxbyyc", true)]
    [InlineData("a*b*c", "axxbyyd", false)]
    [InlineData("", "a", false)]
    public void Patterns_match_as_in_policies(string pattern, string text, bool matches) =>
        Assert.Equal(matches, ProtectedPrincipals.Matches(pattern, text));

    [Fact]
    public void A_pattern_of_many_stars_takes_no_time() =>
        Assert.False(ProtectedPrincipals.Matches(string.Concat(Enumerable.Repeat("*a", 2_000)) + "b", new string('a', 20_000)));

    private static async Task<string?> Refusal(AccessChange access, FakeAws aws, bool undo, params string[] breakGlass)
    {
        var principals = await ProtectedPrincipals.OfAsync(access, [Session], breakGlass, aws, TestContext.Current.CancellationToken);
        return new LockoutGuard(new PolicyAccessEvaluator()).RefusalOf(access, undo, principals, ["eu-west-1"]);
    }
}
