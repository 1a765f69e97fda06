using ZeroTrust.Facts;
using ZeroTrust.Policy;

namespace ZeroTrust.Core.Planning.Intents;

/// <summary>A resource as people name it: an identifier, a name, an alias or an ARN.</summary>
/// <param name="Text">What they wrote.</param>
/// <param name="AccountId">The account, where they said it; null for any.</param>
/// <param name="Region">The region, where they said it; null for any.</param>
public sealed record ResourceName(string Text, string? AccountId = null, string? Region = null)
{
    /// <summary>The account that is meant; null for any.</summary>
    public string? Account => AccountId ?? (Arn.TryParse(Text, out var arn) && arn.Account.Length > 0 ? arn.Account : null);

    /// <summary>The region that is meant; null for any.</summary>
    public string? Place => Region ?? (Arn.TryParse(Text, out var arn) && arn.Region.Length > 0 ? arn.Region : null);

    /// <summary>Names one resource and no other.</summary>
    public static ResourceName Of(ResourceRef resource) => new(resource.Id, resource.AccountId, resource.Region);

    /// <summary>Whether a resource is meant.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="aliases">Its other names.</param>
    public bool Fits(ResourceRef resource, IEnumerable<string> aliases)
    {
        if ((Account ?? resource.AccountId) != resource.AccountId || (Place ?? resource.Region) != resource.Region)
        {
            return false;
        }

        if (!Arn.TryParse(Text, out var given))
        {
            return Text == resource.Id || Text == resource.Name || aliases.Contains(Text, StringComparer.Ordinal);
        }

        return Text == resource.Arn
            || (
                IsOfService(resource, given)
                && (
                    given.ResourceId == resource.Id
                    || given.ResourceName == resource.Id
                    || aliases.Contains(given.Resource, StringComparer.Ordinal)
                )
            );
    }

    /// <summary>By its ARN, or by its type where it has none: <c>elasticloadbalancing</c> is in
    /// <c>AWS::ElasticLoadBalancingV2::LoadBalancer</c>.</summary>
    private static bool IsOfService(ResourceRef resource, Arn given) =>
        Arn.TryParse(resource.Arn, out var known)
            ? (known.Partition, known.Service) == (given.Partition, given.Service)
            : resource.Type.Split("::") is [_, var name, ..] && name.StartsWith(given.Service, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
