using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using ZeroTrust.Aws.Protocols.Codecs;
using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Clients;

/// <summary>Turns a request of any operation into the SDK's internal request.</summary>
internal sealed class TableRequestMarshaller(OperationShape operation, Func<string> newIdempotencyToken)
    : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    internal OperationShape Operation => operation;

    internal static IStructure InputOf(AmazonWebServiceRequest request) =>
        request switch
        {
            IStructure typed => typed,
            UntypedRequest untyped => untyped.Value,
            _ => throw new ArgumentException($"{request.GetType()} is not a request of this client.", nameof(request)),
        };

    public IRequest Marshall(AmazonWebServiceRequest request)
    {
        var input = InputOf(request);
        var outgoing = WriteWithTokens(input);
        var result = new DefaultRequest(request, operation.Service.ServiceId.Replace(" ", "", StringComparison.Ordinal))
        {
            HttpMethod = outgoing.Method,
            ResourcePath = outgoing.Path,
            Content = outgoing.Body,
            ContentStream = outgoing.Stream,
            HostPrefix = HostPrefix(input),
            UseQueryString = outgoing.Query.Count > 0,
        };
        foreach (var (name, value) in outgoing.Labels)
        {
            result.AddPathResource(name, value);
        }

        foreach (var (name, value) in outgoing.Headers)
        {
            result.Headers[name] = value;
        }

        AddQuery(result, outgoing.Query);
        if (operation.UnsignedPayload)
        {
            result.DisablePayloadSigning = true;
        }

        if (operation.RequestCompression is { } encodings && encodings.Split(',').Contains("gzip"))
        {
            result.CompressionAlgorithm = CompressionEncodingAlgorithm.gzip;
        }

        SetChecksum(result, input);
        return result;
    }

    private OutgoingRequest WriteWithTokens(IStructure input)
    {
        var filled = operation.Input.Members.Where(m => m.IdempotencyToken && input[m.Index] is null).ToArray();
        foreach (var member in filled)
        {
            input[member.Index] = newIdempotencyToken();
        }

        try
        {
            var outgoing = WireCodec.For(operation.Service.Protocol).WriteRequest(operation, input);
            if (operation.Service.EndpointPrefix == "s3")
            {
                BucketFromPathToHost(outgoing);
            }

            return outgoing;
        }
        finally
        {
            // The caller's object stays as it was: sent again it is another request.
            foreach (var member in filled)
            {
                input[member.Index] = null;
            }
        }
    }

    // The endpoint rules of S3 put the bucket into the host name, or into the path where the name does not allow it.
    private static void BucketFromPathToHost(OutgoingRequest outgoing)
    {
        const string Bucket = "{Bucket}";
        if (!outgoing.Path.StartsWith("/" + Bucket, StringComparison.Ordinal))
        {
            return;
        }

        outgoing.Labels.Remove(Bucket);
        outgoing.Path = outgoing.Path[(Bucket.Length + 1)..] is { Length: > 0 } rest ? rest : "/";
    }

    private static void AddQuery(DefaultRequest request, List<KeyValuePair<string, string?>> query)
    {
        foreach (var group in query.GroupBy(p => p.Key, StringComparer.Ordinal))
        {
            var values = group.Select(p => p.Value).ToList();
            if (values[0] is null)
            {
                request.AddSubResource(group.Key);
            }
            else if (values.Count == 1)
            {
                request.Parameters[group.Key] = values[0]!;
            }
            else
            {
                request.ParameterCollection.Add(group.Key, values.ConvertAll(v => v ?? ""));
            }
        }
    }

    private string? HostPrefix(IStructure input)
    {
        if (operation.HostPrefix is not { } prefix)
        {
            return null;
        }

        foreach (var member in operation.Input.Members)
        {
            var label = $"{{{member.Name}}}";
            if (!member.HostLabel || !prefix.Contains(label, StringComparison.Ordinal))
            {
                continue;
            }

            var value = input[member.Index] as string;
            if (string.IsNullOrEmpty(value))
            {
                throw new ArgumentException($"{operation}: '{member.Name}' is part of the host name and must be set.");
            }

            prefix = prefix.Replace(label, value, StringComparison.Ordinal);
        }

        return prefix;
    }

    private void SetChecksum(DefaultRequest request, IStructure input)
    {
        if (operation.ChecksumAlgorithmMember is { } name)
        {
            var member = operation.Input.Member(name);
            var algorithm = member is null ? null : input[member.Index] as string;
            var header = member is { Location: MemberLocation.Header } ? member.WireName : null;
            ChecksumUtils.SetChecksumData(request, algorithm, false, operation.ChecksumRequired, header);
        }
        else if (operation.ChecksumRequired)
        {
            ChecksumUtils.SetChecksumData(request);
        }
    }
}
