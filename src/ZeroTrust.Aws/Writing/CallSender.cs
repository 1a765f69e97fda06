using System.Collections.Frozen;
using System.Text.Json.Nodes;
using ZeroTrust.Aws.Connecting;
using ZeroTrust.Aws.Errors;
using ZeroTrust.Aws.Protocols.Clients;
using ZeroTrust.Aws.Sending;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Plans;

namespace ZeroTrust.Aws.Writing;

/// <summary>Sends the calls of changes: by name to generated clients, through a table of adapters to official ones.</summary>
internal sealed class CallSender(IReadOnlyList<AccountAccess> accounts, ClientPool clients)
{
    private static readonly FrozenDictionary<string, OfficialCall> Official = typeof(CallSender).Assembly.GetTypes()
        .Where(static type => type is { IsClass: true, IsAbstract: false } && typeof(IOfficialCalls).IsAssignableFrom(type))
        .SelectMany(static type => ((IOfficialCalls)Activator.CreateInstance(type)!).Calls)
        .ToFrozenDictionary(static call => call.Key, StringComparer.Ordinal);

    /// <summary>Operations of official clients that can be sent, as <c>service:Operation</c>.</summary>
    public static IReadOnlyCollection<string> OfficialOperations => Official.Keys;

    /// <exception cref="AwsCallException">AWS refused it, or it failed.</exception>
    public async Task<JsonObject> SendAsync(AwsCall call, AwsTarget target, CancellationToken cancellationToken)
    {
        var account = accounts.FirstOrDefault(account => account.Scope.Id == target.AccountId)
            ?? throw new AwsCallException(FailureKind.NotFound, "", call.Action, $"Account {target.AccountId} is not part of the connection.");
        if (account.Scope.Gap is { } closed)
        {
            throw new AwsCallException(FailureKind.AccessDenied, "", closed.Action, closed.Message);
        }

        var service = AwsServices.Find(call.Service)
            ?? throw new AwsCallException(FailureKind.InvalidArgument, "", call.Action, $"There is no client for the service '{call.Service}'.");
        var client = clients.Writer(service, account.Credentials, target.AccountId, target.Region);
        try
        {
            return client is ServiceClient generated
                ? await generated.InvokeAsync(call.Operation, call.Parameters, cancellationToken).ConfigureAwait(false)
                : await AdapterOf(call).SendAsync(client, new CallParameters(call.Parameters), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && exception is not (AwsCallException or ZeroTrustException))
        {
            throw Map(exception, call);
        }
    }

    private static OfficialCall AdapterOf(AwsCall call) => Official.GetValueOrDefault(call.Service + ":" + call.Operation)
        ?? throw new AwsCallException(FailureKind.InvalidArgument, "", call.Action, $"{call.Service}:{call.Operation} has no adapter: add one to the family of its operations in Writing/.");

    private static AwsCallException Map(Exception exception, AwsCall call)
    {
        if (exception is ArgumentException or InvalidOperationException or FormatException or Protocols.Json.StructureJsonException)
        {
            return new(FailureKind.InvalidArgument, "", call.Action, $"{call.Service}:{call.Operation}: {exception.Message}", exception);
        }

        var failure = AwsFailure.Of(exception);
        return new(failure.Kind, failure.Code, failure.Action ?? call.Action, failure.Message, exception);
    }
}
