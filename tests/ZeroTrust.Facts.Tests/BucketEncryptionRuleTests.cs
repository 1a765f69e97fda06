using ZeroTrust.Facts.S3;

namespace ZeroTrust.Facts.Tests;

public sealed class BucketEncryptionRuleTests
{
    [Theory]
    [InlineData("AES256", null, false)]
    [InlineData("aws:kms", null, false)]
    [InlineData("aws:kms", "alias/aws/s3", false)]
    [InlineData("aws:kms:dsse", "arn:aws:kms:eu-west-1:111122223333:alias/aws/s3", false)]
    [InlineData("aws:kms", "alias/ours", true)]
    [InlineData("aws:kms:dsse", "arn:aws:kms:eu-west-1:111122223333:key/1234abcd", true)]
    public void The_key_that_AWS_keeps_for_S3_is_not_the_customers(string algorithm, string? keyId, bool isOurs) =>
        Assert.Equal(isOurs, new BucketEncryptionRule(algorithm, keyId, BucketKeyEnabled: false).UsesCustomerKey);
}
