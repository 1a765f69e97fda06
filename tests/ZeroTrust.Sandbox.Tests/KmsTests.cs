using Amazon.KeyManagementService.Model;
using ZeroTrust.Sandbox.Sample;
using ZeroTrust.Sandbox.Services.Kms;

namespace ZeroTrust.Sandbox.Tests;

/// <summary>Through the official client.</summary>
public sealed class KmsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_lives_through_its_states()
    {
        await using var clients = new SandboxClients();
        using var kms = clients.Kms();
        var key = (await kms.CreateKeyAsync(new CreateKeyRequest { Description = "new" }, Stop)).KeyMetadata;
        await kms.CreateAliasAsync("alias/new", key.KeyId, Stop);
        await kms.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = key.KeyId }, Stop);
        var status = await kms.GetKeyRotationStatusAsync(new GetKeyRotationStatusRequest { KeyId = key.Arn }, Stop);
        Assert.Equal((true, 365), (status.KeyRotationEnabled, status.RotationPeriodInDays));
        await kms.DisableKeyAsync(new DisableKeyRequest { KeyId = key.KeyId }, Stop);
        await Assert.ThrowsAsync<DisabledException>(() =>
            kms.DisableKeyRotationAsync(new DisableKeyRotationRequest { KeyId = key.KeyId }, Stop)
        );
        await kms.ScheduleKeyDeletionAsync(new ScheduleKeyDeletionRequest { KeyId = key.KeyId, PendingWindowInDays = 7 }, Stop);
        await Assert.ThrowsAsync<KMSInvalidStateException>(() => kms.EnableKeyAsync(new EnableKeyRequest { KeyId = key.KeyId }, Stop));
        await kms.CancelKeyDeletionAsync(new CancelKeyDeletionRequest { KeyId = key.KeyId }, Stop);
        Assert.Equal("Disabled", (await kms.DescribeKeyAsync("alias/new", Stop)).KeyMetadata.KeyState.Value);
    }

    [Fact]
    public async Task What_was_encrypted_is_decrypted_again_and_garbage_is_not()
    {
        await using var clients = new SandboxClients();
        using var kms = (await clients.InAsync(SampleOrganization.Prod)).Kms();
        var cipher = (
            await kms.EncryptAsync(new EncryptRequest { KeyId = "alias/prod-data", Plaintext = new MemoryStream([1, 2, 3]) }, Stop)
        ).CiphertextBlob;
        Assert.Equal([1, 2, 3], (await kms.DecryptAsync(new DecryptRequest { CiphertextBlob = cipher }, Stop)).Plaintext.ToArray());
        await Assert.ThrowsAsync<InvalidCiphertextException>(() =>
            kms.DecryptAsync(new DecryptRequest { CiphertextBlob = new MemoryStream([9, 9]) }, Stop)
        );
    }

    [Fact]
    public async Task Keys_that_cannot_rotate_say_so()
    {
        await using var clients = new SandboxClients();
        using var kms = (await clients.InAsync(SampleOrganization.Prod)).Kms();
        var signing = (await kms.DescribeKeyAsync("alias/prod-signing", Stop)).KeyMetadata.KeyId;
        await Assert.ThrowsAsync<UnsupportedOperationException>(() =>
            kms.GetKeyRotationStatusAsync(new GetKeyRotationStatusRequest { KeyId = signing }, Stop)
        );
        await Assert.ThrowsAsync<NotFoundException>(() => kms.DescribeKeyAsync("alias/none", Stop));
    }

    [Fact]
    public async Task A_key_policy_that_shuts_its_writer_out_is_refused()
    {
        await using var clients = new SandboxClients();
        using var kms = (await clients.InAsync(SampleOrganization.Prod)).Kms();
        var key = (await kms.DescribeKeyAsync("alias/prod-data", Stop)).KeyMetadata.KeyId;
        var other = """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Principal": { "AWS": "arn:aws:iam::999988887777:root" },
                  "Action": "kms:*",
                  "Resource": "*"
                }
              ]
            }
            """;
        await Assert.ThrowsAsync<MalformedPolicyDocumentException>(() =>
            kms.PutKeyPolicyAsync(new PutKeyPolicyRequest { KeyId = key, Policy = other }, Stop)
        );
        await Assert.ThrowsAsync<MalformedPolicyDocumentException>(() =>
            kms.PutKeyPolicyAsync(new PutKeyPolicyRequest { KeyId = key, Policy = "{" }, Stop)
        );
        await kms.PutKeyPolicyAsync(
            new PutKeyPolicyRequest { KeyId = key, Policy = KmsSampleDocuments.KeyForTrail(SampleOrganization.Prod) },
            Stop
        );
    }
}
