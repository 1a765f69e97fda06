using System.Text.Json;
using System.Text.Json.Nodes;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;
using ZeroTrust.Policy.Tests.Cases;
using ZeroTrust.Policy.Tests.Naive;

namespace ZeroTrust.Policy.Tests.Comparison;

/// <summary>
/// What one document alone says about a request, asked of the evaluator and of the naive evaluator: as the
/// policy of a VPC endpoint, beside a resource that
/// grants everything to everyone, it alone decides.
/// </summary>
internal sealed class DocumentVerdict
{
    private const string Everyone =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}""";
    private const string Anything = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";
    private static readonly LayerPolicy Rights = LayerPolicy.Parse("rights", Anything);
    private static readonly LayerPolicy GrantsAll = LayerPolicy.Parse("all", Everyone);
    private readonly PolicySet _policies;
    private readonly JsonElement _naive;

    public DocumentVerdict(PolicyDocument document)
    {
        // Where the document names nobody, everyone is meant.
        var statements = document.Statements.Select(static statement =>
            statement.Principal is null ? statement with { Principal = PrincipalElement.Everyone } : statement
        );
        var named = document with { Statements = [.. statements] };
        _policies = new PolicySet
        {
            VpcEndpoint = new LayerPolicy("document", named),
            Resource = GrantsAll,
            Identity = [Rights],
        };
        using var json = JsonDocument.Parse($$"""{"vpce":{{named.ToJson()}},"resource":{{Everyone}},"identity":[{{Anything}}]}""");
        _naive = json.RootElement.Clone();
    }

    /// <summary>0 denied, 1 not known, 2 allowed.</summary>
    public int Engine(AccessRequest request) => Rank(PolicyEvaluator.Decide(request, _policies));

    /// <summary>The same by the naive evaluator.</summary>
    public int Naive(NaiveRequest request) => Rank(new NaiveEvaluator(_naive, request).Decide());

    /// <summary>The same by both, which have to agree.</summary>
    public int Both(JsonElement request)
    {
        var engine = Engine(Scenario.Request(request));
        Assert.Equal(Naive(new NaiveRequest(request)), engine);
        return engine;
    }

    /// <summary>A request as the naive evaluator reads it.</summary>
    public static JsonElement Json(AccessRequest request)
    {
        var principal = request.Principal;
        var json = new JsonObject
        {
            ["principal"] = principal.Kind switch
            {
                RequestPrincipalKind.Anonymous => "anonymous",
                RequestPrincipalKind.Service => "service:" + principal.Provider,
                RequestPrincipalKind.Federated => "federated:" + principal.Provider,
                _ => principal.Arn ?? principal.RoleArn,
            },
            ["action"] = request.Action,
            ["resource"] = request.Resource,
            ["account"] = request.ResourceAccount,
            ["roleArn"] = principal.Arn is null ? null : principal.RoleArn,
            ["uniqueId"] = principal.UniqueId,
            ["canonicalUser"] = principal.CanonicalUserId,
            ["issuer"] = principal.IssuerArn,
            ["provider"] = principal.Kind == RequestPrincipalKind.Role ? principal.Provider : null,
        };
        foreach (var (name, _) in json.Where(static field => field.Value is null).ToArray())
        {
            json.Remove(name);
        }
        json["context"] = new JsonObject(
            request.Context.Values.Select(static pair => new KeyValuePair<string, JsonNode?>(pair.Key, Value(pair.Value)))
        );
        json["complete"] = request.Context.IsComplete;
        return CaseFiles.Parse(json.ToJsonString());
    }

    private static JsonNode? Value(ContextValue value)
    {
        if (!value.IsKnown)
        {
            return new JsonObject();
        }
        return value.IsAbsent ? null : new JsonArray([.. value.Values.ToArray().Select(static text => (JsonNode?)text)]);
    }

    private static int Rank(Verdict verdict) =>
        verdict switch
        {
            Verdict.Allowed => 2,
            Verdict.Indeterminate => 1,
            _ => 0,
        };
}
