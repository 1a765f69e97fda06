using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Reports;
using ZeroTrust.Reports.Csv;
using ZeroTrust.Reports.Html;
using ZeroTrust.Reports.Json;

namespace ZeroTrust.Reports;

/// <summary>All formats of reports.</summary>
public sealed class ReportFormats : IReportFormats
{
    /// <inheritdoc/>
    public IReadOnlyList<IReportWriter> All { get; } = [new HtmlReportWriter(), new JsonReportWriter(), new CsvReportWriter()];

    /// <inheritdoc/>
    public IReportWriter Get(string format) =>
        All.FirstOrDefault(writer => string.Equals(writer.Format, format, StringComparison.OrdinalIgnoreCase))
        ?? throw new ZeroTrustException(
            ErrorIds.ArgumentInvalid,
            FailureKind.InvalidArgument,
            format,
            $"There is no report format '{format}'.",
            $"Formats are {string.Join(", ", All.Select(static writer => writer.Format))}."
        );

    /// <inheritdoc/>
    public IReportWriter? ForPath(string path) =>
        All.FirstOrDefault(writer => path.EndsWith(writer.Extension, StringComparison.OrdinalIgnoreCase))
        ?? (path.EndsWith(".htm", StringComparison.OrdinalIgnoreCase) ? Get("Html") : null);
}
