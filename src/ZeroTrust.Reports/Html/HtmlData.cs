using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Reports;

namespace ZeroTrust.Reports.Html;

/// <summary>
/// The findings as JSON inside a script element. The encoder writes <c>&lt;</c>, <c>&gt;</c>, <c>&amp;</c>
/// and quotes as escapes, so that no value can end
/// the element or open a comment in it (HTML standard, "restrictions for contents of script elements").
/// </summary>
internal static class HtmlData
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static async Task WriteAsync(Report report, Stream stream, CancellationToken cancellationToken)
    {
        var writer = new Utf8JsonWriter(stream, Options);
        await using (writer)
        {
            writer.WriteStartObject();
            writer.WriteStartObject("accounts");
            foreach (var account in report.Header.Accounts.DistinctBy(static a => a.Id))
            {
                writer.WriteString(account.Id, VisibleText.Of(account.Name));
            }

            writer.WriteEndObject();
            writer.WriteStartObject("controls");
            foreach (var control in report.Controls)
            {
                writer.WriteStartObject(control.Id);
                writer.WriteString("step", control.Step.ToString());
                writer.WriteString("rows", string.Join(' ', control.Rows));
                writer.WriteString("impact", control.UserImpact);
                writer.WriteString("risk", control.Writes.Count > 0 ? control.Risk.ToString() : "");
                writer.WriteString("frameworks", FrameworkText.Differs(control) ? "" : FrameworkText.Of(control));
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
            var differing = report.Controls.Where(FrameworkText.Differs).ToDictionary(static control => control.Id, StringComparer.Ordinal);
            writer.WriteStartArray("findings");
            foreach (var finding in report.Findings)
            {
                Write(writer, finding, differing.GetValueOrDefault(finding.ControlId));
                if (writer.BytesPending > 64 * 1024)
                {
                    await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
                }
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <param name="writer">Where to.</param>
    /// <param name="finding">The finding.</param>
    /// <param name="differing">Its control, where that asks other things of each type of resource.</param>
    private static void Write(Utf8JsonWriter writer, Finding finding, ControlInfo? differing)
    {
        writer.WriteStartObject();
        writer.WriteString("c", finding.ControlId);
        writer.WriteString("t", VisibleText.Of(finding.Title));
        writer.WriteString("o", finding.Outcome.ToString());
        writer.WriteString("s", finding.Severity.ToString());
        writer.WriteString("a", finding.Resource.AccountId);
        writer.WriteString("g", finding.Resource.Region);
        writer.WriteString("y", VisibleText.Of(finding.Resource.Type));
        writer.WriteString("n", VisibleText.Of(finding.Resource.Name ?? finding.Resource.Id));
        writer.WriteString("i", VisibleText.Of(finding.Resource.Arn ?? finding.Resource.Id));
        writer.WriteString("r", VisibleText.Of(finding.Reason));
        if (differing is not null)
        {
            writer.WriteString("f", FrameworkText.Of(differing, finding, ", "));
        }

        if (finding.Evidence.Count > 0)
        {
            writer.WriteStartArray("e");
            foreach (var evidence in finding.Evidence)
            {
                writer.WriteStartArray();
                writer.WriteStringValue(VisibleText.Of(evidence.Name));
                writer.WriteStringValue(EvidenceText.Of(evidence));
                writer.WriteStringValue(evidence.FactType);
                writer.WriteStringValue(evidence.Resource == finding.Resource ? "" : VisibleText.Of(evidence.Resource.ToString()));
                writer.WriteEndArray();
            }

            writer.WriteEndArray();
        }

        if (finding.Gaps.Count > 0)
        {
            writer.WriteStartArray("m");
            foreach (var gap in finding.Gaps)
            {
                writer.WriteStartArray();
                writer.WriteStringValue(gap.Reason.ToString());
                writer.WriteStringValue(VisibleText.Of(gap.Action));
                writer.WriteStringValue(VisibleText.Of(gap.Words));
                writer.WriteEndArray();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
