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
    public void The_operations_of_a_source_need_exactly_the_actions_that_its_facts_state() =>
        Assert.All(
            FactSources.All,
            static source =>
                Assert.Equal(
                    FactTypes.ActionsOf(source.FactTypes).Order(StringComparer.Ordinal),
                    source.Reads.Select(static read => read.Action).Distinct().Order(StringComparer.Ordinal)
                )
        );

    [Fact]
    public void One_operation_has_one_action() =>
        Assert.All(
            FactSources.All.SelectMany(static source => source.Reads).GroupBy(static read => read.Key),
            static group => Assert.Single(group.Select(static read => read.Action).Distinct())
        );

    [Fact]
    public void Nothing_that_is_declared_sounds_like_a_change() =>
        Assert.All(FactSources.AllowedOperations, static operation => Assert.Matches(":(Get|List|Describe)[A-Z]", operation));
}
