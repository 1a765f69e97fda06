using System.Text;
using System.Text.Json.Nodes;

namespace ZeroTrust.Aws.Protocols.Models;

/// <summary>Writes the traits of members, list elements and map values.</summary>
internal static class MemberTraits
{
    internal static string Write(ModelMember member, bool shapeFlattened = false, bool ofOutput = false)
    {
        var text = new StringBuilder();
        Field(text, 'n', member.Text("locationName"));
        Field(text, 'q', member.Text("queryName"));
        text.Append(
            member.Text("location") switch
            {
                "header" => " h",
                "headers" => " H",
                // A structure that serves as input and output has these in the body of the response.
                "querystring" when !ofOutput => " ?",
                "uri" when !ofOutput => " u",
                "statusCode" => " c",
                _ => "",
            }
        );
        if (member.Is("xmlAttribute"))
        {
            text.Append(" a");
        }

        if (member.Is("flattened") || shapeFlattened)
        {
            text.Append(" f");
        }

        if (member.Is("idempotencyToken"))
        {
            text.Append(" i");
        }

        if (member.Is("jsonvalue"))
        {
            text.Append(" j");
        }

        if (member.Is("hostLabel"))
        {
            text.Append(" l");
        }

        if (member.Is("streaming") || member.Shape.Is("streaming"))
        {
            text.Append(" s");
        }

        Namespace(text, member.Json["xmlNamespace"] ?? member.Shape.Json["xmlNamespace"]);
        Field(text, 'e', (member.Json["contextParam"] as JsonObject)?["name"]?.GetValue<string>());
        Field(text, 't', Format(member.Text("timestampFormat") ?? member.Shape.Json["timestampFormat"]?.GetValue<string>()));
        return text.ToString();
    }

    internal static string WriteMap(ModelShape map)
    {
        var text = new StringBuilder();
        Field(text, 'k', map.Key.Text("locationName"));
        var keyNamespace = map.Key.Json["xmlNamespace"];
        Field(text, 'w', (keyNamespace as JsonObject)?["uri"]?.ToString() ?? (keyNamespace as JsonValue)?.ToString());
        return text.Append(Write(map.Value, map.Is("flattened"))).ToString();
    }

    internal static void Namespace(StringBuilder text, JsonNode? declared)
    {
        if (declared is JsonValue uri)
        {
            Field(text, 'x', uri.ToString());
        }

        if (declared is not JsonObject parts)
        {
            return;
        }

        Field(text, 'x', parts["uri"]?.ToString());
        Field(text, 'p', parts["prefix"]?.ToString());
    }

    private static string? Format(string? name) =>
        name switch
        {
            null => null,
            "iso8601" => "i",
            "unixTimestamp" => "u",
            "rfc822" => "h",
            _ => throw new FormatException($"The timestamp format '{name}' is not known."),
        };

    private static void Field(StringBuilder text, char key, string? value)
    {
        if (value is null)
        {
            return;
        }

        if (value.AsSpan().IndexOfAny(" \t\r\n") >= 0)
        {
            throw new FormatException($"'{value}' has white space.");
        }

        text.Append(' ').Append(key).Append('=').Append(value);
    }
}
