using System.Text.Json;

namespace ZeroTrust.Aws.Protocols.Endpoints;

/// <summary>A condition: a function whose result must be set and not false, and the name it is remembered by.</summary>
internal sealed class EndpointCondition(JsonElement json)
{
    private readonly EndpointExpression _function = EndpointExpression.Parse(json);
    private readonly string? _assign = json.TryGetProperty("assign", out var name) ? name.GetString() : null;

    internal bool Holds(Dictionary<string, object?> scope)
    {
        var result = _function.Evaluate(scope);
        if (_assign is not null && result is not null)
        {
            scope[_assign] = result;
        }

        return result is not null and not false;
    }
}
