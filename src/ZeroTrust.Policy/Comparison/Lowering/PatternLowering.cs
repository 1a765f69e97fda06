using System.Collections.Immutable;
using ZeroTrust.Policy.Comparison.Languages;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Comparison.Lowering;

/// <summary>Turns patterns of the policy language into globs; each variable becomes its symbol.</summary>
internal static class PatternLowering
{
    public static Glob Glob(PatternText pattern, VariableSymbols variables, bool ignoreCase) =>
        new([.. Elements(pattern, variables)], ignoreCase);

    /// <summary>A value of an ARN operator: the first five parts hold no colon, the sixth may.</summary>
    /// <exception cref="UndecidedConstruct">It does not have six parts beginning with <c>arn</c>, or a
    /// variable could bring colons of its own.</exception>
    public static Glob ArnGlob(Condition condition, ConditionValue value, VariableSymbols variables, PolicyVersion version)
    {
        var pattern = PatternText.Parse(value.Text, wildcards: true, version == PolicyVersion.V2012);
        if (
            !ArnPattern.TryParse(value.Text, out var arn)
            || arn.Prefix is not ("arn" or "*")
            || (arn with { Resource = "" }).ToString().Contains("${", StringComparison.Ordinal)
        )
        {
            throw new UndecidedConstruct(
                $"the condition {condition.Operator} on {condition.Key} at {condition.Position} compares with '{value.Text}'"
            );
        }

        var elements = ImmutableArray.CreateBuilder<GlobElement>();
        elements.AddRange("arn".Select(GlobElement.Of));
        var colons = 0;
        foreach (var element in Elements(pattern, variables).Skip(arn.Prefix.Length))
        {
            if (element.Kind == GlobElementKind.Literal && element.Literal == ':')
            {
                colons++;
            }

            elements.Add(
                colons >= 5
                    ? element
                    : element.Kind switch
                    {
                        GlobElementKind.Many => GlobElement.ManyInPart,
                        GlobElementKind.One => GlobElement.OneInPart,
                        _ => element,
                    }
            );
        }

        return new Glob(elements.ToImmutable(), ignoreCase: false);
    }

    public static bool HoldsSymbol(string text) => text.Any(VariableSymbols.IsSymbol);

    private static IEnumerable<GlobElement> Elements(PatternText pattern, VariableSymbols variables)
    {
        if (HoldsSymbol(pattern.Source))
        {
            throw new UndecidedConstruct($"'{pattern.Source}' holds a character of the private use area");
        }

        foreach (var part in pattern.Parts)
        {
            switch (part.Kind)
            {
                case PatternPartKind.AnyRun:
                    yield return GlobElement.Many;
                    break;
                case PatternPartKind.AnyOne:
                    yield return GlobElement.One;
                    break;
                case PatternPartKind.Variable:
                    // A default is part of the variable's identity: the same key with another default is another variable.
                    var name = part.Default is null ? part.Text : part.Text + "," + part.Default;
                    yield return GlobElement.Of(variables.For(name) ?? throw new UndecidedConstruct("there are too many policy variables"));
                    break;
                default:
                    foreach (var symbol in part.Text)
                    {
                        yield return GlobElement.Of(symbol);
                    }

                    break;
            }
        }
    }
}
