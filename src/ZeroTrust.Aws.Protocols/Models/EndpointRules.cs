using System.Text.Json.Nodes;

namespace ZeroTrust.Aws.Protocols.Models;

/// <summary>Makes the compact form of an endpoint rule set (<c>endpoint-rule-set-1.json</c>): JSON without prose and white space.</summary>
public static class EndpointRules
{
    /// <summary>The compact form of a rule set.</summary>
    /// <param name="json">The text of the file.</param>
    /// <returns>JSON on one line.</returns>
    /// <exception cref="FormatException">The text is not a rule set.</exception>
    public static string Compact(string json)
    {
        var root = JsonNode.Parse(json) as JsonObject;
        if (root?["rules"] is not JsonArray || root["parameters"] is not JsonObject parameters)
        {
            throw new FormatException("The endpoint rule set has no 'parameters' and 'rules'.");
        }

        root.Remove("version");
        foreach (var parameter in parameters.Select(p => p.Value).OfType<JsonObject>())
        {
            parameter.Remove("documentation");
        }

        Strip(root);
        return root.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    // "type" repeats what the presence of "endpoint", "error" or "rules" says; empty conditions, properties and headers say nothing.
    private static void Strip(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
            {
                Strip(item);
            }
        }
        else if (node is JsonObject rule)
        {
            if (rule.ContainsKey("rules") || rule.ContainsKey("endpoint") || rule.ContainsKey("error"))
            {
                rule.Remove("type");
            }

            foreach (var name in (string[])["conditions", "properties", "headers"])
            {
                if (rule[name] is JsonArray { Count: 0 } or JsonObject { Count: 0 })
                {
                    rule.Remove(name);
                }
            }

            foreach (var (_, value) in rule.ToList())
            {
                Strip(value);
            }
        }
    }
}
