using System.Text.Json;

namespace ZeroTrust.Policy.Tests.Naive;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status,
/// for the few condition keys that the random policies use.</summary>
internal static class NaivePublicBucket
{
    public static bool IsPublic(JsonElement policy)
    {
        var statements = policy.ValueKind == JsonValueKind.Array ? policy : policy.GetProperty("Statement");
        return statements
            .EnumerateArray()
            .Any(s =>
            {
                if (s.GetProperty("Effect").GetString() != "Allow")
                {
                    return false;
                }

                if (s.TryGetProperty("Principal", out var p) && !p.GetRawText().Contains("\"*\"", StringComparison.Ordinal))
                {
                    return false;
                }

                if (!s.TryGetProperty("Principal", out _) && !s.TryGetProperty("NotPrincipal", out _))
                {
                    return false;
                }

                return !s.TryGetProperty("Condition", out var c)
                    || !c.EnumerateObject().Any(o => o.Value.EnumerateObject().Any(k => Fixes(o.Name, k.Name, k.Value)));
            });
    }

    private static bool Fixes(string op, string key, JsonElement values)
    {
        if (
            op.Contains("Not", StringComparison.Ordinal)
            || op.Contains("IfExists", StringComparison.Ordinal)
            || op.StartsWith("ForAllValues", StringComparison.Ordinal)
            || op.EndsWith("Null", StringComparison.Ordinal)
        )
        {
            return false;
        }

        string[] keys = ["aws:SourceIp", "aws:SourceArn", "aws:PrincipalArn", "aws:PrincipalAccount", "aws:userid"];
        if (!keys.Contains(key, StringComparer.OrdinalIgnoreCase))
        {
            return false;
        }

        var texts =
            values.ValueKind == JsonValueKind.Array ? values.EnumerateArray().Select(v => v.ToString()).ToList() : [values.ToString()];
        return texts.Count > 0
            && texts.All(t =>
            {
                if (key.Equals("aws:SourceIp", StringComparison.OrdinalIgnoreCase))
                {
                    // Narrow enough is at most a /8 of IPv4 or a /32 of IPv6; an address without prefix is one.
                    if (!System.Net.IPAddress.TryParse(t.Split('/')[0], out _))
                    {
                        return false;
                    }

                    if (!t.Contains('/', StringComparison.Ordinal))
                    {
                        return true;
                    }

                    var bits = int.Parse(t.Split('/')[1], System.Globalization.CultureInfo.InvariantCulture);
                    return t.Contains(':', StringComparison.Ordinal) ? bits is >= 32 and <= 128 : bits is >= 8 and <= 32;
                }
                if (t.Contains("${", StringComparison.Ordinal))
                {
                    return false;
                }

                var parts = t.Split(':', 6);
                if (parts.Length == 6 && parts[0] == "arn" && parts[4].Length == 12 && parts[4].All(char.IsAsciiDigit))
                {
                    return true;
                }

                return !t.Contains('*', StringComparison.Ordinal) && !t.Contains('?', StringComparison.Ordinal);
            });
    }
}
