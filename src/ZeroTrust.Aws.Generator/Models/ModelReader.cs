using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using ZeroTrust.Aws.Protocols.Models;

namespace ZeroTrust.Aws.Generator.Models;

/// <summary>
/// Reads a folder of botocore-format models: one sub-folder per service with service-2.json, endpoint-rule-set-1.json and, where
/// the service pages, paginators-1.json. botocore's own data folder has one more level (the version date) and its package compresses the
/// files; all of these are read.
/// </summary>
internal sealed class ModelReader(string folder)
{
    private const string ServiceFile = "service-2.json";
    private const string PaginatorsFile = "paginators-1.json";
    private const string EndpointFile = "endpoint-rule-set-1.json";

    // In the order of preference: a model that names something else (CBOR) always offers one of these as well.
    private static readonly string[] Protocols = ["json", "rest-json", "rest-xml", "query", "ec2"];

    /// <summary>The services that the folder holds, by folder name.</summary>
    public IReadOnlyList<string> Services { get; } =
    [
        .. Directory
            .EnumerateDirectories(folder)
            .Select(path => Path.GetFileName(path)!)
            .Where(name => Locate(folder, name) is not null)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Reads one service's model.</summary>
    /// <exception cref="ModelException">The model is missing or incomplete.</exception>
    public ServiceSource Read(string service)
    {
        var path =
            Locate(folder, service)
            ?? throw new ModelException($"No model of '{service}' in {folder} (looked for {service}/{ServiceFile}).");
        using var digest = new ModelDigest();
        var model = Load(path, ServiceFile, digest) as JsonObject ?? throw new ModelException($"{service}: {ServiceFile} is missing.");
        var paginators = Load(path, PaginatorsFile, digest);
        var rules = Load(path, EndpointFile, digest) ?? throw new ModelException($"{service}: {EndpointFile} is missing.");
        ChooseProtocol(service, model);
        try
        {
            return new ServiceSource(service, new ServiceModel(model), Pagination.Read(paginators), rules.ToJsonString(), digest.Value());
        }
        catch (FormatException error)
        {
            throw new ModelException($"{service}: {error.Message}");
        }
    }

    private static void ChooseProtocol(string service, JsonObject model)
    {
        var metadata = model["metadata"] as JsonObject ?? throw new ModelException($"{service}: the model has no metadata.");
        var offered = new[] { metadata["protocol"] }.Concat(metadata["protocols"] as JsonArray ?? []).Select(name => name?.ToString());
        metadata["protocol"] =
            offered.FirstOrDefault(name => Protocols.Contains(name))
            ?? throw new ModelException($"{service}: the model offers none of the protocols {string.Join(", ", Protocols)}.");
    }

    private static string? Locate(string folder, string service)
    {
        var root = Path.Combine(folder, service);
        if (Find(root, ServiceFile) is not null)
        {
            return root;
        }
        // botocore: data/<service>/<date>/service-2.json; the newest date counts.
        return Directory.Exists(root)
            ? Directory.EnumerateDirectories(root).Where(path => Find(path, ServiceFile) is not null).Max(StringComparer.Ordinal)
            : null;
    }

    private static string? Find(string path, string file)
    {
        var plain = Path.Combine(path, file);
        return File.Exists(plain) ? plain
            : File.Exists(plain + ".gz") ? plain + ".gz"
            : null;
    }

    private static JsonNode? Load(string path, string file, ModelDigest digest)
    {
        if (Find(path, file) is not { } full)
        {
            return null;
        }

        try
        {
            using Stream stream = full.EndsWith(".gz", StringComparison.Ordinal)
                ? new GZipStream(File.OpenRead(full), CompressionMode.Decompress)
                : File.OpenRead(full);
            var root = JsonNode.Parse(stream);
            digest.Add(root);
            return root;
        }
        catch (JsonException error)
        {
            throw new ModelException($"{full} is not JSON: {error.Message}");
        }
    }
}
