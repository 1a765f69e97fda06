using System.Text;
using System.Text.Json;

namespace ZeroTrust.Policy.Tests.Randomized;

/// <summary>Makes requests and policy sets from a small alphabet, so that parts meet often. Everything the engine knows occurs.</summary>
internal sealed partial class RandomScenarios(int seed)
{
    private static readonly string[] Principals =
    [
        "arn:aws:iam::111111111111:user/team/alice",
        "arn:aws:iam::111111111111:user/bob",
        "arn:aws:iam::222222222222:user/eve",
        "111111111111",
        "222222222222",
        "arn:aws:sts::111111111111:assumed-role/App/s1",
        "arn:aws:iam::111111111111:role/App",
        "arn:aws:sts::222222222222:assumed-role/App/s1",
        "arn:aws:sts::111111111111:assumed-role/AWSServiceRoleForX/s",
        "arn:aws:iam::111111111111:role/aws-service-role/x/AWSServiceRoleForX",
        "arn:aws:sts::111111111111:federated-user/fred",
        "service:lambda.amazonaws.com",
        "service:s3.amazonaws.com",
        "anonymous",
        "federated:cognito-identity.amazonaws.com",
        "federated:arn:aws:iam::111111111111:saml-provider/Idp",
    ];

    private readonly Random _random = new(seed);

    private static string[] StringOperators =>
        ["StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike", "StringNotLike"];

    /// <summary>A JSON object with "request" and "policies".</summary>
    public string Next()
    {
        var text = new StringBuilder("{\"request\":");
        WriteRequest(text);
        text.Append(",\"policies\":{");
        var first = true;
        void Member(string name, double chance, Action write)
        {
            if (_random.NextDouble() >= chance)
            {
                return;
            }

            if (!first)
            {
                text.Append(',');
            }

            first = false;
            text.Append('"').Append(name).Append("\":");
            write();
        }
        void List(int most, Action write)
        {
            text.Append('[');
            var count = _random.Next(most + 1);
            for (var i = 0; i < count; i++)
            {
                if (i > 0)
                {
                    text.Append(',');
                }

                write();
            }
            text.Append(']');
        }
        void Plain(double allow) => WritePolicy(text, false, allow);
        void Organization(bool principals)
        {
            text.Append('{');
            if (_random.Next(4) == 0)
            {
                text.Append("\"management\":\"111111111111\",");
            }

            text.Append("\"levels\":");
            List(2, () => List(2, () => WritePolicy(text, principals, 0.8)));
            text.Append('}');
        }
        Member("identity", 0.9, () => List(2, () => Plain(0.75)));
        Member("boundary", 0.25, () => Plain(0.8));
        Member("session", 0.25, () => List(2, () => Plain(0.8)));
        Member("resource", 0.6, () => WritePolicy(text, true, 0.7));
        Member("scp", 0.3, () => Organization(false));
        Member("rcp", 0.2, () => Organization(true));
        Member("vpce", 0.15, () => WritePolicy(text, true, 0.85));
        Member("restrictPublicBuckets", 0.2, () => text.Append("true"));
        Member(
            "grants",
            0.15,
            () =>
                List(
                    2,
                    () =>
                        text.Append("{\"grantee\":")
                            .Append(Quote(Pick(NamedPrincipals[2..12])))
                            .Append(",\"operations\":[\"Decrypt\"]")
                            .Append(
                                _random.Next(3) switch
                                {
                                    0 => ",\"equals\":{\"app\":\"x\"}",
                                    1 => ",\"subset\":{\"app\":\"x\"}",
                                    _ => "",
                                }
                            )
                            .Append('}')
                )
        );
        Member(
            "unknown",
            0.05,
            () =>
                text.Append("[\"")
                    .Append(Pick("ServiceControl", "ResourceControl", "VpcEndpoint", "Resource", "Identity", "Boundary", "Session"))
                    .Append("\"]")
        );
        return text.Append("}}").ToString();
    }

    /// <summary>The condition keys that requests have and policies look at.</summary>
    public static IEnumerable<string> ContextKeys => Keys.Select(static k => k.Key);

    /// <summary>A value that a request may have for a key, as JSON: none, one or two texts.</summary>
    public string NextValue(string key)
    {
        var given = Keys.FirstOrDefault(k => k.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Given ?? ["111111111111", "alice", "x"];
        return _random.Next(8) switch
        {
            0 => "null",
            1 => $"[{Quote(Pick(given))},{Quote(Pick(given))}]",
            _ => Quote(Pick(given)),
        };
    }

    /// <summary>One of some.</summary>
    public T Next<T>(params T[] items) => Pick(items);

    /// <summary>A policy as a JSON list of statements.</summary>
    public string NextPolicy(bool namesPrincipals, double allow)
    {
        var text = new StringBuilder();
        WriteStatements(text, namesPrincipals, allow);
        return text.ToString();
    }

    private void WriteRequest(StringBuilder text)
    {
        var principal = Pick(Principals);
        var (action, resources) = Pick(Calls);
        text.Append("{\"principal\":")
            .Append(Quote(principal))
            .Append(",\"action\":")
            .Append(Quote(action))
            .Append(",\"resource\":")
            .Append(Quote(Pick(resources)));
        if (_random.Next(2) == 0)
        {
            text.Append(",\"account\":").Append(Quote(Pick("111111111111", "222222222222")));
        }

        if (principal.Contains("assumed-role", StringComparison.Ordinal) && _random.Next(2) == 0)
        {
            text.Append(",\"roleArn\":")
                .Append(
                    Quote(
                        principal.Contains("222", StringComparison.Ordinal)
                            ? "arn:aws:iam::222222222222:role/App"
                            : "arn:aws:iam::111111111111:role/App"
                    )
                );
        }

        if (_random.Next(4) == 0)
        {
            text.Append(",\"uniqueId\":").Append(Quote(Pick("AIDAALICE", "AROAAPP", "AIDAOTHER")));
        }

        if (_random.Next(4) == 0)
        {
            text.Append(",\"canonicalUser\":").Append(Quote(Pick("c1", "c2")));
        }

        if (_random.Next(4) == 0)
        {
            text.Append(",\"issuer\":\"arn:aws:iam::111111111111:user/bob\"");
        }

        if (
            _random.Next(4) == 0
            && !principal.StartsWith("service", StringComparison.Ordinal)
            && !principal.StartsWith("federated", StringComparison.Ordinal)
        )
        {
            text.Append(",\"provider\":").Append(Quote(Pick("", "cognito-identity.amazonaws.com")));
        }

        if (_random.Next(3) == 0)
        {
            text.Append(",\"complete\":false");
        }

        text.Append(",\"context\":{");
        var first = true;
        foreach (var (key, given, _, _) in Keys)
        {
            if (_random.Next(3) == 0)
            {
                continue;
            }
            // Keys that follow from the principal are rarely given.
            if (key is "aws:PrincipalArn" or "aws:username" && _random.Next(5) > 0)
            {
                continue;
            }

            if (!first)
            {
                text.Append(',');
            }

            first = false;
            text.Append(Quote(_random.Next(6) == 0 ? key.ToUpperInvariant() : key)).Append(':');
            switch (_random.Next(10))
            {
                case 0:
                    text.Append("null");
                    break;
                case 1:
                    text.Append("{}");
                    break;
                case 2:
                    text.Append("[]");
                    break;
                case 3 or 4:
                    text.Append('[').Append(Quote(Pick(given))).Append(',').Append(Quote(Pick(given))).Append(']');
                    break;
                default:
                    text.Append(Quote(Pick(given)));
                    break;
            }
        }
        text.Append("}}");
    }

    private void WritePolicy(StringBuilder text, bool namesPrincipals, double allow)
    {
        if (_random.Next(6) > 0)
        {
            WriteStatements(text, namesPrincipals, allow);
            return;
        }
        text.Append('{').Append(Pick("", "\"Version\":\"2008-10-17\",", "\"Version\":\"2012-10-17\",")).Append("\"Statement\":");
        WriteStatements(text, namesPrincipals, allow);
        text.Append('}');
    }

    private void WriteStatements(StringBuilder text, bool namesPrincipals, double allow)
    {
        text.Append('[');
        var count = 1 + _random.Next(3);
        for (var i = 0; i < count; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            text.Append("{\"Effect\":").Append(_random.NextDouble() < allow ? "\"Allow\"" : "\"Deny\"");
            if (namesPrincipals ? _random.Next(40) > 0 : _random.Next(60) == 0)
            {
                WritePrincipal(text);
            }

            WriteTexts(text, _random.Next(10) == 0 ? "NotAction" : "Action", ActionPatterns);
            if (_random.Next(20) > 0)
            {
                WriteTexts(text, _random.Next(10) == 0 ? "NotResource" : "Resource", ResourcePatterns);
            }

            if (_random.Next(5) < 2)
            {
                WriteConditions(text);
            }

            text.Append('}');
        }
        text.Append(']');
    }

    private void WritePrincipal(StringBuilder text)
    {
        text.Append(",\"").Append(_random.Next(8) == 0 ? "NotPrincipal" : "Principal").Append("\":");
        switch (_random.Next(10))
        {
            case 0 or 1:
                text.Append("\"*\"");
                break;
            case 2:
                text.Append("{\"Service\":").Append(Quote(Pick("lambda.amazonaws.com", "S3.amazonaws.com", "*"))).Append('}');
                break;
            case 3:
                text.Append("{\"Federated\":")
                    .Append(Quote(Pick("cognito-identity.amazonaws.com", "arn:aws:iam::111111111111:saml-provider/Idp", "*")))
                    .Append('}');
                break;
            case 4:
                text.Append("{\"AWS\":")
                    .Append(Quote(Pick(NamedPrincipals)))
                    .Append(",\"CanonicalUser\":")
                    .Append(Quote(Pick("c1", "c3")))
                    .Append('}');
                break;
            default:
                text.Append("{\"AWS\":[")
                    .Append(Quote(Pick(NamedPrincipals)))
                    .Append(',')
                    .Append(Quote(Pick(NamedPrincipals)))
                    .Append("]}");
                break;
        }
    }

    private void WriteTexts(StringBuilder text, string name, string[] from)
    {
        text.Append(",\"").Append(name).Append("\":");
        if (_random.Next(2) == 0)
        {
            text.Append(Quote(Pick(from)));
        }
        else
        {
            text.Append('[').Append(Quote(Pick(from))).Append(',').Append(Quote(Pick(from))).Append(']');
        }
    }

    private void WriteConditions(StringBuilder text)
    {
        text.Append(",\"Condition\":{");
        var used = new HashSet<string>();
        var count = 1 + _random.Next(2);
        for (var i = 0; i < count; i++)
        {
            var (key, _, wanted, operators) = Pick(Keys);
            var isNull = _random.Next(10) == 0;
            var name =
                (
                    _random.Next(4) switch
                    {
                        0 => "ForAllValues:",
                        1 => "ForAnyValue:",
                        _ => "",
                    }
                ) + (isNull ? "Null" : Pick(operators) + (_random.Next(4) == 0 ? "IfExists" : ""));
            if (!used.Add(name))
            {
                continue;
            }

            if (used.Count > 1)
            {
                text.Append(',');
            }

            text.Append(Quote(name)).Append(":{").Append(Quote(_random.Next(6) == 0 ? key.ToLowerInvariant() : key)).Append(':');
            var values = isNull ? ["true", "false", "True", "x"] : wanted;
            if (_random.Next(2) == 0)
            {
                text.Append(Quote(Pick(values)));
            }
            else if (_random.Next(12) == 0)
            {
                text.Append("[]");
            }
            else
            {
                text.Append('[').Append(Quote(Pick(values))).Append(',').Append(Quote(Pick(values))).Append(']');
            }

            text.Append('}');
        }
        text.Append('}');
    }

    private T Pick<T>(params T[] items) => items[_random.Next(items.Length)];

    private static string Quote(string text) => JsonSerializer.Serialize(text);
}
