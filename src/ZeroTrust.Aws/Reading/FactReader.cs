using System.Collections.Concurrent;
using Amazon.Runtime;
using ZeroTrust.Aws.Errors;
using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Aws.Sending;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Errors;
using ZeroTrust.Facts;

namespace ZeroTrust.Aws.Reading;

/// <summary>What a source reads with: clients of one account and region, the wishes of the request, and a place for facts.</summary>
internal sealed class FactReader(
    AccountAccess account,
    string region,
    IReadOnlyList<string> regions,
    CollectRequest request,
    ClientPool clients,
    Sharing sharing,
    CancellationToken cancellationToken
)
{
    // Sub-reads of one source at once; the slots of the connection bound the requests over everything.
    private const int SubReads = 12;

    private readonly ConcurrentQueue<IFact> _facts = new();

    public string AccountId => account.Scope.Id;

    /// <summary>The account as the connection knows it.</summary>
    public AccountAccess Account => account;

    /// <summary>Region code, or <c>global</c>.</summary>
    public string Region => region;

    /// <summary>Regions that are looked at and enabled in this account.</summary>
    public IReadOnlyList<string> Regions => regions;

    public string Partition => clients.Endpoints.Partition;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>The account, in the region of the reader.</summary>
    public ResourceRef AccountRef => ResourceRef.Account(AccountId, region);

    /// <summary>What was read so far.</summary>
    public IEnumerable<IFact> Facts => _facts;

    /// <summary>A client that can only read.</summary>
    public TClient Client<TClient>(string? inRegion = null)
        where TClient : class => clients.Reader<TClient>(account.Credentials, AccountId, inRegion ?? region);

    /// <summary>Refers to a resource of the account that a kind of fact is about.</summary>
    public ResourceRef Resource<TFact>(string id, string? arn = null, string? name = null, string? inRegion = null)
        where TFact : class => ResourceRef.Of<TFact>(AccountId, inRegion ?? region, id) with { Arn = arn, Name = name };

    /// <summary>Whether the request asks for a kind of fact.</summary>
    public bool Wants<TFact>()
        where TFact : class => request.FactTypes.Count == 0 || request.FactTypes.Contains(FactTypes.NameOf<TFact>());

    /// <summary>The items that the request asks for, where it names ids of the type.</summary>
    public IReadOnlyList<TItem> Only<TItem>(string type, IEnumerable<TItem> items, Func<TItem, string> id) =>
        request.OnlyIds.TryGetValue(type, out var ids) ? [.. items.Where(item => ids.Contains(id(item)))] : [.. items];

    public void Add(IFact fact) => _facts.Enqueue(fact);

    public void Add<TFact>(ResourceRef resource, TFact value)
        where TFact : class => Add(new Known<TFact>(resource, value));

    /// <summary>Reads one value; a failure leaves a gap about this resource and nothing more.</summary>
    public async Task<Fact<TFact>> ReadAsync<TFact>(ResourceRef resource, Func<Task<TFact>> read)
        where TFact : class
    {
        try
        {
            return new Known<TFact>(resource, await read().ConfigureAwait(false));
        }
        catch (Exception exception) when (IsGap(exception))
        {
            return new Missing<TFact>(resource, GapOf(exception));
        }
    }

    /// <summary>Reads one value that can be left out: null when it could not be read.</summary>
    public async Task<TValue?> TryAsync<TValue>(Func<Task<TValue>> read)
        where TValue : class
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (Exception exception) when (IsGap(exception))
        {
            return null;
        }
    }

    /// <summary>Does something for each item, several at once.</summary>
    public Task EachAsync<TItem>(IEnumerable<TItem> items, Func<TItem, Task> body) =>
        Parallel.ForEachAsync(
            items,
            new ParallelOptions { MaxDegreeOfParallelism = SubReads, CancellationToken = cancellationToken },
            async (item, _) => await body(item).ConfigureAwait(false)
        );

    /// <summary>Reads something once for all sources of the collection that need it in this account and region.</summary>
    public Task<TValue> ShareAsync<TValue>(string name, Func<Task<TValue>> read) => sharing.GetAsync((AccountId, region, name), read);

    /// <summary>Reads something once for all sources of the collection that need it in this account, whatever their region.</summary>
    public Task<TValue> ShareInAccountAsync<TValue>(string name, Func<Task<TValue>> read) =>
        sharing.GetAsync((AccountId, ResourceRef.Global, name), read);

    /// <summary>Whether an exception is about what could not be read, and not about the collection as a whole.</summary>
    /// <exception cref="ZeroTrustException">The credentials are out of date: nothing can be read any more.</exception>
    public bool IsGap(Exception exception)
    {
        if (cancellationToken.IsCancellationRequested || exception is ZeroTrustException or UnregisteredServiceException)
        {
            return false;
        }

        return !AwsFailure.Of(exception).IsExpired;
    }

    /// <summary>The gap that an exception leaves.</summary>
    public static Gap GapOf(Exception exception) =>
        AwsFailure
            .Of(exception)
            .ToGap(CallNote.OperationOf(exception) is { } operation ? FactSources.ActionOf(operation) : "sts:AssumeRole");

    /// <summary>Whether an exception of AWS has one of these codes.</summary>
    public static bool Says(AmazonServiceException exception, params string[] codes) =>
        codes.Contains(exception.ErrorCode, StringComparer.Ordinal);
}
