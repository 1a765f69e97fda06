using System.Numerics;
using System.Text;
using ZeroTrust.Policy.Comparison.Boxes;
using ZeroTrust.Policy.Comparison.Languages;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Comparison.Lowering;

/// <summary>Turns conditions into requirements on the values of a key.</summary>
/// <remarks>
/// Where AWS does not say what an operator does with a value (text that is no number, several values
/// without a set operator), the evaluator answers
/// that it does not know: see <see cref="UndefinedReading"/>.
/// </remarks>
/// <param name="variables">Shared by the documents that are compared.</param>
/// <param name="version">The language of the document.</param>
/// <param name="unknownHolds">Whether a condition holds where its result is not known.</param>
internal sealed class ConditionLowering(VariableSymbols variables, PolicyVersion version, bool unknownHolds)
{
    private static readonly bool[] BothValues = [true, false];

    /// <summary>The requirement.</summary>
    /// <exception cref="UndecidedConstruct">There is no exact counterpart.</exception>
    public KeyAtom Lower(Condition condition)
    {
        if (!Ascii.IsValid(condition.Key))
        {
            throw Undecided(condition, "has a key that is not ASCII");
        }

        var key = condition.Key.ToLowerInvariant();
        // Every key has a prefix, and a text without one could be the name of another dimension.
        if (!Dimensions.IsKey(key))
        {
            throw Undecided(condition, "has a key without a prefix");
        }

        var op = condition.Operator;
        if (op.Kind == OperatorKind.Null)
        {
            return Presence(key, condition);
        }

        var values = Values(condition);
        return op.Quantifier switch
        {
            SetQuantifier.ForAllValues => new KeyAtom(key, values, All: true, AbsentHolds: true, BlankHolds: true),
            SetQuantifier.ForAnyValue => new KeyAtom(key, values, All: false, AbsentHolds: op.IfExists, BlankHolds: false),
            _ => new KeyAtom(
                key,
                values,
                All: !unknownHolds || Dimensions.HoldsOneValue(key),
                AbsentHolds: op.IsNegated || op.IfExists,
                BlankHolds: HoldsEmpty(values)
            ),
        };
    }

    private bool HoldsEmpty(ValueSet values) =>
        values switch
        {
            TextValues text => text.Language.Contains("") == text.Inside,
            RangeValues range => range.Malformed,
            _ => unknownHolds,
        };

    // Null: true holds for an absent key only, Null: false for a present one.
    private KeyAtom Presence(string key, Condition condition)
    {
        if (
            condition.Operator.Quantifier != SetQuantifier.None
            || condition.Values.Any(static value => BoolEquals.Parse(value.Text) is null)
        )
        {
            throw Undecided(condition, "has no defined meaning");
        }

        var present = condition.Values.Any(static value => BoolEquals.Parse(value.Text) is false);
        var absent = condition.Values.Any(static value => BoolEquals.Parse(value.Text) is true);
        return new KeyAtom(
            key,
            new TextValues(TextLanguage.Everything, Inside: present),
            All: true,
            AbsentHolds: absent,
            BlankHolds: unknownHolds
        );
    }

    private ValueSet Values(Condition condition) =>
        condition.Operator.PositiveKind switch
        {
            OperatorKind.StringEquals => Text(condition, value => Glob(value, wildcards: false, ignoreCase: false)),
            OperatorKind.StringEqualsIgnoreCase => Text(
                condition,
                value =>
                    LetterCase.IsPlain(value.Text)
                        ? Glob(value, wildcards: false, ignoreCase: true)
                        : throw Undecided(condition, $"ignores the case of '{value.Text}', whose letters have no plain pairs of cases")
            ),
            OperatorKind.StringLike => Text(condition, value => Glob(value, wildcards: true, ignoreCase: false)),
            OperatorKind.ArnLike or OperatorKind.ArnEquals => Text(
                condition,
                value => PatternLowering.ArnGlob(condition, value, variables, version)
            ),
            OperatorKind.Bool => Booleans(condition),
            OperatorKind.IpAddress => Ranges(condition, RangeKind.Address, static value => RangeScale.Addresses(value.Text)),
            OperatorKind.DateEquals
            or OperatorKind.DateLessThan
            or OperatorKind.DateLessThanEquals
            or OperatorKind.DateGreaterThan
            or OperatorKind.DateGreaterThanEquals => Ranges(
                condition,
                RangeKind.Date,
                value =>
                    Ordered(
                        condition.Operator.PositiveKind,
                        RangeKind.Date,
                        DateText.TryParse(value.Text, out var ticks) ? RangeScale.Date(ticks) : null
                    )
            ),
            OperatorKind.BinaryEquals => throw Undecided(condition, "compares bytes"),
            _ => Ranges(
                condition,
                RangeKind.Number,
                value => Ordered(condition.Operator.PositiveKind, RangeKind.Number, RangeScale.Number(value.Text))
            ),
        };

    private static TextValues Text(Condition condition, Func<ConditionValue, Glob> glob) =>
        new(new TextLanguage(condition.Values.Select(glob)), Inside: !condition.Operator.IsNegated);

    // Text that is neither true nor false belongs to a Deny, and to no Allow.
    private TextValues Booleans(Condition condition)
    {
        if (condition.Values.Any(static value => BoolEquals.Parse(value.Text) is null))
        {
            throw Undecided(condition, "compares with what is neither true nor false");
        }

        var named = condition.Values.Select(static value => BoolEquals.Parse(value.Text)!.Value).ToHashSet();
        var language = new TextLanguage(
            BothValues
                .Where(value => named.Contains(value) != unknownHolds)
                .Select(static value => Languages.Glob.Exactly(value ? "true" : "false", ignoreCase: true))
        );
        return new TextValues(language, Inside: !unknownHolds);
    }

    private RangeValues Ranges(Condition condition, RangeKind kind, Func<ConditionValue, Intervals?> range)
    {
        var union = Intervals.Empty;
        foreach (var value in condition.Values)
        {
            union = union.Union(
                range(value) ?? throw Undecided(condition, $"compares with '{value.Text}', which has no exact place on a scale")
            );
        }

        var (first, last) = RangeScale.Bounds(kind);
        return new RangeValues(kind, condition.Operator.IsNegated ? union.Complement(first, last) : union, Malformed: unknownHolds);
    }

    private static Intervals? Ordered(OperatorKind op, RangeKind kind, BigInteger? value)
    {
        if (value is not { } number)
        {
            return null;
        }

        var (first, last) = RangeScale.Bounds(kind);
        return op switch
        {
            OperatorKind.NumericLessThan or OperatorKind.DateLessThan => Intervals.Between(first, number - 1),
            OperatorKind.NumericLessThanEquals or OperatorKind.DateLessThanEquals => Intervals.Between(first, number),
            OperatorKind.NumericGreaterThan or OperatorKind.DateGreaterThan => Intervals.Between(number + 1, last),
            OperatorKind.NumericGreaterThanEquals or OperatorKind.DateGreaterThanEquals => Intervals.Between(number, last),
            _ => Intervals.Between(number, number),
        };
    }

    private Glob Glob(ConditionValue value, bool wildcards, bool ignoreCase) =>
        PatternLowering.Glob(PatternText.Parse(value.Text, wildcards, version == PolicyVersion.V2012), variables, ignoreCase);

    private static UndecidedConstruct Undecided(Condition condition, string why) =>
        new($"the condition {condition.Operator} on {condition.Key} at {condition.Position} {why}");
}
