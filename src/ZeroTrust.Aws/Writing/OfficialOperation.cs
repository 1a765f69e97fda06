using System.Collections.Concurrent;
using System.Net;
using System.Reflection;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using ZeroTrust.Aws.Protocols.Json;
using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Aws.Protocols.Values;
using ZeroTrust.Aws.Sending;

namespace ZeroTrust.Aws.Writing;

/// <summary>
/// An operation of an official client, called by the API's names with parameters and answer as JSON, as generated clients are. What the
/// API says comes from the service's table; what the client has, from its assembly.
/// </summary>
internal sealed class OfficialOperation
{
    private static readonly ConcurrentDictionary<(Type Client, OperationShape Operation), OfficialOperation> Known = new();

    private readonly OperationShape _operation;
    private readonly OfficialNames _names;
    private readonly Type _request;
    private readonly Func<AmazonServiceClient, object, CancellationToken, Task<AmazonWebServiceResponse>> _call;

    private OfficialOperation(Type client, OperationShape operation)
    {
        _operation = operation;
        _names = OfficialNames.Of(operation.Service);
        var name = _names.Method(operation);
        _request = client.Assembly.GetType($"{client.Namespace}.Model.{name}Request") ?? throw Absent(client, name);
        var method = client.GetMethod(name + "Async", [_request, typeof(CancellationToken)]) ?? throw Absent(client, name);
        var widen = typeof(OfficialOperation)
            .GetMethod(nameof(WidenAsync), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(method.ReturnType.GetGenericArguments()[0])
            .CreateDelegate<Func<Task, Task<AmazonWebServiceResponse>>>();
        _call = (instance, request, cancellationToken) =>
            widen((Task)method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, [request, cancellationToken], null)!);
    }

    /// <summary>An operation of a client.</summary>
    /// <exception cref="ArgumentException">The service has no such operation.</exception>
    public static OfficialOperation Of(Type client, ServiceShape service, string name)
    {
        var operation =
            service.Operation(name) ?? throw new ArgumentException($"{service.ServiceId} has no operation '{name}'.", nameof(name));
        return Known.GetOrAdd((client, operation), static key => new(key.Client, key.Operation));
    }

    /// <summary>Sends it.</summary>
    /// <returns>The answer's members.</returns>
    /// <exception cref="StructureJsonException">The parameters do not fit the operation.</exception>
    /// <exception cref="AmazonServiceException">The service refused.</exception>
    public async Task<JsonObject> SendAsync(AmazonServiceClient client, JsonObject parameters, CancellationToken cancellationToken)
    {
        var input = StructureJson.Read(parameters, _operation.Input);
        var request = new OfficialRequest(_names).Structure(input, _request, _operation.Input.Name);
        var response = await _call(client, request, cancellationToken).ConfigureAwait(false);
        // S3's client makes an empty answer of some errors.
        if (response.HttpStatusCode == HttpStatusCode.NotFound)
        {
            throw new AmazonServiceException(
                "There is no such configuration.",
                ErrorType.Sender,
                "NotFound",
                response.ResponseMetadata?.RequestId,
                response.HttpStatusCode
            );
        }

        return StructureJson.Write(Output(response));
    }

    private IStructure Output(AmazonWebServiceResponse response)
    {
        var output = _names.ResponseProperty(_operation) is { } whole
            ? OfficialNames.Find(response.GetType(), whole)?.GetValue(response)
            : response;
        return output is null ? _operation.Output.New() : new OfficialAnswer(_names).Structure(output, _operation.Output);
    }

    private static async Task<AmazonWebServiceResponse> WidenAsync<TResponse>(Task answer)
        where TResponse : AmazonWebServiceResponse => await ((Task<TResponse>)answer).ConfigureAwait(false);

    private static InvalidOperationException Absent(Type client, string name) => new($"{client.Name} has no operation {name}.");
}
