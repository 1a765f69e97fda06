using System.Text.Json;

namespace ZeroTrust.Policy.Tests.Naive;

/// <summary>https://docs.aws.amazon.com/kms/latest/developerguide/grants.html</summary>
internal static class NaiveGrants
{
    private const string Prefix = "kms:EncryptionContext:";

    public static bool? Allows(JsonElement grant, NaiveRequest request)
    {
        var operation = request.Action.Split(':')[1];
        if (
            !grant
                .GetProperty("operations")
                .EnumerateArray()
                .Any(o => string.Equals(o.GetString(), operation, StringComparison.OrdinalIgnoreCase))
        )
        {
            return false;
        }

        var grantee = grant.GetProperty("grantee").GetString()!;
        var kind =
            !grantee.StartsWith("arn:", StringComparison.Ordinal) && grantee.Contains('.', StringComparison.Ordinal) ? "Service" : "AWS";
        using var statement = JsonDocument.Parse(
            $$$"""{"Effect":"Allow","Principal":{"{{{kind}}}":{{{JsonSerializer.Serialize(grantee)}}}}}"""
        );
        var result = NaivePrincipals.Names(statement.RootElement, request, "any", false);
        foreach (var name in (string[])["subset", "equals"])
        {
            if (!grant.TryGetProperty(name, out var pairs))
            {
                continue;
            }

            foreach (var pair in pairs.EnumerateObject())
            {
                result = Logic.And(
                    result,
                    !request.Knows(Prefix + pair.Name, out var values)
                        ? null
                        : values is { Count: 1 } && values[0] == pair.Value.GetString()
                );
            }
        }
        if (!grant.TryGetProperty("equals", out var exact))
        {
            return result;
        }

        var allowed = exact.EnumerateObject().Select(p => p.Name).ToList();
        foreach (
            var key in request.ContextKeys.Where(k =>
                k.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && !allowed.Contains(k[Prefix.Length..])
            )
        )
        {
            result = Logic.And(result, !request.Knows(key, out var values) ? null : values is null);
        }

        return request.IsComplete ? result : Logic.And(result, null);
    }
}
