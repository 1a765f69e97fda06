using System.Text.Json.Nodes;
using Amazon.Runtime;

namespace ZeroTrust.Aws.Writing;

/// <summary>An operation of an official client, by API names.</summary>
/// <param name="Key">As <c>service:Operation</c>.</param>
/// <param name="SendAsync">Sends it.</param>
internal sealed record OfficialCall(string Key, Func<AmazonServiceClient, CallParameters, CancellationToken, Task<JsonObject>> SendAsync)
{
    /// <summary>A call whose answer matters.</summary>
    public static OfficialCall Of<TClient, TRequest>(string key, Func<CallParameters, TRequest> read, Func<TClient, TRequest, CancellationToken, Task<JsonObject>> send)
        where TClient : class => new(key, (client, parameters, cancellationToken) =>
        {
            var request = read(parameters);
            parameters.NothingLeft();
            return send((TClient)(object)client, request, cancellationToken);
        });

    /// <summary>A call that answers nothing.</summary>
    public static OfficialCall Silent<TClient, TRequest, TResponse>(string key, Func<CallParameters, TRequest> read, Func<TClient, TRequest, CancellationToken, Task<TResponse>> send)
        where TClient : class => Of<TClient, TRequest>(key, read, async (client, request, cancellationToken) =>
        {
            await send(client, request, cancellationToken).ConfigureAwait(false);
            return [];
        });
}
