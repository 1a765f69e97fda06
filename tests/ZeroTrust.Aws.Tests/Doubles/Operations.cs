namespace ZeroTrust.Aws.Doubles;

/// <summary>Reads what was called from the lines of -Verbose.</summary>
internal static class Operations
{
    public static IReadOnlyList<string> Of(Listener listener) => [.. listener.Lines.Select(static line => line.Split(' ')[0])];
}
