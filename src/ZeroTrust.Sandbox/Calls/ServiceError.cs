using System.Text.Json.Nodes;

namespace ZeroTrust.Sandbox.Calls;

/// <summary>A service refuses a call. Travels to the client as an error of the service's protocol.</summary>
/// <param name="code">The error code on the wire, such as <c>NoSuchEntity</c>.</param>
/// <param name="message">The message.</param>
/// <param name="status">HTTP status; null for the one that the model gives to this code (400 otherwise).</param>
internal sealed class ServiceError(string code, string message, int? status = null) : Exception(message)
{
    /// <summary>The error code.</summary>
    public string Code { get; } = code;

    /// <summary>HTTP status, where it is not the model's.</summary>
    public int? Status { get; } = status;

    /// <summary>Further members of the error, by API name.</summary>
    public JsonObject Members { get; init; } = [];

    /// <summary>Further headers of the answer.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}
