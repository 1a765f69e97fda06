using System.Globalization;
using System.Net;
using System.Text.Json;

namespace ZeroTrust.Policy.Tests.Naive;

/// <summary>Conditions, evaluated as the documentation words them and without any care for speed. null stands for "cannot be said".
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html</summary>
internal static class NaiveConditions
{
    public static bool? Holds(JsonElement condition, NaiveRequest request, bool variables)
    {
        bool? all = true;
        foreach (var byOperator in condition.EnumerateObject())
        {
            foreach (var byKey in byOperator.Value.EnumerateObject())
            {
                var values =
                    byKey.Value.ValueKind == JsonValueKind.Array ? byKey.Value.EnumerateArray().Select(Text).ToList() : [Text(byKey.Value)];
                all = Logic.And(all, Holds(byOperator.Name, byKey.Name, values, request, variables));
            }
        }
        return all;
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static bool? Holds(string name, string key, List<string> policyValues, NaiveRequest request, bool variables)
    {
        var forAll = name.StartsWith("ForAllValues:", StringComparison.OrdinalIgnoreCase);
        var forAny = name.StartsWith("ForAnyValue:", StringComparison.OrdinalIgnoreCase);
        if (forAll || forAny)
        {
            name = name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];
        }

        var ifExists = name.EndsWith("IfExists", StringComparison.OrdinalIgnoreCase);
        if (ifExists)
        {
            name = name[..^8];
        }

        name = name.ToUpperInvariant();

        if (!request.Knows(key, out var requestValues))
        {
            return null;
        }

        var exists = requestValues is { Count: > 0 };
        if (name == "NULL")
        {
            if (forAll || forAny)
            {
                return null;
            }

            if (exists && requestValues!.All(v => v == ""))
            {
                return null;
            }

            return policyValues.Count == 0
                ? false
                : Logic.Any(
                    policyValues.Select(v =>
                        v.ToUpperInvariant() switch
                        {
                            "TRUE" => !exists,
                            "FALSE" => exists,
                            _ => (bool?)null,
                        }
                    )
                );
        }
        var negated = name.Contains("NOT", StringComparison.Ordinal);
        if (!exists)
        {
            if (ifExists || forAll)
            {
                return true;
            }

            if (forAny)
            {
                return false;
            }

            return negated;
        }
        bool? Passes(string value)
        {
            var matches = policyValues
                .Select(p => Compare(name.Replace("NOT", "", StringComparison.Ordinal), p, value, request, variables))
                .ToList();
            if (matches.Contains(Outcome.Yes))
            {
                return !negated;
            }

            if (matches.Contains(Outcome.Unclear))
            {
                return null;
            }

            if (matches.Contains(Outcome.Invalid))
            {
                return negated ? null : false;
            }

            return negated;
        }
        if (forAll)
        {
            return requestValues!.All(v => v == "") ? true : Logic.All(requestValues!.Select(Passes));
        }

        if (forAny)
        {
            return requestValues!.All(v => v == "") ? false : Logic.Any(requestValues!.Select(Passes));
        }

        var results = requestValues!.Select(Passes).Distinct().ToList();
        return results.Count == 1 ? results[0] : null;
    }

    private static Outcome Compare(string name, string policy, string value, NaiveRequest request, bool variables)
    {
        static Outcome Of(bool? b) =>
            b switch
            {
                true => Outcome.Yes,
                false => Outcome.No,
                _ => Outcome.Unclear,
            };
        static Outcome Ordered(string name, int order) =>
            Of(
                name.Replace("NUMERIC", "", StringComparison.Ordinal).Replace("DATE", "", StringComparison.Ordinal) switch
                {
                    "LESSTHAN" => order < 0,
                    "LESSTHANEQUALS" => order <= 0,
                    "GREATERTHAN" => order > 0,
                    "GREATERTHANEQUALS" => order >= 0,
                    _ => order == 0,
                }
            );
        switch (name)
        {
            case "STRINGEQUALS":
                return NaivePatterns.Compare(policy, value, request, wildcards: false, variables, ignoreCase: false);
            case "STRINGEQUALSIGNORECASE":
                return NaivePatterns.Compare(policy, value, request, wildcards: false, variables, ignoreCase: true);
            case "STRINGLIKE":
                return NaivePatterns.Compare(policy, value, request, wildcards: true, variables, ignoreCase: false);
            case "ARNEQUALS" or "ARNLIKE":
                return NaivePatterns.CompareArn(policy, value, request, variables);
            case "BOOL":
                return bool.TryParse(policy, out var b1) && bool.TryParse(value, out var b2) ? Of(b1 == b2) : Outcome.Unclear;
            case "BINARYEQUALS":
                try
                {
                    return Of(Convert.FromBase64String(policy).SequenceEqual(Convert.FromBase64String(value)));
                }
                catch (FormatException)
                {
                    return Outcome.Unclear;
                }
            case "IPADDRESS":
                var range = policy.Contains('/', StringComparison.Ordinal)
                    ? policy
                    : policy + (policy.Contains(':', StringComparison.Ordinal) ? "/128" : "/32");
                var slash = range.IndexOf('/', StringComparison.Ordinal);
                if (
                    !IPAddress.TryParse(range[..slash], out var network)
                    || !int.TryParse(range[(slash + 1)..], out var bits)
                    || !IPAddress.TryParse(value, out var address)
                )
                {
                    return Outcome.Unclear;
                }

                byte[] n = network.GetAddressBytes(),
                    a = address.GetAddressBytes();
                if (bits > n.Length * 8)
                {
                    return Outcome.Unclear;
                }

                if (n.Length != a.Length)
                {
                    return Outcome.No;
                }

                for (var i = 0; i < bits; i++)
                {
                    if (((n[i / 8] ^ a[i / 8]) >> (7 - (i % 8)) & 1) != 0)
                    {
                        return Outcome.No;
                    }
                }
                return Outcome.Yes;
        }
        if (name.StartsWith("NUMERIC", StringComparison.Ordinal))
        {
            return
                decimal.TryParse(policy, NumberStyles.Float, CultureInfo.InvariantCulture, out var p)
                && decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var v)
                ? Ordered(name, v.CompareTo(p))
                : Outcome.Unclear;
        }
        if (name.StartsWith("DATE", StringComparison.Ordinal))
        {
            return Moment(policy) is { } p && Moment(value) is { } v ? Ordered(name, v.CompareTo(p)) : Outcome.Unclear;
        }

        throw new InvalidOperationException(name);
    }

    private static DateTimeOffset? Moment(string text)
    {
        if (text.Length != 4 && text.All(char.IsAsciiDigit) && long.TryParse(text, CultureInfo.InvariantCulture, out var seconds))
        {
            return DateTimeOffset.FromUnixTimeSeconds(seconds);
        }

        string[] forms =
        [
            "yyyy",
            "yyyy-MM",
            "yyyy-MM-dd",
            "yyyy-MM-dd'T'HH:mmK",
            "yyyy-MM-dd'T'HH:mm:ssK",
            "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        ];
        if (text.Contains('T', StringComparison.Ordinal) && !(text.EndsWith('Z') || text[^6] is '+' or '-'))
        {
            return null;
        }

        return DateTimeOffset.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : null;
    }
}
