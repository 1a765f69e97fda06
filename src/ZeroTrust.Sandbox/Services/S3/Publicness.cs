using System.Text.Json;
using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.S3;

/// <summary>Whether a bucket policy lets everybody in: an Allow for anybody without a condition that fixes who or from where.</summary>
internal static class Publicness
{
    private static readonly HashSet<string> Fixing = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:SourceIp",
        "aws:SourceArn",
        "aws:SourceVpc",
        "aws:SourceVpce",
        "aws:SourceOwner",
        "aws:SourceAccount",
        "aws:PrincipalOrgID",
        "aws:PrincipalOrgPaths",
        "aws:PrincipalArn",
        "aws:PrincipalAccount",
        "aws:userid",
        "s3:DataAccessPointArn",
        "s3:DataAccessPointAccount",
    };

    public static bool IsPublic(string policy) =>
        Statements(policy)
            .Any(statement =>
                statement["Effect"].AsText() == "Allow" && Anybody(statement["Principal"]) && !Fixed(statement["Condition"] as JsonObject)
            );

    public static IEnumerable<JsonObject> Statements(string policy)
    {
        try
        {
            return JsonNode.Parse(policy)?["Statement"] switch
            {
                JsonArray many => many.OfType<JsonObject>(),
                JsonObject one => [one],
                _ => [],
            };
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static bool Anybody(JsonNode? principal) =>
        principal switch
        {
            JsonObject named => Anybody(named["AWS"]) || Anybody(named["CanonicalUser"]),
            JsonArray many => many.AsTexts().Contains("*"),
            _ => principal.AsText() == "*",
        };

    private static bool Fixed(JsonObject? condition) =>
        condition is not null
        && condition.Select(block => block.Value).OfType<JsonObject>().Any(keys => keys.Any(key => Fixing.Contains(key.Key)));
}
