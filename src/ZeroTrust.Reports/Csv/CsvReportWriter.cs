using System.Text;
using ZeroTrust.Core.Reports;

namespace ZeroTrust.Reports.Csv;

/// <summary>
/// Findings as CSV after RFC 4180 (comma, quotes doubled, CRLF). A value that a spreadsheet would run as a formula is led by an apostrophe
/// (https://owasp.org/www-community/attacks/CSV_Injection): names and tags come from whoever can create a resource.
/// </summary>
internal sealed class CsvReportWriter : IReportWriter
{
    private const string FormulaStarts = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private static readonly string[] Columns =
    [
        "ControlId",
        "Title",
        "Severity",
        "Outcome",
        "AccountId",
        "AccountName",
        "Region",
        "ResourceType",
        "ResourceId",
        "ResourceName",
        "ResourceArn",
        "Reason",
        "Evidence",
        "CouldNotRead",
        "GuideRows",
        "Frameworks",
    ];

    public string Format => "Csv";

    public string Extension => ".csv";

    public async Task WriteAsync(Report report, Stream stream, CancellationToken cancellationToken = default)
    {
        var controls = report.Controls.ToDictionary(static control => control.Id, StringComparer.Ordinal);
        var accounts = report
            .Header.Accounts.GroupBy(static a => a.Id)
            .ToDictionary(static g => g.Key, static g => g.First().Name, StringComparer.Ordinal);
        var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 16 * 1024, leaveOpen: true)
        {
            NewLine = "\r\n",
        };
        await using (writer)
        {
            await writer.WriteLineAsync(string.Join(',', Columns)).ConfigureAwait(false);
            foreach (var finding in report.Findings)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var control = controls.GetValueOrDefault(finding.ControlId);
                string?[] cells =
                [
                    finding.ControlId,
                    finding.Title,
                    finding.Severity.ToString(),
                    finding.Outcome.ToString(),
                    finding.Resource.AccountId,
                    accounts.GetValueOrDefault(finding.Resource.AccountId),
                    finding.Resource.Region,
                    finding.Resource.Type,
                    finding.Resource.Id,
                    finding.Resource.Name,
                    finding.Resource.Arn,
                    finding.Reason,
                    string.Join("; ", finding.Evidence.Select(static e => $"{e.Name}={EvidenceText.Of(e)}")),
                    string.Join("; ", finding.Gaps.Select(static g => $"{g.Reason} {g.Action}: {g.Words}")),
                    string.Join(' ', control?.Rows ?? []),
                    control is null ? "" : FrameworkText.Of(control, finding, " "),
                ];
                await writer.WriteLineAsync(string.Join(',', cells.Select(Cell))).ConfigureAwait(false);
            }
        }
    }

    /// <summary>One value, safe for spreadsheets.</summary>
    internal static string Cell(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return "";
        }

        var text = VisibleText.Of(value);
        // Spreadsheets skip blanks before they look.
        var first = value.AsSpan().TrimStart(' ');
        if (first.Length > 0 && FormulaStarts.Contains(first[0], StringComparison.Ordinal))
        {
            text = "'" + text;
        }

        return text.AsSpan().IndexOfAny(',', '"', ' ') >= 0 || text[0] == '\''
            ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""
            : text;
    }
}
