using ZeroTrust.Facts.Kms;

namespace ZeroTrust.Facts.Tests;

public sealed class KmsKeyTests
{
    private static readonly KmsKey Rotating = new(
        "1234abcd",
        "arn:aws:kms:eu-west-1:111122223333:key/1234abcd",
        "CUSTOMER",
        "Enabled",
        "SYMMETRIC_DEFAULT",
        "ENCRYPT_DECRYPT",
        "AWS_KMS",
        MultiRegion: false,
        "",
        []
    );

    [Fact]
    public void An_enabled_symmetric_customer_key_with_material_of_KMS_rotates() => Assert.Null(Rotating.CannotRotate());

    [Theory]
    [InlineData("AWS", "Enabled", "SYMMETRIC_DEFAULT", "AWS_KMS", "AWS rotates its own keys.")]
    [InlineData("CUSTOMER", "Disabled", "SYMMETRIC_DEFAULT", "AWS_KMS", "The key is in state Disabled.")]
    [InlineData("CUSTOMER", "PendingDeletion", "SYMMETRIC_DEFAULT", "AWS_KMS", "The key is in state PendingDeletion.")]
    [InlineData("CUSTOMER", "Enabled", "RSA_2048", "AWS_KMS", "A key of type RSA_2048 cannot rotate by itself.")]
    [InlineData("CUSTOMER", "Enabled", "SYMMETRIC_DEFAULT", "EXTERNAL", "Key material of origin EXTERNAL cannot rotate by itself.")]
    public void Others_say_why_they_do_not(string manager, string state, string spec, string origin, string reason) =>
        Assert.Equal(reason, (Rotating with { Manager = manager, State = state, Spec = spec, Origin = origin }).CannotRotate());
}
