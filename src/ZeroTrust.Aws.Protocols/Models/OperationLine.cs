using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace ZeroTrust.Aws.Protocols.Models;

/// <summary>Writes the <c>O</c> line of a table.</summary>
internal static class OperationLine
{
    internal static string Write(ModelOperation operation, int input, int output)
    {
        var json = operation.Json;
        var http = json["http"] as JsonObject;
        var line = new StringBuilder();
        line.Append(
            CultureInfo.InvariantCulture,
            $"O {operation.Name} {http?["method"] ?? "POST"} {http?["requestUri"] ?? "/"} {input} {output}"
        );
        Field('w', operation.Output?.Text("resultWrapper"));
        if (http?["responseCode"]?.GetValue<int>() is { } code and not 200)
        {
            Field('r', code.ToString(CultureInfo.InvariantCulture));
        }

        Field('h', (json["endpoint"] as JsonObject)?["hostPrefix"]?.GetValue<string>());
        if (json["authtype"]?.ToString() == "none" || json["auth"] is JsonArray auth && auth.Any(a => a?.ToString() == "smithy.api#noAuth"))
        {
            line.Append(" a");
        }

        var checksum = json["httpChecksum"] as JsonObject;
        if (operation.Is("httpChecksumRequired") || checksum?["requestChecksumRequired"]?.GetValue<bool>() == true)
        {
            line.Append(" k");
        }

        Field('A', checksum?["requestAlgorithmMember"]?.GetValue<string>());
        if ((json["requestcompression"] as JsonObject)?["encodings"] is JsonArray encodings)
        {
            Field('z', string.Join(',', encodings.Select(e => e!.ToString())));
        }

        if (operation.Is("unsignedPayload"))
        {
            line.Append(" y");
        }

        foreach (var (name, value) in json["staticContextParams"] as JsonObject ?? [])
        {
            if (value?["value"] is JsonValue fixedValue)
            {
                Field('S', $"{name}:{fixedValue.ToJsonString().Trim('"')}");
            }
        }

        return line.ToString();

        void Field(char key, string? value)
        {
            if (value is null)
            {
                return;
            }

            if (value.AsSpan().IndexOfAny(" \t\r\n") >= 0)
            {
                throw new FormatException($"{operation.Name}: '{value}' has white space.");
            }

            line.Append(' ').Append(key).Append('=').Append(value);
        }
    }
}
