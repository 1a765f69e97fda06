using Amazon.Runtime;
using ZeroTrust.Facts;

namespace ZeroTrust.Aws.Reading;

/// <summary>
/// A source of the commonest form: one operation lists the resources of a region, another describes one of them. What such a source says
/// is these two calls, and their names.
/// </summary>
/// <typeparam name="TClient">Interface of the service's client.</typeparam>
/// <typeparam name="TFact">The kind of fact.</typeparam>
internal abstract class ListedSource<TClient, TFact> : IFactSource
    where TClient : class
    where TFact : class
{
    public string Name => FactTypes[0];

    public virtual SourceScope Scope => SourceScope.Region;

    public IReadOnlyList<string> FactTypes { get; } = [Names.NameOf<TFact>()];

    /// <summary>The error code that says that a resource does not exist.</summary>
    protected abstract string Gone { get; }

    /// <summary>What stands before the id at the end of the resource's ARN, such as <c>secret:</c>.</summary>
    protected virtual string ArnPrefix => "";

    /// <summary>One page of ids, and the token of the next.</summary>
    protected abstract Task<(IEnumerable<string>? Ids, string? Next)> ListAsync(TClient client, string? token, CancellationToken stop);

    /// <summary>One of them; the reference has the ARN.</summary>
    protected abstract Task<TFact> ReadAsync(TClient client, ResourceRef resource, CancellationToken stop);

    public async Task CollectAsync(FactReader reader)
    {
        var client = reader.Client<TClient>();
        var ids = await Pages.AllAsync<string>(token => ListAsync(client, token, reader.CancellationToken)).ConfigureAwait(false);
        await reader
            .EachAsync(
                reader.Only(Names.ResourceTypeOf<TFact>(), ids, static id => id),
                async id =>
                {
                    var resource = Resource(reader, id);
                    reader.Add(
                        await reader.ReadAsync(resource, () => ReadAsync(client, resource, reader.CancellationToken)).ConfigureAwait(false)
                    );
                }
            )
            .ConfigureAwait(false);
    }

    public async Task<IFact?> ReadOneAsync(FactReader reader, string factType, ResourceRef resource)
    {
        var known = Resource(reader, resource.Id);
        try
        {
            return new Known<TFact>(
                known,
                await ReadAsync(reader.Client<TClient>(), known, reader.CancellationToken).ConfigureAwait(false)
            );
        }
        catch (AmazonServiceException exception) when (FactReader.Says(exception, Gone))
        {
            return null;
        }
    }

    private ResourceRef Resource(FactReader reader, string id)
    {
        var service = Facts.FactTypes.ActionOf<TFact>().Split(':')[0];
        var arn = new Policy.Arn(reader.Partition, service, reader.Region, reader.AccountId, ArnPrefix + id);
        return reader.Resource<TFact>(id, arn.ToString());
    }
}
