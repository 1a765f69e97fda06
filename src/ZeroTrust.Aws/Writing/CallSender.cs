using System.Text.Json.Nodes;
using ZeroTrust.Aws.Errors;
using ZeroTrust.Aws.Generated;
using ZeroTrust.Aws.Protocols.Clients;
using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Aws.Sending;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Plans;

namespace ZeroTrust.Aws.Writing;

/// <summary>Sends the calls of changes by the API's names, to generated and to official clients alike.</summary>
internal sealed class CallSender(IReadOnlyList<AccountAccess> accounts, ClientPool clients)
{
    /// <exception cref="AwsCallException">AWS refused it, or it failed.</exception>
    public async Task<JsonObject> SendAsync(AwsCall call, AwsTarget target, CancellationToken cancellationToken)
    {
        var account =
            accounts.FirstOrDefault(account => account.Scope.Id == target.AccountId)
            ?? throw new AwsCallException(
                FailureKind.NotFound,
                "",
                call.Action,
                $"Account {target.AccountId} is not part of the connection."
            );
        if (account.Scope.Gap is { } closed)
        {
            throw new AwsCallException(FailureKind.AccessDenied, "", closed.Action, closed.Message);
        }

        var service =
            AwsServices.Find(call.Service)
            ?? throw new AwsCallException(
                FailureKind.InvalidArgument,
                "",
                call.Action,
                $"There is no client for the service '{call.Service}'.",
                new UnregisteredServiceException(call.Service)
            );
        var client = clients.Writer(service, account.Credentials, target.AccountId, target.Region);
        try
        {
            return client is ServiceClient generated
                ? await generated.InvokeAsync(call.Operation, call.Parameters, cancellationToken).ConfigureAwait(false)
                : await OfficialOperation
                    .Of(client.GetType(), ServiceShapes.Find(call.Service)!, call.Operation)
                    .SendAsync(client, call.Parameters, cancellationToken)
                    .ConfigureAwait(false);
        }
        catch (Exception exception)
            when (!cancellationToken.IsCancellationRequested && exception is not (AwsCallException or ZeroTrustException))
        {
            throw Map(exception, call);
        }
    }

    private static AwsCallException Map(Exception exception, AwsCall call)
    {
        if (exception is ArgumentException or InvalidOperationException or FormatException or Protocols.Json.StructureJsonException)
        {
            return new(FailureKind.InvalidArgument, "", call.Action, $"{call.Service}:{call.Operation}: {exception.Message}", exception);
        }

        var failure = AwsFailure.Of(exception);
        return new(failure.Kind, failure.Code, failure.Action ?? call.Action, failure.Message, exception) { Denial = failure.Denial };
    }
}
