using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.Services.Organizations;

namespace ZeroTrust.Sandbox.Services.AccessAnalyzer;

/// <summary>Analyzers of a region and what they found.</summary>
[Service("accessanalyzer")]
internal static class AnalyzerOperations
{
    public static JsonObject ListAnalyzers(Call call) =>
        call.Page(
            call.Here.Shelf("accessanalyzer/analyzers")
                .Values.Where(analyzer => call.Text("type") is not { } type || analyzer["type"].AsText() == type)
                .ToList<JsonNode>()
        );

    public static JsonObject CreateAnalyzer(Call call)
    {
        var name = call.Need("analyzerName");
        var type = call.Need("type");
        var shelf = call.Here.Shelf("accessanalyzer/analyzers");
        if (shelf.ContainsKey(name))
        {
            throw new ServiceError("ConflictException", $"Analyzer with name {name} already exists.", 409);
        }

        if (type is "ACCOUNT" or "ORGANIZATION" && shelf.Values.Any(analyzer => analyzer["type"].AsText() == type))
        {
            throw new ServiceError("ServiceQuotaExceededException", $"You have reached the limit of 1 analyzers of type {type}.", 402);
        }

        if (type.StartsWith("ORGANIZATION", StringComparison.Ordinal) && call.World.Organization?.ManagementAccountId != call.Account.Id)
        {
            throw new ServiceError(
                "ValidationException",
                "The zone of trust can be the organization only in the management account or a delegated administrator.",
                400
            );
        }

        var arn = call.Here.Arn("access-analyzer", "analyzer/" + name);
        var analyzer = new JsonObject
        {
            ["arn"] = arn,
            ["name"] = name,
            ["type"] = type,
            ["createdAt"] = call.Now.Json(),
            ["status"] = "ACTIVE",
        };
        if (call.Part("tags") is { } tags)
        {
            analyzer["tags"] = tags.Copy();
        }

        if (call.Part("configuration") is { } configuration)
        {
            analyzer["configuration"] = configuration.Copy();
        }

        shelf.Add(name, analyzer);
        return new() { ["arn"] = arn };
    }

    public static JsonObject DeleteAnalyzer(Call call)
    {
        var name = call.Need("analyzerName");
        return call.Here.Shelf("accessanalyzer/analyzers").Remove(name)
            ? []
            : throw new ServiceError("ResourceNotFoundException", $"Analyzer {name} not found.", 404);
    }

    public static JsonObject ListFindingsV2(Call call)
    {
        var arn = call.Need("analyzerArn");
        if (!call.Here.Shelf("accessanalyzer/analyzers").Values.Any(analyzer => analyzer["arn"].AsText() == arn))
        {
            throw new ServiceError("ResourceNotFoundException", $"Analyzer {arn} not found.", 404);
        }

        return call.Page(call.Here.Shelf("accessanalyzer/findings").Values.ToList<JsonNode>());
    }
}
