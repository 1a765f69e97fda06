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
                reader.Only(Names.ResourceTypeOf<KmsKey>(), keys, static key => key.KeyId),
                async key =>
                {
                    var resource = Resource(reader, key.KeyId, key.KeyArn);
                    var described = await reader.ReadAsync(resource, () => DescribeAsync(reader, key.KeyId)).ConfigureAwait(false);
                    if (reader.Wants<KmsKey>())
                    {
                        reader.Add(
                            described is Known<KmsKey> { Value: var known }
                                ? await reader.ReadAsync(resource, () => WithAliasesAsync(reader, known)).ConfigureAwait(false)
                                : described
                        );
                    }

                    if (reader.Wants<KmsKeyPolicy>())
                    {
                        await AddIfAsync(
                                reader,
                                resource,
                                described,
                                static key => key.IsCustomerManaged,
                                () => PolicyAsync(reader, key.KeyId)
                            )
                            .ConfigureAwait(false);
                    }

                    if (reader.Wants<KmsKeyRotation>())
                    {
                        await AddIfAsync(
                                reader,
                                resource,
                                described,
                                static key => key.CannotRotate() is null,
                                () => RotationAsync(reader, key.KeyId)
                            )
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
            var key = await DescribeAsync(reader, resource.Id).ConfigureAwait(false);
            var known = Resource(reader, key.KeyId, key.Arn);
            if (factType == Names.NameOf<KmsKey>())
            {
                return new Known<KmsKey>(known, await WithAliasesAsync(reader, key).ConfigureAwait(false));
            }

            if (factType == Names.NameOf<KmsKeyPolicy>())
            {
                return key.IsCustomerManaged
                    ? new Known<KmsKeyPolicy>(known, await PolicyAsync(reader, key.KeyId).ConfigureAwait(false))
                    : null;
            }

            return key.CannotRotate() is null
                ? new Known<KmsKeyRotation>(known, await RotationAsync(reader, key.KeyId).ConfigureAwait(false))
                : null;
        }
        catch (NotFoundException)
        {
            return null;
        }
    }

    private static ResourceRef Resource(FactReader reader, string keyId, string arn) => reader.Resource<KmsKey>(keyId, arn);

    private static async Task AddIfAsync<TFact>(
        FactReader reader,
        ResourceRef resource,
        Fact<KmsKey> described,
        Func<KmsKey, bool> has,
        Func<Task<TFact>> read
    )
        where TFact : class
    {
        if (described is not Known<KmsKey> { Value: var key })
        {
            reader.Add(new Missing<TFact>(resource, described.Gap!));
        }
        else if (has(key))
        {
            reader.Add(await reader.ReadAsync(resource, read).ConfigureAwait(false));
        }
    }

    // All of the key but its aliases, which only the fact about the key itself needs.
    private static async Task<KmsKey> DescribeAsync(FactReader reader, string keyId)
    {
        var key = (
            await reader
                .Client<IAmazonKeyManagementService>()
                .DescribeKeyAsync(new DescribeKeyRequest { KeyId = keyId }, reader.CancellationToken)
                .ConfigureAwait(false)
        ).KeyMetadata;
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
            []
        );
    }

    private static async Task<KmsKey> WithAliasesAsync(FactReader reader, KmsKey key)
    {
        var aliases = await AliasesAsync(reader).ConfigureAwait(false);
        return key with
        {
            Aliases =
            [
                .. aliases
                    .Where(alias => alias.TargetKeyId == key.KeyId)
                    .Select(static alias => alias.AliasName)
                    .Order(StringComparer.Ordinal),
            ],
        };
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
        return new(
            status.KeyRotationEnabled == true,
            status.KeyRotationEnabled == true ? status.RotationPeriodInDays ?? KmsKeyRotation.UsualPeriodDays : null
        );
    }
}
