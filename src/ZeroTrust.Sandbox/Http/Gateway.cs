using System.Text.Json.Nodes;
using ZeroTrust.Aws.Protocols.Codecs;
using ZeroTrust.Aws.Protocols.Json;
using ZeroTrust.Aws.Protocols.Serving;
using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Aws.Protocols.Values;
using ZeroTrust.Sandbox.Access;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.Faults;
using ZeroTrust.Sandbox.State;

namespace ZeroTrust.Sandbox.Http;

/// <summary>
/// The front door: finds caller, service and operation of a request, lets faults and access control
/// have their say, and hands it to the operation.
/// Whatever comes in, an answer goes out.
/// </summary>
internal sealed class Gateway(World world, FaultBoard faults, AccessGuard? guard, TimeProvider clock)
{
    private long _requests;

    /// <summary>Answers one request.</summary>
    public async Task<Reply> AnswerAsync(WireRequest request, CancellationToken cancellationToken)
    {
        var requestId = RequestId();
        var service = default(ServiceShape);
        try
        {
            var match = Catalogue.Services.Find(request);
            service = match?.Operation.Service ?? (Catalogue.Services.Candidates(request) is [var likeliest, ..] ? likeliest : null);
            if (match is null)
            {
                return new(Error(service, service is null ? Nowhere() : Refusals.UnknownOperation(service), request, requestId));
            }

            return await AnswerAsync(match, request, requestId, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw;
        }
        catch (ServiceError error)
        {
            return new(Error(service, error, request, requestId));
        }
        catch (FormatException malformed)
        {
            return new(Error(service, service is null ? Nowhere() : Refusals.Malformed(service, malformed.Message), request, requestId));
        }
        catch (Exception unexpected)
        {
            return new(
                Error(
                    service,
                    new ServiceError("InternalFailure", unexpected.GetType().Name + ": " + unexpected.Message, 500),
                    request,
                    requestId
                )
            );
        }
    }

    private async Task<Reply> AnswerAsync(OperationMatch match, WireRequest request, string requestId, CancellationToken cancellationToken)
    {
        var operation = match.Operation;
        var id = Catalogue.Id(operation.Service);
        var plan = faults.Next(id, operation.Name);
        if (plan.Latency > TimeSpan.Zero)
        {
            await Task.Delay(plan.Latency, clock, cancellationToken).ConfigureAwait(false);
        }

        if (plan.ExitBefore)
        {
            faults.Exit();
        }

        if (plan.Reset)
        {
            return new(new WireResponse(500, new Dictionary<string, string>(), []), ReplyEnding.Reset);
        }

        cancellationToken.ThrowIfCancellationRequested();
        WireResponse response;
        lock (world.Gate)
        {
            var caller = Identification.Of(world, request, match.Scope, operation.Service);
            if (plan.Throttled)
            {
                throw Refusals.Throttled(operation.Service);
            }

            if (plan.Status is { } status)
            {
                throw Refusals.Unavailable(operation.Service, status);
            }

            var call = Read(match, caller, id);
            if (plan.Denied)
            {
                throw Denied(call, operation.Service);
            }

            response = Handle(call, operation, requestId);
        }

        if (plan.ExitAfter)
        {
            faults.Exit();
        }

        return new(response, plan.Truncated ? ReplyEnding.Truncated : ReplyEnding.Whole);
    }

    private Call Read(OperationMatch match, Caller caller, string id)
    {
        var operation = match.Operation;
        if (caller.Kind == CallerKind.Anonymous && !operation.Unsigned && id != "s3" && operation.Name != "AssumeRoleWithWebIdentity")
        {
            throw Refusals.MissingCredentials(operation.Service);
        }

        var decoded = new WireRequest(
            match.Request.Method,
            match.Request.Path,
            Query(match.Request),
            match.Request.Headers,
            HttpMessages.Decode(match.Request.Headers, match.Request.Body)
        );
        var input = StructureJson.Write(match.Codec.ReadRequest(operation, decoded));
        var call = new Call
        {
            World = world,
            Caller = caller,
            Region = match.Scope?.Region ?? Regions.Home,
            Service = id,
            Operation = operation.Name,
            Input = input,
        };
        if (operation.Input.Members.FirstOrDefault(member => member.Required && !input.ContainsKey(member.Name)) is { } missing)
        {
            throw call.Invalid(
                $"1 validation error detected: Value null at '{missing.Name}' failed to satisfy constraint: Member must not be null"
            );
        }

        return call;
    }

    private WireResponse Handle(Call call, OperationShape operation, string requestId)
    {
        var handler = Operations.Find(call.Service, call.Operation) ?? throw Refusals.UnknownOperation(operation.Service);
        guard?.Check(call, operation.Service);
        if (call.Caller.Kind == CallerKind.Anonymous && guard is null && call.Service == "s3")
        {
            throw Refusals.MissingCredentials(operation.Service);
        }

        if (call.Flag("DryRun") is true && call.Service == "ec2")
        {
            throw new ServiceError("DryRunOperation", "Request would have succeeded, but DryRun flag is set.", 412);
        }

        var output = handler(call);
        if (call is { Service: "s3", Operation: "GetBucketLocation" })
        {
            return S3Xml.Location(output["LocationConstraint"].AsText(), requestId);
        }

        return WireCodec
            .For(operation.Service.Protocol)
            .WriteResponse(operation, StructureJson.Read(output, operation.Output, requireRequired: false), requestId);
    }

    private static ServiceError Denied(Call call, ServiceShape service)
    {
        var need = RequiredActions.Of(call)[0];
        return Refusals.Denied(
            service,
            call.Caller.Arn,
            need.Action,
            need.Resource,
            $"because no identity-based policy allows the {need.Action} action"
        );
    }

    private static WireResponse Error(ServiceShape? service, ServiceError error, WireRequest request, string requestId)
    {
        if (service is null)
        {
            var body = new JsonObject { ["__type"] = error.Code, ["message"] = error.Message };
            return new(
                error.Status ?? 404,
                new Dictionary<string, string> { ["Content-Type"] = "application/json" },
                System.Text.Encoding.UTF8.GetBytes(body.ToJsonString())
            );
        }

        var status = error.Status ?? service.Error(error.Code)?.ErrorStatus ?? 400;
        if (service.Protocol == WireProtocol.RestXml && service.EndpointPrefix == "s3")
        {
            return S3Xml.Error(error, status, requestId, request.Method != "HEAD");
        }

        var details = error.Members.Count > 0 && service.Error(error.Code) is { } shape ? Details(error, shape) : null;
        var response = WireCodec
            .For(service.Protocol)
            .WriteError(
                service,
                new WireError(error.Code, Printable(error.Message), status, requestId, details) { SenderFault = status < 500 }
            );
        if (error.Headers.Count == 0)
        {
            return response;
        }

        var headers = new Dictionary<string, string>(response.Headers, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in error.Headers)
        {
            headers[name] = value;
        }

        return new(status, headers, response.Body);
    }

    private static IStructure Details(ServiceError error, StructureShape shape) =>
        StructureJson.Read(
            new JsonObject(
                error
                    .Members.Where(member => shape.Member(member.Key) is not null)
                    .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))
            ),
            shape,
            requireRequired: false
        );

    /// <summary>XML has no form for control characters, and messages repeat what clients sent.</summary>
    internal static string Printable(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) || char.IsSurrogate(c) || c >= '\uFFFE' ? '?' : c));

    private static ServiceError Nowhere() =>
        new("UnknownService", "The sandbox has no service at this address, or the request is not signed.", 404);

    private static string Query(WireRequest request) =>
        string.Join('&', request.Query.Select(pair => Uri.EscapeDataString(pair.Key) + "=" + Uri.EscapeDataString(pair.Value)));

    private string RequestId() => new Guid((int)Interlocked.Increment(ref _requests), 0x5a54, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1).ToString();
}
