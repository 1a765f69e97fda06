using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.EffectiveAccess;

/// <summary>Something that a principal can do: actions on the resources of a statement, under its
/// conditions, within limits and with exceptions.</summary>
/// <param name="Actions">Few patterns that match exactly the actions of the catalogue that are meant.</param>
/// <param name="ActionCount">How many actions of the catalogue these are.</param>
/// <param name="Sources">Statements that allow it; all have the same resources and conditions.</param>
/// <param name="Limits">What other layers have to allow as well; empty when they allow all of it.</param>
/// <param name="Exceptions">Statements that deny a part of it.</param>
public sealed record AccessGrant(
    IReadOnlyList<string> Actions,
    int ActionCount,
    IReadOnlyList<AccessStatement> Sources,
    IReadOnlyList<AccessLimit> Limits,
    IReadOnlyList<AccessStatement> Exceptions
)
{
    /// <summary>Resources as the statement writes them; with a leading <c>!</c> for those that NotResource leaves out.</summary>
    public IReadOnlyList<string> Resources =>
        [.. Sources[0].Statement.Resource?.Patterns.Select(p => (Sources[0].Statement.Resource!.IsNot ? "!" : "") + p.Text) ?? []];

    /// <summary>Conditions of the statement.</summary>
    public IReadOnlyList<Condition> Conditions => Sources[0].Statement.Conditions.Conditions;

    /// <summary>Whether nothing else has to be met: no condition, no limit, no exception.</summary>
    public bool IsUnconditional => Conditions.Count == 0 && Limits.Count == 0 && Exceptions.Count == 0;
}
