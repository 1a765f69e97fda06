using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Files;

namespace ZeroTrust.Core.Reports;

/// <summary>All formats of reports.</summary>
public static class ReportWriters
{
    /// <summary>One writer for each format.</summary>
    public static IReadOnlyList<IReportWriter> All { get; } = [new HtmlReportWriter(), new JsonReportWriter(), new CsvReportWriter()];

    /// <summary>The writer of a format, by its name in any letter case.</summary>
    /// <exception cref="ZeroTrustException"><see cref="ErrorIds.ArgumentInvalid"/>: no such format.</exception>
    public static IReportWriter Get(string format) =>
        All.FirstOrDefault(writer => string.Equals(writer.Format, format, StringComparison.OrdinalIgnoreCase)) ?? throw new ZeroTrustException(
            ErrorIds.ArgumentInvalid, FailureKind.InvalidArgument, format, $"There is no report format '{format}'.", $"Formats are {string.Join(", ", All.Select(static writer => writer.Format))}.");

    /// <summary>The writer that fits a file name; null when none does.</summary>
    public static IReportWriter? ForPath(string path) =>
        All.FirstOrDefault(writer => path.EndsWith(writer.Extension, StringComparison.OrdinalIgnoreCase))
        ?? (path.EndsWith(".htm", StringComparison.OrdinalIgnoreCase) ? Get("Html") : null);

    /// <summary>Writes a report into an owner-only file; an existing file is replaced when the new one is complete.</summary>
    /// <exception cref="ZeroTrustException"><see cref="ErrorIds.FileNotWritten"/>.</exception>
    public static Task SaveAsync(this IReportWriter writer, Report report, string path, CancellationToken cancellationToken = default) =>
        PrivateFile.WriteWholeAsync(path, stream => writer.WriteAsync(report, stream, cancellationToken), cancellationToken);
}
