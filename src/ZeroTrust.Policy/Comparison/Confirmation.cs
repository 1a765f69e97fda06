using ZeroTrust.Policy.Comparison.Boxes;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Policy.Comparison;

/// <summary>Makes a request of choices and lets the evaluator say what each policy does with it, so that no example is believed unchecked.</summary>
internal sealed class Confirmation(PolicyDocument before, PolicyDocument after)
{
    private const string SomeAccount = "111122223333";
    private readonly PreparedPolicy _before = new(before);
    private readonly PreparedPolicy _after = new(after);

    /// <summary>The request when the new policy allows it and the old one does not; null otherwise.</summary>
    public AccessRequest? Confirm(IReadOnlyDictionary<string, Choice> choices, RequestContext extra)
    {
        var context = extra;
        foreach (var (key, choice) in choices.Where(static pair => pair.Key.Contains(':', StringComparison.Ordinal)))
        {
            context = context.With(key, choice.Values.IsEmpty ? ContextValue.Absent : ContextValue.Of([.. choice.Values]));
        }

        var principal = Principal(Text(choices, Dimensions.Principal));
        var request = new AccessRequest(principal, Text(choices, Dimensions.Action)!, Text(choices, Dimensions.Resource) ?? "*", context, principal.Account ?? SomeAccount);
        return Allows(_after, request) && !Allows(_before, request) ? request : null;
    }

    private static string? Text(IReadOnlyDictionary<string, Choice> choices, string dimension) =>
        choices.TryGetValue(dimension, out var choice) ? choice.Values[0] : null;

    private static RequestPrincipal Principal(string? text)
    {
        if (text is null)
        {
            return RequestPrincipal.Parse($"arn:aws:iam::{SomeAccount}:user/someone");
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var name = text[(colon + 1)..];
        return text[..colon] switch
        {
            nameof(PrincipalKind.Service) => RequestPrincipal.Service(name),
            nameof(PrincipalKind.Federated) => RequestPrincipal.Federated(name),
            nameof(PrincipalKind.Aws) when RequestPrincipal.TryParse(name, null, out var principal) => principal,
            nameof(PrincipalKind.CanonicalUser) => RequestPrincipal.Parse($"arn:aws:iam::{SomeAccount}:user/someone") with { CanonicalUserId = name },
            _ => RequestPrincipal.Anonymous,
        };
    }

    private static bool Allows(PreparedPolicy policy, AccessRequest request)
    {
        var allowed = false;
        foreach (var statement in policy.Statements)
        {
            var use = statement.Statement.Principal is null ? PrincipalUse.Forbidden : PrincipalUse.Required;
            var match = statement.Match(request, use, hasBoundary: false).Any;
            if (statement.IsDeny && match != Truth.False)
            {
                return false;
            }

            allowed |= !statement.IsDeny && match == Truth.True;
        }

        return allowed;
    }
}
