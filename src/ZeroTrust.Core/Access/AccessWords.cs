using ZeroTrust.Policy.Catalogue;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.EffectiveAccess;
using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Core.Access;

/// <summary>Statements, conditions and what is not known, in words.</summary>
internal static class AccessWords
{
    private const int FewActions = 6;
    private const int FewPatterns = 10;

    /// <summary><c>Identity, ReadOnly: Sid</c>; with the number of the statement where it has no Sid.</summary>
    public static string Of(StatementMatch match) => Statement(match.Layer, match.Level, match.PolicyName, match.Statement, match.Index);

    /// <summary>The same of a statement in its place.</summary>
    public static string Of(AccessStatement statement) =>
        Statement(statement.Layer, statement.Level, statement.Policy.Name, statement.Statement, statement.Index);

    /// <summary>The same within a line about the layer.</summary>
    public static string InLayer(StatementMatch match)
    {
        var level = match.Level is null ? "" : match.Level + ", ";
        var effect = match.Statement.Effect == Effect.Deny ? " (Deny)" : "";
        var doubt = match.Match == Truth.Unknown ? " (perhaps)" : "";
        return $"{level}{PolicyNames.WithoutArn(match.PolicyName)}: {Label(match.Statement, match.Index)}{effect}{doubt}";
    }

    /// <summary><c>Bool aws:MultiFactorAuthPresent true</c>.</summary>
    public static string Of(Condition condition) =>
        $"{condition.Operator} {condition.Key} {string.Join(" or ", condition.Values.Select(static v => v.Text))}";

    /// <summary>What is not known, where gaps say more than the name of a layer.</summary>
    public static IReadOnlyList<string> Unknowns(IEnumerable<Doubt> doubts, IReadOnlyList<PolicyGap> gaps)
    {
        var words = new List<string>();
        foreach (var doubt in doubts)
        {
            var reasons = gaps.Where(gap => doubt is Doubt.UnreadLayer unread && gap.Layer == unread.Layer)
                .Select(static gap => gap.ToString())
                .ToArray();
            words.AddRange(reasons.Length > 0 ? reasons : [doubt.ToString()]);
        }

        return [.. words.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>A set of actions, shown as what people read most easily.</summary>
    public static string Actions(IReadOnlyList<string> patterns, int count)
    {
        if (count <= FewActions)
        {
            return string.Join(", ", IamCatalogue.Default.Expand(patterns).Select(static a => a.FullName));
        }

        if (patterns.Count <= FewPatterns)
        {
            return Some(patterns);
        }

        var named = IamCatalogue.Default.Expand(patterns).Select(static a => a.FullName).ToHashSet(StringComparer.Ordinal);
        var services = IamCatalogue
            .Default.Services.Where(static s => s.Actions.Count > 0)
            .Select(service => (service.Prefix, Has: service.Actions.Count(a => named.Contains(a.FullName)), All: service.Actions.Count))
            .ToArray();
        var whole = services.Count(static s => s.Has == s.All);
        if (whole < services.Length / 2)
        {
            return Some(patterns);
        }

        var others = services
            .Where(static s => s.Has < s.All)
            .Select(static s => s.Has == 0 ? s.Prefix + ":*" : $"{s.All - s.Has} of {s.Prefix}")
            .ToArray();
        return "all but " + Some(others);
    }

    private static string Some(IReadOnlyList<string> patterns) =>
        string.Join(", ", patterns.Take(FewPatterns)) + (patterns.Count > FewPatterns ? $" and {patterns.Count - FewPatterns} more" : "");

    private static string Statement(PolicyLayer layer, string? level, string policy, Statement statement, int index) =>
        $"{layer}{(level is null ? "" : " of " + level)}, {PolicyNames.WithoutArn(policy)}: {Label(statement, index)}";

    private static string Label(Statement statement, int index) => statement.Sid is { Length: > 0 } sid ? sid : "statement " + (index + 1);
}
