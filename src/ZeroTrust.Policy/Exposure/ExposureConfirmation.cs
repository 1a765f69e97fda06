using ZeroTrust.Policy.Comparison.Boxes;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Policy.Exposure;

/// <summary>Makes a request of choices and lets the evaluator say whether it is allowed, so
/// that no example is believed unchecked.</summary>
internal sealed class ExposureConfirmation
{
    // These follow from who makes the request.
    private static readonly HashSet<string> Derived =
    [
        "aws:principalarn",
        "aws:principalaccount",
        "aws:principaltype",
        "aws:principalisawsservice",
        "aws:principalservicename",
        "aws:resourceaccount",
    ];

    private readonly ExposureSubject _subject;
    private readonly PolicySet _policies;

    public ExposureConfirmation(ExposureSubject subject, LayerPolicy policy)
    {
        _subject = subject;
        _policies = new PolicySet
        {
            // Outsiders give themselves what rights they need on their side.
            Identity =
            [
                new LayerPolicy(
                    "outsider",
                    new PolicyDocument
                    {
                        Statements =
                        [
                            new Statement
                            {
                                Effect = Effect.Allow,
                                Action = ActionElement.Of("*"),
                                Resource = ResourceElement.Of("*"),
                            },
                        ],
                    }
                ),
            ],
            Resource = policy,
            ResourceControl = subject.ResourceControl,
            RestrictPublicBuckets = subject.RestrictPublicBuckets,
        };
    }

    /// <summary>The request when it is allowed for certain; null otherwise.</summary>
    public AccessRequest? Confirm(Outsider outsider, IReadOnlyDictionary<string, Choice> choices)
    {
        var principal = outsider.Principal;
        if (principal.HasAccount && Text(choices, "aws:principalarn") is { } arn && RequestPrincipal.TryParse(arn, null, out var named))
        {
            principal = named with { CanonicalUserId = principal.CanonicalUserId, Provider = principal.Provider };
        }
        else if (principal.HasAccount && Text(choices, "aws:principalaccount") is { Length: 12 } account && account != principal.Account)
        {
            principal = RequestPrincipal.Parse(
                $"arn:aws:iam::{account}:{(principal.Kind == RequestPrincipalKind.User ? "user" : "role")}/outsider"
            ) with
            {
                Provider = principal.Provider,
            };
        }

        var context = RequestContext.Complete;
        foreach (var (key, choice) in choices.Where(static pair => pair.Key.Contains(':', StringComparison.Ordinal)))
        {
            if (!Derived.Contains(key) || (outsider.IsService && choice.Values.IsEmpty))
            {
                context = context.With(key, choice.Values.IsEmpty ? ContextValue.Absent : ContextValue.Of([.. choice.Values]));
            }
        }
        var resource = Text(choices, Dimensions.Resource) ?? _subject.ResourceArn ?? "*";
        if (
            resource == "*"
            && Text(choices, Dimensions.Action) is { } action
            && action.StartsWith("sts:", StringComparison.OrdinalIgnoreCase)
        )
        {
            resource = $"arn:aws:iam::{_subject.OwnerAccount}:role/role";
        }

        var request = new AccessRequest(principal, Text(choices, Dimensions.Action)!, resource, context, _subject.OwnerAccount);
        return PolicyEvaluator.Decide(request, _policies) == Verdict.Allowed ? request : null;
    }

    private static string? Text(IReadOnlyDictionary<string, Choice> choices, string dimension) =>
        choices.TryGetValue(dimension, out var choice) && !choice.Values.IsEmpty ? choice.Values[0] : null;
}
