namespace ZeroTrust.Core.Reports;

/// <summary>Writes reports in one format.</summary>
public interface IReportWriter
{
    /// <summary>Name of the format, such as <c>Html</c>.</summary>
    string Format { get; }

    /// <summary>The usual end of the file name, with the dot.</summary>
    string Extension { get; }

    /// <summary>Writes one report as UTF-8.</summary>
    Task WriteAsync(Report report, Stream stream, CancellationToken cancellationToken = default);
}
