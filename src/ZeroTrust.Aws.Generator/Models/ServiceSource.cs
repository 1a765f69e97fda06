using ZeroTrust.Aws.Protocols.Models;

namespace ZeroTrust.Aws.Generator.Models;

/// <summary>One service's model files.</summary>
/// <param name="Folder">The folder's name, which is also the operation list's.</param>
/// <param name="Model">The service model.</param>
/// <param name="Pagination">Paging rules by operation.</param>
/// <param name="EndpointRules">The text of the endpoint rule set.</param>
/// <param name="Hash">A digest of the files.</param>
internal sealed record ServiceSource(
    string Folder,
    ServiceModel Model,
    IReadOnlyDictionary<string, Pagination> Pagination,
    string EndpointRules,
    string Hash
)
{
    /// <summary>The version date that the model carries.</summary>
    public string ApiVersion => Model.Metadata("apiVersion") ?? "unversioned";
}
