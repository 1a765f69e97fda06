using System.Collections.Immutable;
using ZeroTrust.Policy.Comparison.Boxes;
using ZeroTrust.Policy.Comparison.Languages;
using ZeroTrust.Policy.Comparison.Lowering;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Policy.Exposure;

/// <summary>Whether an outsider can do something that a statement allows and none denies: a box of
/// requests, less the boxes of the denials.</summary>
internal sealed class ExposureQuestion
{
    private const int Steps = 400_000;

    // Requests of these services are what resource control policies reach for certain.
    private static readonly TextAtom Controlled = new(
        Dimensions.Action,
        new TextLanguage(((string[])["s3:*", "sqs:*", "secretsmanager:*", "sts:*"]).Select(static p => Glob.Parse(p, ignoreCase: true))),
        Inside: true
    );

    // Shared by all outsiders: most of what is asked about them is the same.
    private readonly Effort _effort = new(Steps);
    private readonly DimensionSolver _solver;
    private readonly VariableSymbols _symbols = new();
    private readonly List<(Statement Statement, PrincipalMatcher? Principal, ImmutableArray<Atom> Atoms)> _denies = [];
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly ImmutableArray<Atom> _requests;

    public ExposureQuestion(ExposureSubject subject)
    {
        _solver = new DimensionSolver(_effort);
        var lowered = new List<LoweredStatement>();
        foreach (var (statement, index) in subject.Policy.Statements.Select((s, i) => (s, i)))
        {
            var (atoms, isExact) = Lower(statement, subject.Policy.Version);
            var principal = statement.Principal is null ? null : new PrincipalMatcher(statement.Principal);
            if (statement.Effect == Effect.Allow || !statement.IsUnderstood)
            {
                Allows.Add(new(statement, index, principal, VariableRules.Widened(atoms), statement.IsUnderstood && isExact));
            }
            // A denial that is not known exactly stops nobody for certain.
            else if (isExact)
            {
                Deny(statement, principal, atoms, lowered);
            }
        }
        foreach (var policy in subject.ResourceControl?.Levels.SelectMany(l => l.Policies) ?? [])
        {
            foreach (
                var statement in policy.Document.Statements.Where(s => s.Effect == Effect.Deny && s.IsUnderstood && s.Principal is not null)
            )
            {
                var (atoms, isExact) = Lower(statement, policy.Document.Version);
                if (isExact)
                {
                    Deny(statement, new PrincipalMatcher(statement.Principal!), atoms.Add(Controlled), lowered);
                }
            }
        }
        var rules = new VariableRules(lowered);
        _denies.RemoveAll(d => !rules.MayAnswer(new LoweredStatement(d.Statement, d.Atoms)));
        foreach (var atom in Allows.SelectMany(a => a.Atoms).Concat(_denies.SelectMany(d => d.Atoms)).OfType<KeyAtom>())
        {
            _keys.Add(atom.Dimension);
        }

        _requests = subject.ResourceArn is { } arn
            ? StatementLowering.Requests.Add(
                new TextAtom(Dimensions.Resource, new TextLanguage([Glob.Exactly(arn), Glob.Parse(arn + "/*")]), Inside: true)
            )
            : StatementLowering.Requests;
    }

    /// <summary>Statements that allow, or might.</summary>
    public List<Allow> Allows { get; } = [];

    /// <summary>A part of what a statement allows the outsider; null when there is none.</summary>
    /// <param name="allow">The statement.</param>
    /// <param name="outsider">The outsider.</param>
    /// <param name="obstacle">What stands in the way of an answer; null when nothing does.</param>
    public IReadOnlyDictionary<string, Choice>? Ask(Allow allow, Outsider outsider, out string? obstacle)
    {
        obstacle = null;
        if (allow.Principal?.Match(outsider.Principal, isDenied: false, hasBoundary: false).Any.IsFalse == true)
        {
            return null;
        }

        var facts = _keys.SelectMany(outsider.Facts.Find);
        var part = Box.Everything.With(_requests.Concat(allow.Atoms).Concat(facts), _solver) is { } box
            ? new Cover(_solver, _effort).Uncovered(
                box,
                [
                    .. _denies
                        .Where(d => d.Principal?.Match(outsider.Principal, isDenied: true, hasBoundary: false).Any.IsTrue == true)
                        .Select(d => d.Atoms),
                ]
            )
            : null;
        obstacle = Obstacle;
        return part is null
            ? null
            : Readable(part, _solver).Restricted.ToDictionary(static p => p.Key, p => _solver.Solve(p.Value)!, StringComparer.Ordinal);
    }

    private string? Obstacle =>
        _effort.RanOut ? "the policy is too large for the effort allowed"
        : _solver.Undecided is { } key ? $"the key {key} is compared by operators of different families"
        : null;

    private static Box Readable(Box part, DimensionSolver solver)
    {
        foreach (
            var pattern in (string[])
                [
                    "s3:Get*",
                    "s3:GetObject",
                    "sqs:SendMessage",
                    "sns:Publish",
                    "kms:Decrypt",
                    "lambda:InvokeFunction",
                    "sts:AssumeRole",
                    "secretsmanager:GetSecretValue",
                ]
        )
        {
            part =
                part.With(new TextAtom(Dimensions.Action, new TextLanguage([Glob.Parse(pattern, ignoreCase: true)]), Inside: true), solver)
                ?? part;
        }

        return part.With(new TextAtom(Dimensions.Resource, new TextLanguage([Glob.Parse("arn:aws:?*:*:*:?*")]), Inside: true), solver)
            ?? part;
    }

    private void Deny(Statement statement, PrincipalMatcher? principal, ImmutableArray<Atom> atoms, List<LoweredStatement> lowered)
    {
        _denies.Add((statement, principal, atoms));
        lowered.Add(new LoweredStatement(statement, atoms));
    }

    // What cannot be put exactly is left out, which makes the statement apply to more.
    private (ImmutableArray<Atom> Atoms, bool IsExact) Lower(Statement statement, PolicyVersion version)
    {
        if (!statement.IsUnderstood || statement.Action is null)
        {
            return ([], false);
        }

        var lowering = new StatementLowering(_symbols);
        var plain = statement with { Principal = null, Conditions = ConditionBlock.Empty };
        var isExact = true;
        ImmutableArray<Atom> atoms;
        try
        {
            atoms = lowering.Lower(plain, version).Atoms;
        }
        catch (UndecidedConstruct)
        {
            return ([], false);
        }
        foreach (var condition in statement.Conditions.Conditions)
        {
            try
            {
                atoms = atoms.AddRange(
                    lowering.Lower(plain with { Conditions = ConditionBlock.Of(condition) }, version).Atoms.Where(static a => a is KeyAtom)
                );
            }
            catch (UndecidedConstruct)
            {
                isExact = false;
            }
        }
        return (atoms, isExact);
    }

    /// <summary>A statement that allows.</summary>
    /// <param name="Statement">The statement.</param>
    /// <param name="Index">Its place in the policy.</param>
    /// <param name="Principal">Whom it names; null when it names nobody, which no resource's policy may.</param>
    /// <param name="Atoms">Requirements, none too strict.</param>
    /// <param name="IsExact">Whether they are all.</param>
    internal sealed record Allow(Statement Statement, int Index, PrincipalMatcher? Principal, ImmutableArray<Atom> Atoms, bool IsExact);
}
