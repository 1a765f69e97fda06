using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Files;

namespace ZeroTrust.Core.Reports;

/// <summary>Reports in files.</summary>
public static class ReportFile
{
    /// <summary>Writes a report into an owner-only file; an existing file is replaced when the new one is complete.</summary>
    /// <exception cref="ZeroTrustException"><see cref="ErrorIds.FileNotWritten"/>.</exception>
    public static Task SaveAsync(this IReportWriter writer, Report report, string path, CancellationToken cancellationToken = default) =>
        PrivateFile.WriteWholeAsync(path, stream => writer.WriteAsync(report, stream, cancellationToken), cancellationToken);
}
