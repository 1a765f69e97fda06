using System.Collections.Immutable;
using ZeroTrust.Policy.Comparison.Boxes;
using ZeroTrust.Policy.Comparison.Languages;
using ZeroTrust.Policy.Comparison.Lowering;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Comparison;

/// <summary>Whether a new policy gives access that an old one does not give.</summary>
internal sealed class Question
{
    private readonly LoweredPolicy _old;
    private readonly LoweredPolicy _new;
    private readonly Effort _effort;
    private readonly DimensionSolver _solver;
    private readonly Cover _cover;
    private readonly VariableRules _variables;
    private readonly ImmutableArray<Atom> _requests;

    public Question(LoweredPolicy old, LoweredPolicy @new, PrincipalClasses? principals, Effort effort)
    {
        (_old, _new, _effort) = (old, @new, effort);
        _solver = new DimensionSolver(effort);
        _cover = new Cover(_solver, effort);
        var statements = old.Statements.Concat(@new.Statements).ToArray();
        _variables = new VariableRules(statements);
        _requests = principals is null ? StatementLowering.Requests : StatementLowering.Requests.Add(new TextAtom(Dimensions.Principal, principals.All, Inside: true));
    }

    /// <summary>Why an answer could not be reached; null when nothing stands in the way.</summary>
    public string? Obstacle =>
        _effort.RanOut ? "the policies are too large to compare within the effort allowed"
        : _solver.Undecided is { } key ? $"the key {key} is compared by operators of different families"
        : null;

    /// <summary>
    /// Parts of the new policy's access that the old one does not cover, with the statement that gives each. None means proved. Where variables
    /// occur a part may be empty in truth, so it must be confirmed.
    /// </summary>
    public IEnumerable<(Box Part, Statement Statement)> NewAccess() =>
        _new.Allows.SelectMany(allow => NewAccess(allow).Select(part => (part, allow.Source)));

    /// <summary>A choice for each restricted dimension of a part.</summary>
    public IReadOnlyDictionary<string, Choice> Example(Box part) =>
        ReadableChoices.In(part, _solver).Restricted.ToDictionary(static pair => pair.Key, pair => _solver.Solve(pair.Value)!, StringComparer.Ordinal);

    private IEnumerable<Box> NewAccess(LoweredStatement allow)
    {
        var asked = VariableRules.Question(_requests.Where(atom => !_variables.Occurs(atom.Dimension)).Concat(allow.Atoms));
        if (Box.Everything.With(asked, _solver) is not { } box)
        {
            yield break;
        }

        // What the new policy does not deny must be allowed by the old one ...
        if (!_old.Allows.Any(allow.SaysTheSameAs)
            && _cover.Uncovered(box, [.. Answers(_new.Denies), .. Answers(_old.Allows)]) is { } notAllowedBefore)
        {
            yield return notAllowedBefore;
        }

        // ... and what the old one denied must be denied still.
        foreach (var deny in _old.Denies.Where(deny => !_new.Denies.Any(deny.SaysTheSameAs)))
        {
            if (StillAllowed(allow, box, deny) is { } part)
            {
                yield return part;
            }
        }
    }

    private Box? StillAllowed(LoweredStatement allow, Box box, LoweredStatement deny)
    {
        if (!_variables.Any)
        {
            return box.With(deny.Atoms, _solver) is { } denied ? _cover.Uncovered(denied, Answers(_new.Denies)) : null;
        }

        // The statements can meet for some values of the variables; whatever they are, the old denial must be inside the new ones.
        var meeting = Box.Everything.With(_requests.AddRange(VariableRules.Widened(allow.Atoms)), _solver)?.With(VariableRules.Widened(deny.Atoms), _solver);
        return meeting is null ? null
            : Box.Everything.With(VariableRules.Question(deny.Atoms), _solver) is { } whole ? _cover.Uncovered(whole, Answers(_new.Denies))
            : null;
    }

    private ImmutableArray<ImmutableArray<Atom>> Answers(IEnumerable<LoweredStatement> statements) =>
        [.. statements.Where(_variables.MayAnswer).Select(static statement => statement.Atoms)];
}
