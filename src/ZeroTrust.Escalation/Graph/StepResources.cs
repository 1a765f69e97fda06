using System.Text.RegularExpressions;
using ZeroTrust.Policy;
using ZeroTrust.Policy.Catalogue;
using ZeroTrust.Policy.Comparison.Languages;
using ZeroTrust.Policy.Documents;
using PatternLanguage = ZeroTrust.Policy.Comparison.Languages.Glob;

namespace ZeroTrust.Escalation.Graph;

/// <summary>Examples of resources for actions where the principal may choose or name the resource: those for
/// which its policies allow the action.</summary>
internal static partial class StepResources
{
    private const string ExampleRegion = "us-east-1";
    private const int SearchEffort = 20_000;

    /// <summary>Types that all have to be allowed, as formats of ARNs; none when the action takes no resource.</summary>
    public static IReadOnlyList<string> Types(EscalationStep step, string? workload, string account, string partition)
    {
        var action = IamCatalogue.Default.FindAction(step.Action);
        if (action is null)
        {
            return [];
        }

        var types =
            step.Types.Count > 0
                ? IamCatalogue.Default.FindService(action.Service)!.ResourceTypes.Where(t => step.Types.Contains(t.Name)).ToArray()
                : [.. action.ResourceTypes.Where(t => t.IsRequired).Select(t => t.Type)];
        // A workload has to be allowed even where the catalogue calls its type optional.
        var optional = action
            .ResourceTypes.Where(t =>
                !t.IsRequired && workload is not null && Format(t.Type.ArnFormat, account, partition).Matches(workload)
            )
            .Select(t => t.Type);
        return [.. types.Concat(optional).Select(t => t.ArnFormat).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Whether an ARN is of the type with this format.</summary>
    public static bool IsOfType(string arn, string format, string account, string partition) =>
        Format(format, account, partition).Matches(arn);

    public static string Example(string format, string account, string partition) =>
        Fill(format, account, partition, ExampleRegion, "example");

    /// <summary>Resources of a type that statements of the principal name, beside those that a
    /// statement without condition denies.</summary>
    public static IEnumerable<string> Named(Profile profile, int action, string format)
    {
        // Readable regions first.
        TextLanguage[] formats =
        [
            new([PatternLanguage.Parse(Fill(format, profile.Account, profile.Partition, ExampleRegion, "?*"))]),
            new([PatternLanguage.Parse(Fill(format, profile.Account, profile.Partition, "?*", "?*"))]),
        ];
        var denied = profile
            .Facts.SelectMany(f => f.Statements.Select(s => (s.Statement, s.Actions, f.Version)))
            .Where(s =>
                s.Statement.Effect == Effect.Deny
                && s.Statement.Conditions.IsEmpty
                && s.Actions.Contains(action)
                && s.Statement.Resource is not null
            )
            .ToArray();
        var limits = profile
            .Facts.Skip(profile.Policies.Identity.Count)
            .SelectMany(f => Allowing(f, action))
            .Where(r => !IsEverything(r.Element))
            .ToArray();
        foreach (var allowed in profile.Facts.Take(profile.Policies.Identity.Count).SelectMany(f => Allowing(f, action)))
        {
            foreach (var limit in limits.Select(l => ((ResourceElement Element, PolicyVersion Version)?)l).Append(null))
            {
                // Where nothing is excluded, the example is as good as any other resource.
                if (limit is null && denied.Length == 0 && IsEverything(allowed.Element))
                {
                    continue;
                }

                foreach (var type in formats)
                {
                    List<TextLanguage> inside = [type],
                        outside = [];
                    Require(allowed, inside, outside);
                    if (limit is { } more)
                    {
                        Require(more, inside, outside);
                    }

                    foreach (var (statement, _, version) in denied)
                    {
                        Require((statement.Resource!, version), outside, inside);
                    }

                    var found = Tries(allowed, profile.Account)
                        .FirstOrDefault(t => inside.TrueForAll(l => l.Contains(t)) && !outside.Exists(l => l.Contains(t)));
                    found ??= TextSearch.Find(inside, outside, new Effort(SearchEffort));
                    if (found is null)
                    {
                        continue;
                    }

                    yield return found;
                    break;
                }
            }
        }
    }

    private static IEnumerable<(ResourceElement Element, PolicyVersion Version)> Allowing(PolicyFacts facts, int action) =>
        facts
            .Statements.Where(s => s.Statement.Effect == Effect.Allow && s.Statement.Resource is not null && s.Actions.Contains(action))
            .Select(s => (s.Statement.Resource!, facts.Version));

    // What most statements name is found without a search: the pattern itself, with something plain for each wildcard.
    private static IEnumerable<string> Tries((ResourceElement Element, PolicyVersion Version) allowed, string account)
    {
        if (allowed.Element.IsNot)
        {
            yield break;
        }

        foreach (var pattern in allowed.Element.Patterns)
        {
            if (pattern.Text.Contains('$', StringComparison.Ordinal) || !ArnPattern.TryParse(pattern.Text, out var parts))
            {
                continue;
            }

            var region = parts.Region.Contains('*', StringComparison.Ordinal) ? ExampleRegion : parts.Region;
            var owner = parts.Account.Contains('*', StringComparison.Ordinal) ? account : parts.Account;
            var tried = new Arn(parts.Partition, parts.Service, region, owner, parts.Resource).ToString();
            yield return tried.Replace("*", "example", StringComparison.Ordinal).Replace('?', 'x');
        }
    }

    private static bool IsEverything(ResourceElement element) => !element.IsNot && element.Patterns.Any(p => p.Text == "*");

    private static void Require(
        (ResourceElement Element, PolicyVersion Version) resource,
        List<TextLanguage> inside,
        List<TextLanguage> outside
    )
    {
        var patterns = resource.Element.Patterns.Select(p => p.Parse(resource.Version)).ToArray();
        // The value of a variable is not known here: it may be anything, so nothing can be excluded by it.
        if (resource.Element.IsNot)
        {
            outside.Add(new TextLanguage(patterns.Where(p => !p.HasVariables).Select(Glob)));
        }
        else
        {
            inside.Add(new TextLanguage(patterns.Select(Glob)));
        }
    }

    private static Glob Glob(PatternText pattern) =>
        new(
            [
                .. pattern.Parts.SelectMany(static part =>
                    part.Kind switch
                    {
                        PatternPartKind.AnyOne => [GlobElement.One],
                        PatternPartKind.AnyRun or PatternPartKind.Variable => [GlobElement.Many],
                        _ => part.Text.Select(GlobElement.Of),
                    }
                ),
            ],
            ignoreCase: false
        );

    private static FormatMatch Format(string format, string account, string partition) =>
        new(PatternLanguage.Parse(Fill(format, account, partition, "*", "?*")));

    private static string Fill(string format, string account, string partition, string region, string other) =>
        Placeholder()
            .Replace(
                format,
                m =>
                    m.Value switch
                    {
                        "${Partition}" => partition,
                        "${Account}" => account,
                        "${Region}" => region,
                        _ => other,
                    }
            );

    [GeneratedRegex(@"\$\{[^}]*\}")]
    private static partial Regex Placeholder();

    private readonly record struct FormatMatch(Glob Glob)
    {
        public bool Matches(string text) => GlobMatch.Matches(Glob, text);
    }
}
