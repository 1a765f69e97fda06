using System.Text.Json;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace ZeroTrust.Aws.Protocols.Endpoints;

/// <summary>
/// An expression of endpoint rules: a literal, a template, a reference or a function of the standard library
/// (https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html), which AWSSDK.Core implements.
/// </summary>
internal abstract class EndpointExpression
{
    internal abstract object? Evaluate(Dictionary<string, object?> scope);

    /// <exception cref="FormatException">The rule set uses something unknown.</exception>
    internal static EndpointExpression Parse(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.String when json.GetString()!.Contains('{', StringComparison.Ordinal) => new Template(json.GetString()!),
            JsonValueKind.String => new Literal(json.GetString()),
            JsonValueKind.True or JsonValueKind.False => new Literal(json.GetBoolean()),
            JsonValueKind.Number => new Literal(json.GetInt32()),
            JsonValueKind.Object when json.TryGetProperty("ref", out var name) => new Reference(name.GetString()!),
            JsonValueKind.Object when json.TryGetProperty("fn", out var name) => new Function(
                name.GetString()!,
                [.. json.GetProperty("argv").EnumerateArray().Select(Parse)]
            ),
            _ => throw new FormatException($"The endpoint rules have an unknown expression: {json.GetRawText()}"),
        };

    // The SDK's interpolation takes a map without nulls; a template may only use what is set.
    internal static Dictionary<string, object> Set(Dictionary<string, object?> scope) =>
        scope.Where(v => v.Value is not null).ToDictionary(v => v.Key, v => v.Value!, StringComparer.Ordinal);

    private sealed class Literal(object? value) : EndpointExpression
    {
        internal override object? Evaluate(Dictionary<string, object?> scope) => value;
    }

    private sealed class Template(string text) : EndpointExpression
    {
        internal override object? Evaluate(Dictionary<string, object?> scope) => Fn.Interpolate(text, Set(scope));
    }

    private sealed class Reference(string name) : EndpointExpression
    {
        internal override object? Evaluate(Dictionary<string, object?> scope) => scope.GetValueOrDefault(name);
    }

    private sealed class Function(string name, EndpointExpression[] arguments) : EndpointExpression
    {
        internal override object? Evaluate(Dictionary<string, object?> scope)
        {
            var values = new object?[arguments.Length];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = arguments[i].Evaluate(scope);
            }

            return name switch
            {
                "isSet" => values[0] is not null,
                "not" => values[0] is not true,
                "booleanEquals" or "stringEquals" => Equals(values[0], values[1]),
                "getAttr" => values[0] is null ? null : Fn.GetAttr(values[0], (string)values[1]!),
                "aws.partition" => values[0] is string region ? Fn.Partition(region) : null,
                "aws.parseArn" => values[0] is string arn ? Fn.ParseArn(arn) : null,
                "aws.isVirtualHostableS3Bucket" => values[0] is string bucket && Fn.IsVirtualHostableS3Bucket(bucket, (bool)values[1]!),
                "isValidHostLabel" => values[0] is string label && Fn.IsValidHostLabel(label, (bool)values[1]!),
                "parseURL" => values[0] is string url ? Fn.ParseURL(url) : null,
                "uriEncode" => values[0] is string text ? Fn.UriEncode(text) : null,
                "substring" => values[0] is string text ? Fn.Substring(text, (int)values[1]!, (int)values[2]!, (bool)values[3]!) : null,
                _ => throw new FormatException($"The endpoint rules use the unknown function '{name}'."),
            };
        }
    }
}
