using System.Text.Json;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Policy.Tests.Cases;

/// <summary>A request and its policies as the case files write them, made into what the engine takes. The naive
/// evaluator reads the same JSON by itself.</summary>
internal static class Scenario
{
    public static AccessRequest Request(JsonElement request)
    {
        var values = new List<KeyValuePair<string, ContextValue>>();
        if (request.TryGetProperty("context", out var context))
        {
            foreach (var key in context.EnumerateObject())
            {
                values.Add(new(key.Name, Value(key.Value)));
            }
        }
        var complete = !request.TryGetProperty("complete", out var c) || c.GetBoolean();
        return new AccessRequest(
            Principal(request),
            Text(request, "action")!,
            Text(request, "resource")!,
            RequestContext.Of(values, complete),
            Text(request, "account")
        );
    }

    public static PolicySet Policies(JsonElement policies) =>
        new()
        {
            Identity = Many(policies, "identity") ?? [],
            Boundary = One(policies, "boundary"),
            Session = Many(policies, "session"),
            Resource = One(policies, "resource"),
            ServiceControl = Levels(policies, "scp"),
            ResourceControl = Levels(policies, "rcp"),
            VpcEndpoint = One(policies, "vpce"),
            RestrictPublicBuckets = policies.TryGetProperty("restrictPublicBuckets", out var restrict) && restrict.GetBoolean(),
            Grants = policies.TryGetProperty("grants", out var grants) ? [.. grants.EnumerateArray().Select(Grant)] : [],
            UnknownLayers = policies.TryGetProperty("unknown", out var unknown)
                ? [.. unknown.EnumerateArray().Select(u => Enum.Parse<PolicyLayer>(u.GetString()!))]
                : [],
        };

    private static RequestPrincipal Principal(JsonElement request)
    {
        var text = Text(request, "principal")!;
        var principal = text.Split(':', 2) switch
        {
            ["anonymous"] => RequestPrincipal.Anonymous,
            ["service", var name] => RequestPrincipal.Service(name),
            ["federated", var name] => RequestPrincipal.Federated(name),
            _ => RequestPrincipal.Parse(text, Text(request, "roleArn")),
        };
        if (Text(request, "uniqueId") is { } uniqueId)
        {
            principal = principal with { UniqueId = uniqueId };
        }

        if (Text(request, "canonicalUser") is { } canonical)
        {
            principal = principal with { CanonicalUserId = canonical };
        }

        if (Text(request, "issuer") is { } issuer)
        {
            principal = principal with { IssuerArn = issuer };
        }

        if (Text(request, "provider") is { } provider)
        {
            principal = principal with { Provider = provider };
        }

        return principal;
    }

    private static ContextValue Value(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null => ContextValue.Absent,
            JsonValueKind.Array => ContextValue.Of([.. value.EnumerateArray().Select(v => v.GetString()!)]),
            JsonValueKind.Object => ContextValue.Unknown,
            _ => ContextValue.Of(value.GetString()!),
        };

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static LayerPolicy Policy(string name, JsonElement policy) =>
        LayerPolicy.Parse(
            name,
            policy.ValueKind == JsonValueKind.Array
                ? $$"""{"Version":"2012-10-17","Statement":{{policy.GetRawText()}}}"""
                : policy.GetRawText()
        );

    private static LayerPolicy? One(JsonElement policies, string name) =>
        policies.TryGetProperty(name, out var policy) ? Policy(name, policy) : null;

    private static LayerPolicy[]? Many(JsonElement policies, string name) =>
        policies.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select((p, i) => Policy($"{name}{i}", p))] : null;

    private static OrganizationPolicies? Levels(JsonElement policies, string name)
    {
        if (!policies.TryGetProperty(name, out var organization))
        {
            return null;
        }

        var levels = organization
            .GetProperty("levels")
            .EnumerateArray()
            .Select(
                (level, i) => new OrganizationLevel($"level{i}", [.. level.EnumerateArray().Select((p, j) => Policy($"{name}{i}.{j}", p))])
            );
        return new OrganizationPolicies([.. levels], Text(organization, "management"));
    }

    private static KmsGrant Grant(JsonElement grant) =>
        new(Text(grant, "grantee")!, [.. grant.GetProperty("operations").EnumerateArray().Select(o => o.GetString()!)])
        {
            EncryptionContextEquals = Pairs(grant, "equals"),
            EncryptionContextSubset = Pairs(grant, "subset"),
        };

    private static Dictionary<string, string>? Pairs(JsonElement grant, string name) =>
        grant.TryGetProperty(name, out var pairs) ? pairs.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!) : null;
}
