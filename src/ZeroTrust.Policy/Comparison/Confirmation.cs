using System.Collections.Immutable;
using ZeroTrust.Policy.Comparison.Boxes;
using ZeroTrust.Policy.Comparison.Lowering;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Policy.Comparison;

/// <summary>Makes a request of choices and lets the evaluator say what each policy does with it, so
/// that no example is believed unchecked.</summary>
internal sealed class Confirmation(PolicyDocument before, PolicyDocument after, PrincipalClasses? principals)
{
    /// <summary>The account of examples, where the policies ask for none.</summary>
    public const string SomeAccount = "111122223333";

    private const int Attempts = 48;

    // These follow from the principal and the resource, so that a request cannot choose them.
    private static readonly ImmutableArray<string> Derived =
    [
        "aws:principalarn",
        "aws:principalaccount",
        "aws:principaltype",
        "aws:username",
        "aws:userid",
        "aws:principalisawsservice",
        "aws:principalservicename",
        "aws:resourceaccount",
    ];

    private readonly PreparedPolicy _before = new(before);
    private readonly PreparedPolicy _after = new(after);

    /// <summary>Whether a key follows from the principal or the resource.</summary>
    public static bool IsDerived(string key) => Derived.Contains(key.ToLowerInvariant());

    /// <summary>The request when the new policy allows it for certain and the old one for certain does not; null otherwise.</summary>
    public AccessRequest? Confirm(IReadOnlyDictionary<string, Choice> choices, RequestContext extra)
    {
        if (choices.Any(static pair => pair.Value.Values.Any(PatternLowering.HoldsSymbol)))
        {
            return null;
        }

        var context = extra;
        foreach (var (key, choice) in choices.Where(static pair => Dimensions.IsKey(pair.Key) && !Derived.Contains(pair.Key)))
        {
            context = context.With(key, Value(choice));
        }

        return Candidates(choices)
            .Take(Attempts)
            .Select(principal => Request(principal, choices, context))
            .OfType<AccessRequest>()
            .FirstOrDefault(IsNew);
    }

    /// <summary>Whether the new policy allows a request for certain, and the old one for certain does not.</summary>
    public bool IsNew(AccessRequest request) => Allows(_after, request) == Truth.True && Allows(_before, request) == Truth.False;

    private static ContextValue Value(Choice choice) => choice.Values.IsEmpty ? ContextValue.Absent : ContextValue.Of([.. choice.Values]);

    private static string? Text(IReadOnlyDictionary<string, Choice> choices, string dimension) =>
        choices.TryGetValue(dimension, out var choice) && !choice.Values.IsEmpty ? choice.Values[0] : null;

    private static AccessRequest? Request(RequestPrincipal principal, IReadOnlyDictionary<string, Choice> choices, RequestContext context)
    {
        var resource = Text(choices, Dimensions.Resource) ?? "*";
        var named = Arn.TryParse(resource, out var arn) && Arn.IsAccount(arn.Account) ? arn.Account : null;
        var owner = Text(choices, "aws:resourceaccount") ?? named ?? principal.Account ?? SomeAccount;
        if (!Arn.IsAccount(owner) || (named is not null && named != owner))
        {
            return null;
        }

        var derived = new AccessRequest(principal, Text(choices, Dimensions.Action)!, resource, context, owner);
        foreach (var key in Derived.Where(choices.ContainsKey).Where(key => !derived.Find(key).IsKnown))
        {
            // What the evaluator does not know of services and tokens is not made up; what it does not know of others may be chosen.
            if (!principal.HasAccount && !choices[key].Values.IsEmpty)
            {
                return null;
            }

            context = context.With(key, Value(choices[key]));
        }

        return new AccessRequest(principal, derived.Action, resource, context, owner);
    }

    // Keys may ask for a certain principal; otherwise it is any of those that the policies do not tell apart.
    private IEnumerable<RequestPrincipal> Candidates(IReadOnlyDictionary<string, Choice> choices)
    {
        var userId = Text(choices, "aws:userid");
        if (Text(choices, "aws:principalarn") is { } arn && RequestPrincipal.TryParse(arn, null, out var named))
        {
            yield return named with
            {
                Provider = "",
                UniqueId = userId,
            };
        }

        var account = Text(choices, "aws:principalaccount") ?? SomeAccount;
        if (Arn.IsAccount(account))
        {
            yield return RequestPrincipal.Parse($"arn:aws:iam::{account}:user/{Text(choices, "aws:username") ?? "someone"}") with
            {
                UniqueId = userId,
            };
            yield return RequestPrincipal.Parse($"arn:aws:iam::{account}:role/someone") with
            {
                Provider = "",
            };
            yield return RequestPrincipal.Parse(account);
        }

        if (principals is null)
        {
            yield break;
        }

        if (Text(choices, Dimensions.Principal) is { } text)
        {
            foreach (var member in principals.Members(text))
            {
                yield return member;
            }
        }
        else
        {
            yield return RequestPrincipal.Anonymous;
        }
    }

    private static Truth Allows(PreparedPolicy policy, AccessRequest request)
    {
        var (allowed, denied) = (Truth.False, Truth.False);
        foreach (var statement in policy.Statements)
        {
            var use = statement.Statement.Principal is null ? PrincipalUse.Forbidden : PrincipalUse.Required;
            var match = statement.Match(request, use, hasBoundary: false).Any.Truth;
            if (statement.IsDeny)
            {
                denied = denied.Or(match);
            }
            else
            {
                allowed = allowed.Or(match);
            }
        }

        return allowed.And(denied.Not());
    }
}
