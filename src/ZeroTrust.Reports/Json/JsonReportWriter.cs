using System.Text.Encodings.Web;
using System.Text.Json;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Reports;
using ZeroTrust.Core.Serialization;

namespace ZeroTrust.Reports.Json;

/// <summary>Everything as one JSON object <c>{ format, version, generatedAt, header, posture,
/// controls, findings, gaps, changes }</c>.</summary>
internal sealed class JsonReportWriter : IReportWriter
{
    private const int CurrentVersion = 1;

    public string Format => "Json";

    public string Extension => ".json";

    public async Task WriteAsync(Report report, Stream stream, CancellationToken cancellationToken = default)
    {
        var options = new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        var writer = new Utf8JsonWriter(stream, options);
        await using (writer)
        {
            writer.WriteStartObject();
            writer.WriteString("format", "zerotrust-report");
            writer.WriteNumber("version", CurrentVersion);
            writer.WriteString("generatedAt", report.GeneratedAt);
            Write(writer, "header", report.Header);
            Write(writer, "posture", report.Posture);
            await WriteListAsync(
                    writer,
                    "controls",
                    report.Controls,
                    static (w, control) => JsonSerializer.Serialize(w, control with { Help = "" }, CoreJson.Compact),
                    cancellationToken
                )
                .ConfigureAwait(false);
            await WriteListAsync(writer, "findings", report.Findings, WriteFinding, cancellationToken).ConfigureAwait(false);
            await WriteListAsync(
                    writer,
                    "gaps",
                    report.Gaps,
                    static (w, gap) => JsonSerializer.Serialize(w, gap, CoreJson.Compact),
                    cancellationToken
                )
                .ConfigureAwait(false);
            await WriteListAsync(
                    writer,
                    "changes",
                    report.Changes,
                    static (w, change) => JsonSerializer.Serialize(w, change, CoreJson.Compact),
                    cancellationToken
                )
                .ConfigureAwait(false);
            writer.WriteEndObject();
            await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static void WriteFinding(Utf8JsonWriter writer, Finding finding)
    {
        // The id is computed, so the serializer leaves it out; readers compare runs by it.
        var json = JsonSerializer.SerializeToNode(finding, CoreJson.Compact)!.AsObject();
        json["id"] = finding.Id;
        json.WriteTo(writer, CoreJson.Compact);
    }

    private static void Write<T>(Utf8JsonWriter writer, string name, T value)
    {
        writer.WritePropertyName(name);
        JsonSerializer.Serialize(writer, value, CoreJson.Compact);
    }

    private static async Task WriteListAsync<T>(
        Utf8JsonWriter writer,
        string name,
        IReadOnlyList<T> items,
        Action<Utf8JsonWriter, T> write,
        CancellationToken cancellationToken
    )
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            write(writer, item);
            if (writer.BytesPending > 64 * 1024)
            {
                await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        writer.WriteEndArray();
    }
}
