namespace ZeroTrust.Sandbox.Calls;

/// <summary>How a list operation names its parts.</summary>
/// <param name="List">Member that holds the items.</param>
/// <param name="TokenIn">Input member with the token.</param>
/// <param name="TokenOut">Output member with the next token.</param>
/// <param name="Limit">Input member with the wished size; null for none.</param>
/// <param name="Truncated">Output member that says whether there is more; null for none.</param>
/// <param name="Size">Largest page.</param>
/// <param name="BadTokenCode">Error code for a token that is none; null for the service's validation error.</param>
internal sealed record PageStyle(
    string List,
    string TokenIn = "NextToken",
    string TokenOut = "NextToken",
    string? Limit = "MaxResults",
    string? Truncated = null,
    int Size = 6,
    string? BadTokenCode = null
)
{
    /// <summary>IAM: markers and IsTruncated.</summary>
    public static PageStyle Iam(string list, int size = 8) => new(list, "Marker", "Marker", "MaxItems", "IsTruncated", size);

    /// <summary>KMS: markers and Truncated.</summary>
    public static PageStyle Kms(string list) => new(list, "Marker", "NextMarker", "Limit", "Truncated", 5, "InvalidMarkerException");

    /// <summary>Services with small initial letters.</summary>
    public static PageStyle Camel(string list, int size = 6) => new(list, "nextToken", "nextToken", "maxResults", null, size);
}
