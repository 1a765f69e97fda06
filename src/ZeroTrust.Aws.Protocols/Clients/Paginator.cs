using System.Runtime.CompilerServices;
using Amazon.Runtime;

namespace ZeroTrust.Aws.Protocols.Clients;

/// <summary>
/// The base of generated paginators: asks for one page after the other and hands on each. As in the SDK, a paginator is read once.
/// </summary>
/// <typeparam name="TRequest">The operation's request.</typeparam>
/// <typeparam name="TResponse">The operation's response: one page.</typeparam>
public abstract class Paginator<TRequest, TResponse> : IPaginator<TResponse>
    where TRequest : AmazonWebServiceRequest
    where TResponse : AmazonWebServiceResponse
{
    private readonly TRequest _request;
    private int _used;

    /// <summary>A paginator that starts with a request.</summary>
    /// <param name="request">The first request; its token moves on with the pages.</param>
    protected Paginator(TRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        _request = request;
    }

    /// <summary>The pages.</summary>
    public IPaginatedEnumerable<TResponse> Responses => new PaginatedResponse<TResponse>(this);

    /// <summary>Asks for one page.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    protected abstract Task<TResponse> CallAsync(TRequest request, CancellationToken cancellationToken);

    /// <summary>Makes the request ask for the page after this one.</summary>
    /// <param name="request">The request.</param>
    /// <param name="page">The page that just came.</param>
    /// <returns>Whether there is a page after this one.</returns>
    protected abstract bool Advance(TRequest request, TResponse page);

    /// <summary>The items of all pages in one row.</summary>
    /// <typeparam name="TItem">The item.</typeparam>
    /// <param name="select">The items of one page; null where it has none.</param>
    protected IPaginatedEnumerable<TItem> Items<TItem>(Func<TResponse, IEnumerable<TItem>?> select) =>
        new PaginatedResultKeyResponse<TResponse, TItem>(this, page => select(page) ?? []);

    /// <inheritdoc />
    async IAsyncEnumerable<TResponse> IPaginator<TResponse>.PaginateAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _used, 1) != 0)
        {
            throw new InvalidOperationException("A paginator can be read once; ask the client's Paginators for another.");
        }

        PaginatorUtils.SetUserAgentAdditionOnRequest(_request);
        TResponse page;
        do
        {
            page = await CallAsync(_request, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            yield return page;
        } while (Advance(_request, page));
    }
}
