using ZeroTrust.Aws.Generated;
using ZeroTrust.Aws.Protocols.Serving;
using ZeroTrust.Aws.Protocols.Shapes;

namespace ZeroTrust.Sandbox.Http;

/// <summary>The services that the generated tables describe, and their ids as the AWS CLI names them.</summary>
internal static class Catalogue
{
    private static readonly Dictionary<ServiceShape, string> Ids = ServiceShapes.All.ToDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>Finds service and operation of requests.</summary>
    public static ServiceCatalogue Services { get; } = new(Ids.Keys);

    /// <summary>The id of a service, such as <c>iam</c>.</summary>
    public static string Id(ServiceShape service) => Ids[service];

    /// <summary>The service of an id.</summary>
    public static ServiceShape Service(string id) => Ids.First(pair => pair.Value == id).Key;
}
