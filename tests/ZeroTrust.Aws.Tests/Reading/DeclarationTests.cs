using ZeroTrust.Aws.Doubles;
using ZeroTrust.Facts;

namespace ZeroTrust.Aws.Reading;

public sealed class DeclarationTests
{
    public static TheoryData<string> Kinds => new(FactTypes.Names);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_fact_has_one_source_and_needs_an_action(string factType)
    {
        Assert.Single(FactSources.All, source => source.FactTypes.Contains(factType));
        Assert.NotEmpty(FactSources.RequiredActions([factType]));
    }

    [Theory]
    [InlineData("s3-bucket-encryption", "s3:GetEncryptionConfiguration,s3:ListAllMyBuckets,s3:GetBucketLocation")]
    [InlineData("s3-account-public-access-block", "s3:GetAccountPublicAccessBlock")]
    [InlineData("s3-bucket-public-access-block", "s3:GetBucketPublicAccessBlock,s3:ListAllMyBuckets,s3:GetBucketLocation")]
    [InlineData("accessanalyzer-analyzers", "access-analyzer:ListAnalyzers")]
    [InlineData("iam-user-mfa", "iam:ListMFADevices,iam:ListUsers")]
    public void The_actions_are_those_of_IAM_and_not_the_names_of_operations(string factType, string actions) =>
        Assert.Equal(actions.Split(',').Order(StringComparer.Ordinal), FactSources.RequiredActions([factType]));

    [Fact]
    public void No_operation_that_reading_clients_may_send_sounds_like_a_change() =>
        Assert.All(Operations.Reads, static operation => Assert.Matches(":(Get|List|Describe)[A-Z]", operation));

    [Theory]
    [InlineData("iam:ListUsers", true)]
    [InlineData("s3:GetBucketEncryption", true)]
    [InlineData("kms:ScheduleKeyDeletion", false)]
    [InlineData("s3:PutBucketEncryption", false)]
    [InlineData("s3:GetObject", false)]
    [InlineData("ssm:GetParameter", false)]
    [InlineData("nosuch:ListThings", false)]
    public void Reading_clients_send_what_a_fact_needs_and_nothing_else(string operation, bool isRead) =>
        Assert.Equal(isRead, FactSources.IsRead(operation));
}
