using System.Text.Json.Nodes;

namespace ZeroTrust.Aws.Writing;

/// <summary>The parameters of a call to an official client. A member that no adapter takes is an error: it must not be lost on the way to AWS.</summary>
internal sealed class CallParameters(JsonObject parameters)
{
    private readonly HashSet<string> _left = [.. parameters.Select(static member => member.Key)];

    /// <summary>A member that must be there.</summary>
    /// <exception cref="ArgumentException">It is absent.</exception>
    public string Text(string name) => OptionalText(name) ?? throw new ArgumentException($"The parameter {name} is missing.");

    public string? OptionalText(string name) => (string?)Take(name);

    public bool? Flag(string name) => (bool?)Take(name);

    public int? Number(string name) => (int?)Take(name);

    /// <summary>An object that must be there.</summary>
    /// <exception cref="ArgumentException">It is absent, or no object.</exception>
    public JsonObject Object(string name) => Take(name) as JsonObject ?? throw new ArgumentException($"The parameter {name} is missing.");

    /// <summary>A list of objects; empty when absent.</summary>
    public IReadOnlyList<JsonObject> Objects(string name) => [.. (Take(name) as JsonArray ?? []).OfType<JsonObject>()];

    /// <summary>Refuses what no adapter took.</summary>
    /// <exception cref="ArgumentException">Something is left.</exception>
    public void NothingLeft()
    {
        if (_left.Count > 0)
        {
            throw new ArgumentException("Parameters that this operation does not take: " + string.Join(", ", _left.Order(StringComparer.Ordinal)) + ".");
        }
    }

    private JsonNode? Take(string name)
    {
        _left.Remove(name);
        return parameters[name];
    }
}
