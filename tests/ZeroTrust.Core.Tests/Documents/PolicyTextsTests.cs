using ZeroTrust.Core.Documents;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Core.Tests.Samples;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Iam;
using ZeroTrust.Facts.Organizations;
using ZeroTrust.Facts.S3;
using ZeroTrust.Policy.Lint;

namespace ZeroTrust.Core.Tests.Documents;

public sealed class PolicyTextsTests
{
    private const string Text = """{"Version":"2012-10-17","Statement":[]}""";

    private static readonly ResourceRef Role = new(Sample.AccountId, ResourceRef.Global, "AWS::IAM::Role", "app")
    {
        Arn = "arn:aws:iam::111122223333:role/app",
    };
    private static readonly ResourceRef Linked = new(Sample.AccountId, ResourceRef.Global, "AWS::IAM::Role", "AWSServiceRoleForX")
    {
        Arn = "arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX",
    };

    private static readonly Snapshot Snapshot = new(
        Sample.Header,
        [
            Managed("arn:aws:iam::111122223333:policy/Own", ofAws: false),
            Managed("arn:aws:iam::aws:policy/ReadOnlyAccess", ofAws: true),
            new Known<IamRole>(Role, Made("app", "/")),
            new Known<IamRole>(Linked, Made("AWSServiceRoleForX", "/aws-service-role/x.amazonaws.com/")),
            new Known<BucketPolicy>(Sample.Bucket("logs"), new BucketPolicy(Text)),
            new Known<BucketPolicy>(Sample.Bucket("bare"), new BucketPolicy(null)),
            new Missing<BucketPolicy>(Sample.Bucket("closed"), new Gap(GapReason.AccessDenied, "s3:GetBucketPolicy", "denied")),
            new Missing<UserMfa>(Sample.User("bob"), new Gap(GapReason.AccessDenied, "iam:ListMFADevices", "denied")),
            new Known<ServiceControlPolicy>(
                new ResourceRef(Sample.AccountId, ResourceRef.Global, "AWS::Organizations::Policy", "p-1"),
                new ServiceControlPolicy(
                    "p-1",
                    "Guard",
                    "arn:aws:organizations::111122223333:policy/o-1/service_control_policy/p-1",
                    "",
                    false,
                    Text,
                    []
                )
            ),
        ]
    );

    [Fact]
    public void What_the_owner_wrote_is_listed_with_its_place_and_kind()
    {
        (string, PolicyKind)[] expected =
        [
            ("arn:aws:iam::111122223333:policy/Own", PolicyKind.Identity),
            ("arn:aws:organizations::111122223333:policy/o-1/service_control_policy/p-1", PolicyKind.ServiceControl),
            ("arn:aws:iam::111122223333:role/app trust policy", PolicyKind.RoleTrust),
            ("arn:aws:iam::111122223333:role/app inline", PolicyKind.Identity),
            ("arn:aws:s3:::logs bucket policy", PolicyKind.Resource),
        ];
        Assert.Equal(expected, PolicyTexts.In(Snapshot).Select(static text => (text.Source, text.Kind)));
    }

    [Theory]
    [InlineData("arn:aws:iam::aws:policy/ReadOnlyAccess", 1)]
    [InlineData("arn:aws:iam::111122223333:role/app", 2)]
    [InlineData("arn:aws:s3:::logs", 1)]
    [InlineData("arn:aws:s3:::bare", 0)]
    [InlineData("arn:aws:s3:::closed", 0)]
    [InlineData("arn:aws:s3:::LOGS", 0)]
    public void An_arn_names_its_own_policies(string arn, int count) => Assert.Equal(count, PolicyTexts.Of(Snapshot, arn).Count);

    [Fact]
    public void Gaps_are_those_that_might_hold_policies()
    {
        Assert.Contains(PolicyTexts.Gaps(Snapshot), static gap => gap.Resource.Id == "closed");
        Assert.Contains(PolicyTexts.Gaps(Snapshot), static gap => gap.FactType == "account" && gap.Resource.Id == "444455556666");
        Assert.DoesNotContain(PolicyTexts.Gaps(Snapshot), static gap => gap.Resource.Id == "bob");
    }

    private static Known<IamPolicy> Managed(string arn, bool ofAws) =>
        new(
            new ResourceRef(Sample.AccountId, ResourceRef.Global, "AWS::IAM::ManagedPolicy", arn),
            new IamPolicy("p", arn, "/", "", ofAws, "v1", Text, ["v1"], 1)
        );

    private static IamRole Made(string name, string path) =>
        new(name, path, Sample.Now, Text, [], [new InlinePolicy("inline", Text)], null, [], new Dictionary<string, string>());
}
