namespace ZeroTrust.Sandbox.Calls;

/// <summary>
/// Marks a class whose public methods answer operations of a service: method name = operation name, one <see cref="Call"/> in, a
/// <see cref="System.Text.Json.Nodes.JsonObject"/> with API member names out. Nothing registers it.
/// </summary>
/// <param name="id">The service id that the AWS CLI uses: iam, s3, s3control, config, ...</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ServiceAttribute(string id) : Attribute
{
    /// <summary>The service id.</summary>
    public string Id { get; } = id;
}
