using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Kms;

namespace ZeroTrust.Aws.Services.Kms;

/// <summary>Keys of a region; rotation and policy of customer keys only, because nobody can change those of AWS.</summary>
internal sealed class KeySource : IFactSource
{
    public string Name => "kms keys";

    public SourceScope Scope => SourceScope.Region;

    public IReadOnlyList<string> FactTypes { get; } =
    [Names.NameOf<KmsKey>(), Names.NameOf<KmsKeyPolicy>(), Names.NameOf<KmsKeyRotation>()];

    public IReadOnlyList<DeclaredRead> Reads { get; } =
    [
        FactSources.Read("kms", "ListKeys", "kms:ListKeys", typeof(KmsKey), typeof(KmsKeyPolicy), typeof(KmsKeyRotation)),
        FactSources.Read("kms", "DescribeKey", "kms:DescribeKey", typeof(KmsKey), typeof(KmsKeyPolicy), typeof(KmsKeyRotation)),
        FactSources.Read("kms", "ListAliases", "kms:ListAliases", typeof(KmsKey)),
        FactSources.Read("kms", "GetKeyPolicy", "kms:GetKeyPolicy", typeof(KmsKeyPolicy)),
        FactSources.Read("kms", "GetKeyRotationStatus", "kms:GetKeyRotationStatus", typeof(KmsKeyRotation)),
    ];

    public async Task CollectAsync(FactReader reader)
    {
        var kms = reader.Client<IAmazonKeyManagementService>();
        var keys = await Pages
            .AllAsync<KeyListEntry>(async token =>
            {
                var page = await kms.ListKeysAsync(new ListKeysRequest { Limit = 1000, Marker = token }, reader.CancellationToken)
                    .ConfigureAwait(false);
                return (page.Keys, page.Truncated == true ? page.NextMarker : null);
            })
            .ConfigureAwait(false);
        await reader
            .EachAsync(
                reader.Only("AWS::KMS::Key", keys, static key => key.KeyId),
                async key =>
                {
                    var resource = Resource(reader, key.KeyId, key.KeyArn);
                    var described = await reader.ReadAsync(resource, () => DescribeAsync(reader, key.KeyId)).ConfigureAwait(false);
                    if (reader.Wants<KmsKey>())
                    {
                        reader.Add(
                            described is Known<KeyDescription> { Value: var known }
                                ? await reader.ReadAsync(resource, () => KeyAsync(reader, known.Metadata)).ConfigureAwait(false)
                                : new Missing<KmsKey>(resource, described.Gap!)
                        );
                    }

                    if (reader.Wants<KmsKeyPolicy>())
                    {
                        await AddIfAsync(reader, resource, described, HasOwnPolicy, () => PolicyAsync(reader, key.KeyId))
                            .ConfigureAwait(false);
                    }

                    if (reader.Wants<KmsKeyRotation>())
                    {
                        await AddIfAsync(reader, resource, described, CanRotate, () => RotationAsync(reader, key.KeyId))
                            .ConfigureAwait(false);
                    }
                }
            )
            .ConfigureAwait(false);
    }

    public async Task<IFact?> ReadOneAsync(FactReader reader, string factType, ResourceRef resource)
    {
        try
        {
            var key = (await DescribeAsync(reader, resource.Id).ConfigureAwait(false)).Metadata;
            var known = Resource(reader, key.KeyId, key.Arn);
            return factType == Names.NameOf<KmsKey>() ? new Known<KmsKey>(known, await KeyAsync(reader, key).ConfigureAwait(false))
                : factType == Names.NameOf<KmsKeyPolicy>()
                    ? HasOwnPolicy(key) ? new Known<KmsKeyPolicy>(known, await PolicyAsync(reader, key.KeyId).ConfigureAwait(false))
                        : null
                : CanRotate(key) ? new Known<KmsKeyRotation>(known, await RotationAsync(reader, key.KeyId).ConfigureAwait(false))
                : null;
        }
        catch (NotFoundException)
        {
            return null;
        }
    }

    private static bool HasOwnPolicy(KeyMetadata key) => key.KeyManager?.Value == "CUSTOMER";

    // "Rotating AWS KMS keys" (KMS Developer Guide): symmetric encryption keys with material
    // that KMS made. Keys on the way out do not rotate.
    private static bool CanRotate(KeyMetadata key) =>
        HasOwnPolicy(key)
        && key.KeySpec?.Value == "SYMMETRIC_DEFAULT"
        && key.Origin?.Value == "AWS_KMS"
        && key.KeyState?.Value is not ("PendingDeletion" or "PendingReplicaDeletion");

    private static ResourceRef Resource(FactReader reader, string keyId, string arn) => reader.Resource("AWS::KMS::Key", keyId, arn);

    private static async Task AddIfAsync<TFact>(
        FactReader reader,
        ResourceRef resource,
        Fact<KeyDescription> described,
        Func<KeyMetadata, bool> has,
        Func<Task<TFact>> read
    )
        where TFact : class
    {
        if (described is not Known<KeyDescription> { Value.Metadata: var key })
        {
            reader.Add(new Missing<TFact>(resource, described.Gap!));
        }
        else if (has(key))
        {
            reader.Add(await reader.ReadAsync(resource, read).ConfigureAwait(false));
        }
    }

    private static async Task<KeyDescription> DescribeAsync(FactReader reader, string keyId) =>
        new(
            (
                await reader
                    .Client<IAmazonKeyManagementService>()
                    .DescribeKeyAsync(new DescribeKeyRequest { KeyId = keyId }, reader.CancellationToken)
                    .ConfigureAwait(false)
            ).KeyMetadata
        );

    private static async Task<KmsKey> KeyAsync(FactReader reader, KeyMetadata key)
    {
        var aliases = await AliasesAsync(reader).ConfigureAwait(false);
        return new(
            key.KeyId,
            key.Arn,
            key.KeyManager?.Value ?? "",
            key.KeyState?.Value ?? "",
            key.KeySpec?.Value ?? "",
            key.KeyUsage?.Value ?? "",
            key.Origin?.Value ?? "",
            key.MultiRegion == true,
            key.Description ?? "",
            [
                .. aliases
                    .Where(alias => alias.TargetKeyId == key.KeyId)
                    .Select(static alias => alias.AliasName)
                    .Order(StringComparer.Ordinal),
            ]
        );
    }

    private static Task<IReadOnlyList<AliasListEntry>> AliasesAsync(FactReader reader) =>
        reader.ShareAsync<IReadOnlyList<AliasListEntry>>(
            "kms aliases",
            async () =>
            {
                var kms = reader.Client<IAmazonKeyManagementService>();
                return await Pages
                    .AllAsync<AliasListEntry>(async token =>
                    {
                        var page = await kms.ListAliasesAsync(
                                new ListAliasesRequest { Limit = 100, Marker = token },
                                reader.CancellationToken
                            )
                            .ConfigureAwait(false);
                        return (page.Aliases, page.Truncated == true ? page.NextMarker : null);
                    })
                    .ConfigureAwait(false);
            }
        );

    private static async Task<KmsKeyPolicy> PolicyAsync(FactReader reader, string keyId) =>
        new(
            (
                await reader
                    .Client<IAmazonKeyManagementService>()
                    .GetKeyPolicyAsync(new GetKeyPolicyRequest { KeyId = keyId, PolicyName = "default" }, reader.CancellationToken)
                    .ConfigureAwait(false)
            ).Policy
                ?? ""
        );

    private static async Task<KmsKeyRotation> RotationAsync(FactReader reader, string keyId)
    {
        var status = await reader
            .Client<IAmazonKeyManagementService>()
            .GetKeyRotationStatusAsync(new GetKeyRotationStatusRequest { KeyId = keyId }, reader.CancellationToken)
            .ConfigureAwait(false);
        return new(status.KeyRotationEnabled == true, status.KeyRotationEnabled == true ? status.RotationPeriodInDays ?? 365 : null);
    }
}
