using System.Text.Json;
using ZeroTrust.Policy.Decisions;

namespace ZeroTrust.Policy.Tests.Naive;

/// <summary>A second evaluator, written from AWS's documentation alone, that shares nothing with the
/// engine but the names of the verdicts. It reads
/// the JSON anew for every question and looks at everything.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html</summary>
internal sealed class NaiveEvaluator(JsonElement policies, NaiveRequest request)
{
    private static readonly string[] ResourceControlServices = ["s3", "sts", "kms", "sqs", "secretsmanager", "dynamodb", "ecr", "logs"];

    private bool HasBoundary => policies.TryGetProperty("boundary", out _);

    private string Service => request.Action.Split(':')[0].ToLowerInvariant();

    private bool IsKey => Service == "kms" && request.Resource.Contains(":key/", StringComparison.Ordinal);

    private bool IsAssume => Service == "sts" && request.Resource.Contains(":role/", StringComparison.Ordinal);

    public static Verdict Decide(JsonElement request, JsonElement policies) =>
        new NaiveEvaluator(policies, new NaiveRequest(request)).Decide();

    public Verdict Decide()
    {
        // "No permissions are required to perform this operation."
        if (request.Action.Equals("sts:GetCallerIdentity", StringComparison.OrdinalIgnoreCase))
        {
            return Verdict.Allowed;
        }

        var deny = Denies();
        var allow = Allows();
        if (deny == true)
        {
            return Verdict.ExplicitlyDenied;
        }

        if (allow == false)
        {
            return Verdict.ImplicitlyDenied;
        }

        return deny == false && allow == true ? Verdict.Allowed : Verdict.Indeterminate;
    }

    private bool IsPrincipalWithIdentity => request.Account is not null && request.Kind != "root";

    private bool UsesResourcePolicy => Service != "iam";

    private bool? ScpApplies => request.Account is null ? false : Logic.Not(Exempt("scp", request.Account));

    private bool? RcpApplies =>
        !ResourceControlServices.Contains(Service) || request.Action.Equals("kms:RetireGrant", StringComparison.OrdinalIgnoreCase)
            ? false
            : Logic.Not(Exempt("rcp", request.Owner));

    private bool? Exempt(string name, string? account)
    {
        bool? management = false;
        if (policies.TryGetProperty(name, out var p) && p.TryGetProperty("management", out var m))
        {
            management = account is null ? null : account == m.GetString();
        }

        return Logic.Or(management, request.IsServiceLinked);
    }

    private bool? Denies()
    {
        bool? deny = false;
        void Add(bool? applies, bool? denies) => deny = Logic.Or(deny, Logic.And(applies, denies));
        Add(
            ScpApplies,
            Logic.Or(
                Levels("scp").Any(l => l.Count > 0)
                    ? Logic.Any(Levels("scp").SelectMany(l => l).Select(p => Says(p, "Deny", "any", false)))
                    : false,
                Unread("ServiceControl")
            )
        );
        Add(
            RcpApplies,
            Logic.Or(Logic.Any(Levels("rcp").SelectMany(l => l).Select(p => Says(p, "Deny", "any", true))), Unread("ResourceControl"))
        );
        Add(true, Logic.Or(Logic.Any(One("vpce").Select(p => Says(p, "Deny", "any", true))), Unread("VpcEndpoint")));
        if (UsesResourcePolicy)
        {
            Add(true, Logic.Or(Logic.Any(One("resource").Select(p => Says(p, "Deny", "any", true))), Unread("Resource")));
            if ((IsKey || IsAssume) && One("resource").Count == 0)
            {
                Add(true, null);
            }
        }
        if (IsPrincipalWithIdentity)
        {
            foreach (var (name, layer) in ((string, string)[])[("identity", "Identity"), ("boundary", "Boundary"), ("session", "Session")])
            {
                Add(true, Logic.Or(Logic.Any(Policies(name).Select(p => Says(p, "Deny", "any", false))), Unread(layer)));
            }
        }
        return deny;
    }

    private bool? Allows()
    {
        // "there must be an explicit Allow statement at every level from the root through each OU in the direct path to the account".
        bool? scp = !Has("scp") ? true : Logic.All(Levels("scp").Select(l => Logic.Any(l.Select(p => Says(p, "Allow", "any", false)))));
        if (Unread("ServiceControl") is null)
        {
            scp = null;
        }

        scp = Logic.Or(Logic.Not(ScpApplies), scp);
        var isEndpointUnread = Unread("VpcEndpoint") is null;
        bool? endpoint = Has("vpce") ? Logic.Any(One("vpce").Select(p => Says(p, "Allow", "any", true))) : !isEndpointUnread;
        if (isEndpointUnread)
        {
            endpoint = Logic.Or(endpoint, null);
        }

        var guards = Logic.And(scp, endpoint);
        if (request.Account is null)
        {
            return Logic.And(guards, Grants("any", crossAccount: true));
        }

        bool? identity =
            request.Kind == "root"
                ? true
                : Logic.Or(Logic.Any(Policies("identity").Select(p => Says(p, "Allow", "any", false))), Unread("Identity"));
        bool? Limit(string name, string layer)
        {
            // "The enforcement code checks whether the principal is a role session. [...] Otherwise, the request is implicitly denied."
            var isNeeded = name == "session" && request.Kind == "federated-user";
            if (request.Kind == "root" || (!isNeeded && !Has(name) && Unread(layer) == false))
            {
                return true;
            }

            return Logic.Or(Logic.Any(Policies(name).Select(p => Says(p, "Allow", "any", false))), Unread(layer));
        }
        var limits = Logic.And(Limit("boundary", "Boundary"), Limit("session", "Session"));
        var own = Logic.And(identity, limits);

        bool? Same()
        {
            if (!UsesResourcePolicy)
            {
                return own;
            }

            var byRole = Logic.And(Grants("role", false), limits);
            var delegated = Logic.And(Grants("any", false), own);
            if (IsAssume)
            {
                return Logic.Or(byRole, delegated);
            }

            var direct = Logic.Or(Grants("direct", false), byRole);
            return Logic.Or(direct, IsKey ? delegated : own);
        }
        bool? Cross() => Logic.And(UsesResourcePolicy ? Grants("any", true) : false, own);
        bool? sameAccount = request.Owner is null ? null : request.Owner == request.Account;
        bool? answer;
        if (sameAccount is null)
        {
            // Whoever owns it: certain only when both answers agree.
            bool? a = Same2(),
                b = Cross2();
            answer = a == b ? a : null;
        }
        else
        {
            answer = sameAccount.Value ? Same() : Cross();
        }

        return Logic.And(guards, answer);

        bool? Same2()
        {
            if (!UsesResourcePolicy)
            {
                return own;
            }

            return Logic.Or(Logic.Or(Grants("direct", null), Logic.And(Grants("role", null), limits)), own);
        }
        bool? Cross2() => Logic.And(UsesResourcePolicy ? Grants("any", null) : false, own);
    }

    /// <summary>Whether the resource's policy, or a grant on the key, lets the principal in.</summary>
    private bool? Grants(string level, bool? crossAccount)
    {
        if (!UsesResourcePolicy)
        {
            return false;
        }

        var grants = Logic.Or(Logic.Any(One("resource").Select(p => Says(p, "Allow", level, true))), Unread("Resource"));
        if ((IsKey || IsAssume) && One("resource").Count == 0)
        {
            grants = null;
        }

        if (
            policies.TryGetProperty("restrictPublicBuckets", out var on)
            && on.GetBoolean()
            && Service == "s3"
            && request.Kind != "service"
            && One("resource").Count > 0
        )
        {
            grants = Logic.And(grants, Logic.Not(Logic.And(crossAccount, NaivePublicBucket.IsPublic(One("resource")[0]))));
        }

        if (IsKey && policies.TryGetProperty("grants", out var list))
        {
            grants = Logic.Or(grants, Logic.Any(list.EnumerateArray().Select(g => NaiveGrants.Allows(g, request))));
        }

        return grants;
    }

    private bool? Says(JsonElement policy, string effect, string level, bool namesPrincipals)
    {
        var (statements, variables) =
            policy.ValueKind == JsonValueKind.Array
                ? (policy, true)
                : (policy.GetProperty("Statement"), policy.TryGetProperty("Version", out var v) && v.GetString() == "2012-10-17");
        return Logic.Any(
            statements
                .EnumerateArray()
                .Where(s => s.GetProperty("Effect").GetString() == effect)
                .Select(s =>
                {
                    bool? who = s.TryGetProperty("Principal", out _) || s.TryGetProperty("NotPrincipal", out _) ? null : true;
                    if (namesPrincipals)
                    {
                        who = NaivePrincipals.Names(s, request, level, HasBoundary);
                    }

                    return Logic.And(
                        Logic.And(who, Action(s)),
                        Logic.And(
                            Resource(s, variables),
                            s.TryGetProperty("Condition", out var c) ? NaiveConditions.Holds(c, request, variables) : true
                        )
                    );
                })
        );
    }

    private bool? Action(JsonElement statement) =>
        statement.TryGetProperty("Action", out var action)
            ? Texts(action).Any(p => NaivePatterns.MatchesAction(p, request.Action))
            : !Texts(statement.GetProperty("NotAction")).Any(p => NaivePatterns.MatchesAction(p, request.Action));

    private bool? Resource(JsonElement statement, bool variables)
    {
        var isNot = statement.TryGetProperty("NotResource", out var not);
        if (!isNot && !statement.TryGetProperty("Resource", out not))
        {
            return true;
        }

        var outcomes = Texts(not)
            .Select(p => NaivePatterns.Compare(p, request.Resource, request, wildcards: true, variables, ignoreCase: false))
            .ToList();
        if (outcomes.Contains(Outcome.Yes))
        {
            return !isNot;
        }

        if (outcomes.Contains(Outcome.Unclear))
        {
            return null;
        }

        if (outcomes.Contains(Outcome.Invalid))
        {
            return isNot ? null : false;
        }

        return isNot;
    }

    private static IEnumerable<string> Texts(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().Select(e => e.GetString()!) : [element.GetString()!];

    private bool Has(string name) => policies.TryGetProperty(name, out _);

    private List<JsonElement> One(string name) => policies.TryGetProperty(name, out var p) ? [p] : [];

    private List<JsonElement> Policies(string name) =>
        !policies.TryGetProperty(name, out var p) ? []
        : name == "boundary" ? [p]
        : [.. p.EnumerateArray()];

    private List<List<JsonElement>> Levels(string name) =>
        policies.TryGetProperty(name, out var p)
            ? [.. p.GetProperty("levels").EnumerateArray().Select(l => l.EnumerateArray().ToList())]
            : [];

    /// <summary>null when the layer could not be read, else false.</summary>
    private bool? Unread(string layer) =>
        policies.TryGetProperty("unknown", out var unknown) && unknown.EnumerateArray().Any(u => u.GetString() == layer) ? null : false;
}
