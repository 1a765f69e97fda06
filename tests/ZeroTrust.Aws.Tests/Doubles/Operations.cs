using ZeroTrust.Aws.Generated;
using ZeroTrust.Aws.Reading;

namespace ZeroTrust.Aws.Doubles;

/// <summary>Reads what was called from the lines of -Verbose.</summary>
internal static class Operations
{
    /// <summary>Listed operations that reading clients may send, as <c>service:Operation</c>.</summary>
    public static IReadOnlyList<string> Reads { get; } =
    [
        .. ServiceShapes
            .All.SelectMany(static service => service.Value.Operations.Select(operation => service.Key + ":" + operation.Name))
            .Where(FactSources.IsRead)
            .Order(StringComparer.Ordinal),
    ];

    public static IReadOnlyList<string> Of(Listener listener) => [.. listener.Lines.Select(static line => line.Split(' ')[0])];
}
