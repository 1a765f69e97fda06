using System.Text.Json.Nodes;
using ZeroTrust.Aws.Protocols.Models;
using ZeroTrust.Aws.Protocols.Shapes;

namespace ZeroTrust.Aws.Protocols.Tests.Cases;

/// <summary>One case of AWS's protocol tests, with the service that its suite describes.</summary>
internal sealed class ProtocolCase
{
    private const string AnyEndpoint =
        """{"parameters":{"Endpoint":{"type":"string"},"Region":{"type":"string"}},"rules":[{"endpoint":{"url":{"ref":"Endpoint"}}}]}""";

    private readonly JsonObject _suite;

    private ProtocolCase(string direction, string file, JsonObject suite, JsonObject @case)
    {
        _suite = suite;
        Json = @case;
        Key = $"{direction}/{file}/{@case["id"]}";
    }

    internal string Key { get; }

    internal string Description => _suite["description"]!.GetValue<string>();

    internal JsonObject Json { get; }

    internal string ClientEndpoint =>
        _suite["clientEndpoint"]?.GetValue<string>() is { } endpoint
            ? endpoint.Contains("://", StringComparison.Ordinal)
                ? endpoint
                : "https://" + endpoint
            : "https://example.com";

    internal static IReadOnlyList<ProtocolCase> All(string folder, string direction)
    {
        var cases = new List<ProtocolCase>();
        foreach (var path in Directory.GetFiles(Path.Combine(folder, direction), "*.json").Order(StringComparer.Ordinal))
        {
            foreach (var suite in JsonNode.Parse(File.ReadAllText(path))!.AsArray())
            {
                foreach (var @case in suite!["cases"]!.AsArray())
                {
                    cases.Add(new ProtocolCase(direction, Path.GetFileNameWithoutExtension(path), suite.AsObject(), @case!.AsObject()));
                }
            }
        }

        return cases;
    }

    internal OperationShape Operation()
    {
        var given = Json["given"]!.DeepClone();

        // Real query models name the wrapper; the cases leave it to the protocol's rule.
        if (_suite["metadata"]!["protocol"]!.GetValue<string>() == "query" && given["output"] is JsonObject output)
        {
            output["resultWrapper"] ??= $"{given["name"]}Result";
        }

        var model = new ServiceModel(
            new JsonObject
            {
                ["metadata"] = Metadata(),
                ["shapes"] = _suite["shapes"]!.DeepClone(),
                ["operations"] = new JsonObject { [Json["given"]!["name"]!.GetValue<string>()] = given },
            }
        );
        var service = new ServiceShape(new TextServiceTable(ServiceTableWriter.Write(model).Text, AnyEndpoint));
        return service.Operation(0);
    }

    private JsonNode Metadata()
    {
        var metadata = _suite["metadata"]!.DeepClone();
        metadata["serviceId"] ??= "Protocol Cases";
        metadata["endpointPrefix"] ??= "protocolcases";
        return metadata;
    }
}
