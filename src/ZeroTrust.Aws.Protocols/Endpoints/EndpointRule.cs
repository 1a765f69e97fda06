using System.Text.Json;

namespace ZeroTrust.Aws.Protocols.Endpoints;

/// <summary>One rule of a rule set: conditions, then an endpoint, an error or further rules.</summary>
internal sealed class EndpointRule
{
    internal EndpointRule(JsonElement json)
    {
        Conditions = json.TryGetProperty("conditions", out var conditions)
            ? [.. conditions.EnumerateArray().Select(c => new EndpointCondition(c))]
            : [];
        if (json.TryGetProperty("rules", out var rules))
        {
            Rules = [.. rules.EnumerateArray().Select(r => new EndpointRule(r))];
        }

        if (json.TryGetProperty("error", out var error))
        {
            Error = EndpointExpression.Parse(error);
        }

        if (!json.TryGetProperty("endpoint", out var endpoint))
        {
            return;
        }

        Url = EndpointExpression.Parse(endpoint.GetProperty("url"));
        if (endpoint.TryGetProperty("properties", out var properties))
        {
            Properties = properties.GetRawText();
        }

        if (endpoint.TryGetProperty("headers", out var headers))
        {
            Headers = headers.GetRawText();
        }
    }

    internal EndpointCondition[] Conditions { get; }

    internal EndpointRule[]? Rules { get; }

    internal EndpointExpression? Error { get; }

    internal EndpointExpression? Url { get; }

    internal string Properties { get; } = "";

    internal string Headers { get; } = "";
}
