using System.Text.Json;
using System.Text.Json.Nodes;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Tests.Cases;

namespace ZeroTrust.Policy.Tests.Randomized;

/// <summary>Settles things that a scenario leaves open, with random values. What is settled is written
/// into the scenario's JSON, so that any evaluator
/// can be asked again.</summary>
internal sealed class Resolution
{
    // What follows from the principal and the resource.
    private static readonly string[] DerivedKeys =
    [
        "aws:PrincipalArn",
        "aws:PrincipalAccount",
        "aws:PrincipalType",
        "aws:userid",
        "aws:PrincipalServiceName",
        "aws:ResourceAccount",
    ];

    private readonly JsonObject _request;
    private readonly JsonObject _policies;
    private readonly RandomScenarios _scenarios;

    private Resolution(JsonObject scenario, RandomScenarios scenarios)
    {
        _request = scenario["request"]!.AsObject();
        _policies = scenario["policies"]!.AsObject();
        _scenarios = scenarios;
    }

    private string Who => _request["principal"]!.GetValue<string>();

    private string ResourceArn => _request["resource"]!.GetValue<string>();

    private JsonObject Context => _request["context"]!.AsObject();

    /// <summary>Everything that the scenario leaves open and that has a value of its own: keys, facts and layers.</summary>
    public static IReadOnlyList<Doubt> Open(JsonObject scenario)
    {
        var of = new Resolution(scenario, null!);
        using var json = JsonDocument.Parse(scenario["request"]!.ToJsonString());
        var request = Scenario.Request(json.RootElement);
        var keys = of.Context.Select(static p => p.Key).Concat(RandomScenarios.ContextKeys).Concat(DerivedKeys);
        return
        [
            .. keys.Distinct(StringComparer.OrdinalIgnoreCase)
                .Where(key => !request.Find(key).IsKnown)
                .Select(static key => new Doubt.ConditionKey(key)),
            .. Enum.GetValues<UnknownFact>().Where(of.IsOpen).Select(static fact => new Doubt.Fact(fact)),
            .. (of._policies["unknown"]?.AsArray() ?? []).Select(static layer => new Doubt.UnreadLayer(
                Enum.Parse<PolicyLayer>(layer!.GetValue<string>())
            )),
        ];
    }

    /// <summary>The scenario with some doubts settled.</summary>
    /// <param name="scenario">The scenario; stays as it is.</param>
    /// <param name="doubts">What to settle.</param>
    /// <param name="scenarios">Gives the values.</param>
    public static JsonObject Of(JsonObject scenario, IEnumerable<Doubt> doubts, RandomScenarios scenarios)
    {
        var copy = scenario.DeepClone().AsObject();
        var resolution = new Resolution(copy, scenarios);
        foreach (var doubt in doubts)
        {
            resolution.Settle(doubt);
        }

        return copy;
    }

    private void Settle(Doubt doubt)
    {
        switch (doubt)
        {
            case Doubt.ConditionKey { Key: var key }:
                Context[Context.Select(static p => p.Key).FirstOrDefault(k => k.Equals(key, StringComparison.OrdinalIgnoreCase)) ?? key] =
                    JsonNode.Parse(_scenarios.NextValue(key));
                break;
            case Doubt.UnreadLayer { Layer: var layer }:
                var unknown = _policies["unknown"]!.AsArray();
                unknown.Remove(unknown.First(l => l!.GetValue<string>() == layer.ToString()));
                break;
            case Doubt.Fact { What: var fact }:
                Settle(fact);
                break;
            case Doubt.Undefined { Where: var place }:
                Replace(place);
                break;
            default:
                Assert.Fail($"No scenario is {doubt}.");
                break;
        }
    }

    private bool IsOpen(UnknownFact fact) =>
        fact switch
        {
            UnknownFact.ResourceAccount => !_request.ContainsKey("account")
                && ResourceArn.StartsWith("arn:aws:s3:", StringComparison.Ordinal),
            UnknownFact.ServiceLinkedRole => Who.Contains(":assumed-role/AWSServiceRoleFor", StringComparison.Ordinal)
                && !_request.ContainsKey("roleArn"),
            UnknownFact.SessionName => Who.Contains(":role/", StringComparison.Ordinal),
            UnknownFact.SessionProvider => Who.Contains("role/", StringComparison.Ordinal) && !_request.ContainsKey("provider"),
            UnknownFact.UniqueId => !_request.ContainsKey("uniqueId"),
            UnknownFact.SessionIssuer => !_request.ContainsKey("issuer"),
            UnknownFact.CanonicalUserId => !_request.ContainsKey("canonicalUser"),
            _ => false,
        };

    private void Settle(UnknownFact fact)
    {
        switch (fact)
        {
            case UnknownFact.ResourceAccount:
                _request["account"] = _scenarios.Next("111111111111", "222222222222");
                break;
            case UnknownFact.ServiceLinkedRole:
                _request["roleArn"] = $"arn:aws:iam::111111111111:role/{_scenarios.Next("", "aws-service-role/x/")}AWSServiceRoleForX";
                break;
            case UnknownFact.SessionName:
                var role = Who;
                _request["roleArn"] = role;
                _request["principal"] =
                    $"arn:aws:sts::{role.Split(':')[4]}:assumed-role/{role[(role.LastIndexOf('/') + 1)..]}/{_scenarios.Next("s1", "s2")}";
                break;
            case UnknownFact.SessionProvider:
                _request["provider"] = _scenarios.Next("", "cognito-identity.amazonaws.com");
                break;
            case UnknownFact.UniqueId:
                _request["uniqueId"] = _scenarios.Next("AIDAALICE", "AROAAPP", "AIDAOTHER");
                break;
            case UnknownFact.SessionIssuer:
                _request["issuer"] = _scenarios.Next("arn:aws:iam::111111111111:user/bob", "arn:aws:iam::111111111111:user/team/alice");
                break;
            case UnknownFact.CanonicalUserId:
                _request["canonicalUser"] = _scenarios.Next("c1", "c2");
                break;
            case UnknownFact.KeyPolicy or UnknownFact.TrustPolicy:
                _policies["resource"] = new JsonArray(
                    Statement(_scenarios.Next("Allow", "Deny"), namesPrincipals: true, applies: _scenarios.Next(true, false))
                );
                break;
            case UnknownFact.FurtherEncryptionContext:
                _request["complete"] = true;
                break;
            default:
                Assert.Fail($"No scenario leaves {fact} open.");
                break;
        }
    }

    /// <summary>Puts a statement that certainly applies, or certainly does not, in the place of one whose result is not defined.</summary>
    private void Replace(PolicyPlace place)
    {
        var namesPrincipals = place.Layer is PolicyLayer.Resource or PolicyLayer.ResourceControl or PolicyLayer.VpcEndpoint;
        var statements = Policy(place) is JsonObject document ? document["Statement"]!.AsArray() : Policy(place).AsArray();
        var at = place.StatementIndex!.Value;
        statements[at] = Statement(statements[at]!["Effect"]!.GetValue<string>(), namesPrincipals, applies: _scenarios.Next(true, false));
    }

    // Named as Scenario names them.
    private JsonNode Policy(PolicyPlace place)
    {
        var name = place.PolicyName;
        int[] Numbers(string prefix) => [.. name[prefix.Length..].Split('.').Select(int.Parse)];
        return place.Layer switch
        {
            PolicyLayer.Identity => _policies["identity"]![Numbers("identity")[0]]!,
            PolicyLayer.Session => _policies["session"]![Numbers("session")[0]]!,
            PolicyLayer.ServiceControl when Numbers("scp") is [var level, var number] => _policies["scp"]!["levels"]![level]![number]!,
            PolicyLayer.ResourceControl when Numbers("rcp") is [var level, var number] => _policies["rcp"]!["levels"]![level]![number]!,
            _ => _policies[name]!,
        };
    }

    private static JsonObject Statement(string effect, bool namesPrincipals, bool applies)
    {
        var statement = new JsonObject
        {
            ["Effect"] = effect,
            ["Action"] = applies ? "*" : "none:none",
            ["Resource"] = "*",
        };
        if (namesPrincipals)
        {
            statement["Principal"] = "*";
        }

        return statement;
    }
}
