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
        if (_actions is null) return Truth.Unknown;
        if (!_actions.Match(request)) return Truth.False;
        // Only role trust policies have no Resource: their resource is the role itself.
        var result = _resources is null ? Truth.True : _resources.Match(request);
        for (var i = 0; i < _conditions.Length && result != Truth.False; i++) result = result.And(_conditions[i].Evaluate(request));
        return result;
    }

    internal PrincipalGrant Match(AccessRequest request, PrincipalUse use, bool hasBoundary)
    {
        if (_actions is null) return PrincipalGrant.Unknown;
        if (!_actions.Match(request)) return PrincipalGrant.None;
        PrincipalGrant principal;
        if (use == PrincipalUse.Required) principal = _principals?.Match(request.Principal, IsDeny, hasBoundary) ?? PrincipalGrant.Unknown;
        // AWS refuses such a policy, so what it would do is not defined.
        else principal = _principals is null ? PrincipalGrant.OfDirect(Truth.True) : PrincipalGrant.Unknown;
        if (principal.Any == Truth.False) return PrincipalGrant.None;
        var rest = MatchBeyondPrincipal(request);
        return rest == Truth.True ? principal : principal.And(rest);
    }

    internal void NoteUnknowns(AccessRequest request, Action<string> note)
    {
        if (_actions is null) return;
        _resources?.NoteUnknowns(request, note);
        foreach (var condition in _conditions)
        {
            if (condition.Evaluate(request) == Truth.Unknown) condition.NoteUnknowns(request, note);
        }
    }
}
