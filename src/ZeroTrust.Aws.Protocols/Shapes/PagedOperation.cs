namespace ZeroTrust.Aws.Protocols.Shapes;

/// <summary>How an operation gives a list page by page, by the API's member names.</summary>
/// <param name="List">Output member that holds the items; the first one where there are several.</param>
/// <param name="TokenIn">Input member with the token.</param>
/// <param name="TokenOut">Output member with the next token.</param>
/// <param name="Limit">Input member with the wished size; null for none.</param>
/// <param name="Truncated">Output member that says whether there is more; null for none.</param>
/// <param name="BadToken">Error code for a token that is none; null where the model declares no error of its own for it.</param>
public sealed record PagedOperation(string List, string TokenIn, string TokenOut, string? Limit, string? Truncated, string? BadToken);
