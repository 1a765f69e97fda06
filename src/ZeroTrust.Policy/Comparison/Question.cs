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

    public Question(
        LoweredPolicy old,
        LoweredPolicy @new,
        PrincipalClasses? principals,
        (Effort Effort, DimensionSolver Solver) work,
        IEnumerable<Atom> given
    )
    {
        (_old, _new) = (old, @new);
        (_effort, _solver) = work;
        _cover = new Cover(_solver, _effort);
        var statements = old.Statements.Concat(@new.Statements).ToArray();
        _variables = new VariableRules(statements);
        _requests = StatementLowering.Requests.AddRange(given);
        if (principals is not null)
        {
            _requests = _requests.Add(new TextAtom(Dimensions.Principal, principals.All, Inside: true));
        }
    }

    /// <summary>Why an answer could not be reached; null when nothing stands in the way.</summary>
    public string? Obstacle =>
        _effort.RanOut ? "the policies are too large to compare within the effort allowed"
        : _solver.Undecided is { } key ? $"the key {key} is compared by operators of different families"
        : null;

    /// <summary>
    /// Parts of the new policy's access that the old one does not cover, with the statement that
    /// gives each. None means proved. Where variables
    /// occur a part may be empty in truth, so it must be confirmed.
    /// </summary>
    public IEnumerable<(Box Part, Statement Statement)> NewAccess() =>
        _new.Allows.SelectMany(allow => NewAccess(allow).Select(part => (part, allow.Source)));

    /// <summary>A choice for each restricted dimension of a part.</summary>
    public IReadOnlyDictionary<string, Choice> Example(Box part) =>
        ReadableChoices
            .In(part, _solver)
            .Restricted.ToDictionary(static pair => pair.Key, pair => _solver.Solve(pair.Value)!, StringComparer.Ordinal);

    private IEnumerable<Box> NewAccess(LoweredStatement allow)
    {
        // What the new policy does not deny must be allowed by the old one ...
        if (!_old.Allows.Any(allow.SaysTheSameAs) && Uncovered(Forms(allow), [.. _new.Denies, .. _old.Allows]) is { } notAllowedBefore)
        {
            yield return notAllowedBefore;
        }

        // ... and what the old one denied must be denied still.
        foreach (var deny in _old.Denies.Where(deny => !_new.Denies.Any(deny.SaysTheSameAs)))
        {
            if (Uncovered(Forms(allow, deny), _new.Denies) is { } stillAllowed)
            {
                yield return stillAllowed;
            }
        }
    }

    // A question may be asked in several forms, each of which includes it; one that is answered is enough.
    private Box? Uncovered(IEnumerable<ImmutableArray<Atom>> forms, IReadOnlyList<LoweredStatement> answers)
    {
        Box? left = null;
        foreach (var form in forms)
        {
            if (Box.Everything.With(form, _solver) is not { } box)
            {
                return null;
            }

            var asked = VariableRules.Asked(form);
            if (
                _cover.Uncovered(
                    box,
                    [.. answers.Where(answer => VariableRules.MayAnswer(answer, asked)).Select(static answer => answer.Atoms)]
                )
                is not { } part
            )
            {
                return null;
            }

            left ??= part;
        }

        return left;
    }

    private IEnumerable<ImmutableArray<Atom>> Forms(LoweredStatement allow)
    {
        if (_variables.Any)
        {
            yield return Symbolic(allow.Atoms, []);
        }

        yield return VariableRules.Widened(_requests.AddRange(allow.Atoms));
    }

    // Where two statements meet, the variables of one of them can be kept in a dimension, where the other's requirements are left out.
    private IEnumerable<ImmutableArray<Atom>> Forms(LoweredStatement allow, LoweredStatement deny)
    {
        yield return VariableRules.Widened(_requests.AddRange(allow.Atoms).AddRange(deny.Atoms));
        if (_variables.Any)
        {
            yield return Symbolic(deny.Atoms, allow.Atoms);
            yield return Symbolic(allow.Atoms, deny.Atoms);
        }
    }

    private ImmutableArray<Atom> Symbolic(ImmutableArray<Atom> kept, ImmutableArray<Atom> other)
    {
        var question = VariableRules.Question(kept);
        var asked = VariableRules.Asked(question);
        return [.. VariableRules.Widened(_requests.AddRange(other)).Where(atom => !asked.Contains(atom.Dimension)), .. question];
    }
}
