using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace ZeroTrust.Aws.Protocols.Endpoints;

/// <summary>The endpoint rules of a service
/// (https://smithy.io/2.0/additional-specs/rules-engine/specification.html), from their compact form.</summary>
internal sealed class EndpointRuleSet
{
    private readonly Dictionary<string, object?> _defaults = new(StringComparer.Ordinal);
    private readonly List<(string Name, bool Required)> _parameters = [];
    private readonly EndpointRule[] _rules;
    private readonly string _service;

    internal EndpointRuleSet(string service, ReadOnlyMemory<byte> json)
    {
        _service = service;
        using var document = JsonDocument.Parse(json, new() { MaxDepth = 512 });
        foreach (var parameter in document.RootElement.GetProperty("parameters").EnumerateObject())
        {
            var required = parameter.Value.TryGetProperty("required", out var needed) && needed.GetBoolean();
            _parameters.Add((parameter.Name, required));
            if (parameter.Value.TryGetProperty("default", out var value))
            {
                _defaults[parameter.Name] = value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetBoolean();
            }
        }

        _rules = [.. document.RootElement.GetProperty("rules").EnumerateArray().Select(r => new EndpointRule(r))];
    }

    /// <exception cref="AmazonClientException">The rules refuse these parameters.</exception>
    internal Endpoint Resolve(EndpointParameters parameters)
    {
        var scope = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, required) in _parameters)
        {
            var value = parameters[name] is string { Length: 0 } ? null : parameters[name];
            scope[name] = value ?? _defaults.GetValueOrDefault(name);
            if (required && scope[name] is null)
            {
                throw new AmazonClientException($"{_service}: the endpoint needs the parameter '{name}'.");
            }
        }

        return Resolve(_rules, scope) ?? throw new AmazonClientException($"{_service}: no endpoint rule fits the configuration.");
    }

    private Endpoint? Resolve(EndpointRule[] rules, Dictionary<string, object?> outer)
    {
        foreach (var rule in rules)
        {
            var scope = new Dictionary<string, object?>(outer, StringComparer.Ordinal);
            if (!Array.TrueForAll(rule.Conditions, c => c.Holds(scope)))
            {
                continue;
            }

            if (rule.Error is { } error)
            {
                throw new AmazonClientException($"{_service}: {error.Evaluate(scope)}");
            }

            if (rule.Url is { } url)
            {
                return New(rule, (string)url.Evaluate(scope)!, EndpointExpression.Set(scope));
            }

            if (Resolve(rule.Rules ?? [], scope) is { } endpoint)
            {
                return endpoint;
            }
        }

        return null;
    }

    private static Endpoint New(EndpointRule rule, string url, Dictionary<string, object> scope) =>
        new(url, Fn.InterpolateJson(rule.Properties, scope), Fn.InterpolateJson(rule.Headers, scope));
}
