using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Forecasts;

/// <summary>Which resource a policy of a resource is on, as far as the document itself tells.</summary>
public static class ResourcesOfPolicy
{
    /// <summary>The resources that the Resource elements of all documents agree on: the bucket of
    /// <c>arn:aws:s3:::bucket/*</c>, or an ARN without wildcard.</summary>
    /// <param name="documents">Documents that are, or were, on the same resource.</param>
    /// <returns>One ARN; empty when the documents do not tell, as with <c>"Resource": "*"</c>.</returns>
    public static IReadOnlyList<string> Of(IEnumerable<PolicyDocument> documents)
    {
        var named = documents
            .SelectMany(static document => document.Statements)
            .SelectMany(static statement => statement.Resource?.Patterns ?? [])
            .Select(static pattern => OwnerOf(pattern.Text))
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        return named is [{ } only] ? [only] : [];
    }

    /// <summary>Whether a resource is, or is inside of, the one that a policy is on: objects of a bucket, versions of a function.</summary>
    /// <param name="own">ARN of the resource with the policy.</param>
    /// <param name="resource">ARN of the resource in question.</param>
    internal static bool Holds(string own, string resource) =>
        resource.StartsWith(own, StringComparison.Ordinal) && (resource.Length == own.Length || resource[own.Length] is '/' or ':');

    private static string? OwnerOf(string pattern)
    {
        if (!Arn.TryParse(pattern, out var arn))
        {
            return null;
        }

        var own =
            arn.Service == "s3" && arn.Resource.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash
                ? pattern[..^(arn.Resource.Length - slash)]
                : pattern;
        return own.AsSpan().IndexOfAny("*?$") < 0 ? own : null;
    }
}
