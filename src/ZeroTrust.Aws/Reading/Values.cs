namespace ZeroTrust.Aws.Reading;

/// <summary>Turns values of the SDK into the forms that facts have: UTC times, sorted tags, decoded documents.</summary>
internal static class Values
{
    /// <summary>A time of the SDK, which is UTC whatever its kind says unless it says local.</summary>
    public static DateTimeOffset Time(DateTime value) =>
        new(value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : DateTime.SpecifyKind(value, DateTimeKind.Utc));

    /// <summary>A time of the SDK, or null.</summary>
    public static DateTimeOffset? Time(DateTime? value) => value is { } known ? Time(known) : null;

    /// <summary>Tags, sorted by key, so that equal tags are equal text.</summary>
    public static IReadOnlyDictionary<string, string> Tags<TTag>(IEnumerable<TTag>? tags, Func<TTag, (string Key, string Value)> pair)
    {
        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in tags ?? [])
        {
            var (key, value) = pair(tag);
            sorted[key] = value ?? "";
        }

        return sorted;
    }

    /// <summary>A policy document as IAM sends it: URL-encoded (RFC 3986). What is not
    /// encoded, or not JSON at all, is kept as it is.</summary>
    public static string Document(string? text) =>
        text is null ? ""
        : text.AsSpan().TrimStart().StartsWith("{") ? text
        : Uri.UnescapeDataString(text);
}
