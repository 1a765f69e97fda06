using ZeroTrust.Aws.Generated;
using ZeroTrust.Facts;
using ZeroTrust.Policy;

namespace ZeroTrust.Aws.Services.Tagging;

/// <summary>Names the resource of an ARN as the other facts do: by CloudFormation type and the service's own id.</summary>
internal static class AssetArn
{
    /// <param name="arn">arn:partition:service:region:account:resource.</param>
    /// <param name="accountId">Where the ARN names no account (buckets).</param>
    /// <param name="region">Where the ARN names no region.</param>
    public static ResourceRef Resource(string arn, string accountId, string region)
    {
        if (!Arn.TryParse(arn, out var parts))
        {
            return new(accountId, region, "AWS::Unknown::Resource", arn) { Arn = arn };
        }

        var kind = parts.ResourceType;
        // arn:...:log-group:name:* names the group with all its streams.
        var id = kind.Length == 0 ? parts.Resource : parts.ResourceId.TrimEnd('*').TrimEnd(':');
        return new(
            parts.Account.Length == 0 ? accountId : parts.Account,
            parts.Region.Length == 0 ? region : parts.Region,
            Type(parts.Service, kind),
            id
        )
        {
            Arn = arn,
        };
    }

    private static string Type(string service, string kind) =>
        KnownServices.ResourceTypes.TryGetValue(service + ":" + kind, out var known)
            ? known
            : "AWS::"
                + (service.Length <= 3 ? service.ToUpperInvariant() : Pascal(service))
                + "::"
                + (kind.Length == 0 ? "Resource" : Pascal(kind));

    private static string Pascal(string words) =>
        string.Concat(
            words
                .Split(['-', '_', '/'], StringSplitOptions.RemoveEmptyEntries)
                .Select(static word => char.ToUpperInvariant(word[0]) + word[1..])
        );
}
