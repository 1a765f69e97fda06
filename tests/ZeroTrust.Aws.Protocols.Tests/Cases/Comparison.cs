using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace ZeroTrust.Aws.Protocols.Tests.Cases;

/// <summary>Compares bodies by meaning: order of members, white space and number formats do not matter.</summary>
internal static class Comparison
{
    internal static string? Body(string expected, byte[] actual, string? contentType)
    {
        var text = Encoding.UTF8.GetString(actual);
        if (expected.Length == 0)
        {
            return text.Length == 0 ? null : $"expected no body, got {text}";
        }

        if (contentType?.Contains("x-www-form-urlencoded", StringComparison.Ordinal) == true)
        {
            return Form(expected, text);
        }

        if (expected.TrimStart().StartsWith('<') && contentType?.Contains("xml", StringComparison.Ordinal) != false)
        {
            return Xml(expected, text);
        }

        if (contentType?.Contains("json", StringComparison.Ordinal) == true)
        {
            return Json(JsonNode.Parse(expected), text.Length == 0 ? null : JsonNode.Parse(text));
        }

        return expected == text ? null : $"expected {expected}, got {text}";
    }

    internal static string? Json(JsonNode? expected, JsonNode? actual, string path = "$")
    {
        switch (expected, actual)
        {
            case (null, null):
                return null;
            case (JsonObject e, JsonObject a):
                foreach (var (name, value) in e)
                {
                    if (!a.ContainsKey(name))
                    {
                        return $"{path}.{name} is missing in {a.ToJsonString()}";
                    }

                    if (Json(value, a[name], $"{path}.{name}") is { } difference)
                    {
                        return difference;
                    }
                }

                var extra = a.Select(p => p.Key).FirstOrDefault(k => !e.ContainsKey(k));
                return extra is null ? null : $"{path}.{extra} is not expected";
            case (JsonArray e, JsonArray a) when e.Count == a.Count:
                return Enumerable.Range(0, e.Count).Select(i => Json(e[i], a[i], $"{path}[{i}]")).FirstOrDefault(d => d is not null);
            case (JsonValue e, JsonValue a) when Same(e, a):
                return null;
            default:
                return $"{path}: expected {expected?.ToJsonString() ?? "null"}, got {actual?.ToJsonString() ?? "null"}";
        }
    }

    private static bool Same(JsonValue expected, JsonValue actual) =>
        Number(expected) is { } e && Number(actual) is { } a ? e.Equals(a) : JsonNode.DeepEquals(expected, actual);

    private static double? Number(JsonValue value) =>
        value.GetValueKind() == System.Text.Json.JsonValueKind.Number
            ? double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture)
            : null;

    private static string? Form(string expected, string actual)
    {
        var e = expected.Trim().Split('&').Select(Decoded).Order(StringComparer.Ordinal).ToArray();
        var a = actual.Split('&').Select(Decoded).Order(StringComparer.Ordinal).ToArray();
        return e.SequenceEqual(a) ? null : $"expected {string.Join('&', e)}, got {string.Join('&', a)}";

        static string Decoded(string pair) => Uri.UnescapeDataString(pair.Trim().Replace('+', ' '));
    }

    private static string? Xml(string expected, string actual)
    {
        if (actual.Length == 0)
        {
            return "there is no body";
        }

        var e = Canonical(XElement.Parse(expected, LoadOptions.PreserveWhitespace));
        var a = Canonical(XElement.Parse(actual, LoadOptions.PreserveWhitespace));
        return e == a ? null : $"expected {e}, got {a}";
    }

    private static string Canonical(XElement xml)
    {
        var attributes = string.Concat(
            xml.Attributes().Where(a => a.Name.LocalName != "xmlns").OrderBy(a => a.ToString(), StringComparer.Ordinal).Select(a => $" {a}")
        );
        var name = $"{{{xml.Name.NamespaceName}}}{xml.Name.LocalName}";
        var content = xml.HasElements
            ? string.Concat(xml.Elements().Select(Canonical).Order(StringComparer.Ordinal))
            : new XText(xml.Value).ToString();
        return $"<{name}{attributes}>{content}</>";
    }
}
