using ZeroTrust.Policy.Actions;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Principals;
using ZeroTrust.Policy.Resources;

namespace ZeroTrust.Policy.Decisions;

/// <summary>A statement in the form that evaluation uses.</summary>
public sealed class PreparedStatement
{
    private readonly ActionMatcher? _actions;
    private readonly PrincipalMatcher? _principals;
    private readonly ResourceMatcher? _resources;
    private readonly PreparedCondition[] _conditions;

    internal PreparedStatement(Statement statement, int index, PolicyVersion version)
    {
        Statement = statement;
        Index = index;
        if (statement.IsUnderstood && statement.Action is not null)
        {
            _actions = new ActionMatcher(statement.Action);
            _principals = statement.Principal is null ? null : new PrincipalMatcher(statement.Principal);
            _resources = statement.Resource is null ? null : new ResourceMatcher(statement.Resource, version);
        }
        _conditions = [.. statement.Conditions.Conditions.Select(c => new PreparedCondition(c, version))];
    }

    /// <summary>The statement.</summary>
    public Statement Statement { get; }

    /// <summary>Its place in the policy, from 0.</summary>
    public int Index { get; }

    internal bool IsDeny => Statement.Effect == Effect.Deny;

    /// <summary>Whether the statement has a defined meaning; one that has not might do anything.</summary>
    internal bool IsUnderstood => _actions is not null;

    /// <summary>Whether action, resource and conditions match, leaving the principal aside.</summary>
    /// <param name="request">The request.</param>
    /// <returns>Whether they match; unknown for a statement that is not understood.</returns>
    public Truth MatchBeyondPrincipal(AccessRequest request)
    {
        if (_actions is null)
        {
            return Truth.Unknown;
        }

        return _actions.Match(request) ? MatchResourceAndConditions(request, null).Truth : Truth.False;
    }

    internal PrincipalGrant Match(AccessRequest request, PrincipalUse use, bool hasBoundary, DecisionTrace? trace = null)
    {
        if (_actions is null)
        {
            return PrincipalGrant.OfDirect(trace.OnMalformed(Statement.Fault));
        }

        if (!_actions.Match(request))
        {
            return PrincipalGrant.None;
        }

        var principal = MatchPrincipal(request.Principal, use, hasBoundary, trace);
        if (principal.Any.IsFalse)
        {
            return PrincipalGrant.None;
        }

        var rest = MatchResourceAndConditions(request, trace);
        return rest.IsTrue ? principal : principal.And(rest);
    }

    private PrincipalGrant MatchPrincipal(RequestPrincipal principal, PrincipalUse use, bool hasBoundary, DecisionTrace? trace)
    {
        // AWS refuses a policy that has none where it must, or one where it must not: what it would do is not defined.
        if (use == PrincipalUse.Required)
        {
            return _principals?.Match(principal, IsDeny, hasBoundary, trace)
                ?? PrincipalGrant.OfDirect(trace.OnUndefined(UndefinedCase.MissingPrincipal));
        }

        return PrincipalGrant.OfDirect(_principals is null ? DoubtedTruth.True : trace.OnUndefined(UndefinedCase.ForbiddenPrincipal));
    }

    private DoubtedTruth MatchResourceAndConditions(AccessRequest request, DecisionTrace? trace)
    {
        // Only role trust policies have no Resource: their resource is the role itself.
        var result = _resources is null ? DoubtedTruth.True : _resources.Match(request, trace);
        for (var i = 0; i < _conditions.Length && !result.IsFalse; i++)
        {
            result = result.And(_conditions[i].Evaluate(request, trace));
        }

        return result;
    }
}
