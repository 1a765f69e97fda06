using ZeroTrust.Core.Errors;

namespace ZeroTrust.Core.Reports;

/// <summary>All formats of reports. Implemented by ZeroTrust.Reports; one public class with a public constructor.</summary>
public interface IReportFormats
{
    /// <summary>One writer for each format.</summary>
    IReadOnlyList<IReportWriter> All { get; }

    /// <summary>The writer of a format, by its name in any letter case.</summary>
    /// <exception cref="ZeroTrustException"><see cref="ErrorIds.ArgumentInvalid"/>: no such format.</exception>
    IReportWriter Get(string format);

    /// <summary>The writer that fits a file name; null when none does.</summary>
    IReportWriter? ForPath(string path);
}
