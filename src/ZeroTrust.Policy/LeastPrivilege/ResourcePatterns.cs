using System.Text.RegularExpressions;
using ZeroTrust.Policy.Catalogue;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Resources;

namespace ZeroTrust.Policy.LeastPrivilege;

/// <summary>Resources as policies write them, and wider patterns around them.</summary>
internal static partial class ResourcePatterns
{
    private static readonly char[] Separators = ['/', ':', '-', '_', '.'];

    /// <summary>The pattern that matches exactly one ARN. Before 2012-10-17 nothing can be escaped, so
    /// <c>?</c> stands for the odd character.</summary>
    public static string Literal(string arn, PolicyVersion version) =>
        arn.AsSpan().IndexOfAny("*?$") < 0 ? arn
        : version == PolicyVersion.V2012 ? Special().Replace(arn, static match => "${" + match.Value + "}")
        : arn.Replace('*', '?');

    /// <summary>What holds a resource: the ARN up to the last slash or colon of its own part; the
    /// ARN up to that part when there is none.</summary>
    public static string Folder(string arn)
    {
        var own = Arn.ResourceStart(arn);
        return arn[..(Math.Max(arn.LastIndexOfAny(['/', ':']), own - 1) + 1)];
    }

    /// <summary>The type of a resource among those that an action takes: of several that fit, the most specific.</summary>
    public static IamResourceType? TypeOf(IamAction action, string arn) =>
        action
            .ResourceTypes.Select(static resource => resource.Type)
            .Where(type =>
                new CompiledPattern(
                    PatternText.Parse(Placeholder().Replace(type.ArnFormat, "*"), wildcards: true, variables: false).Parts
                ).Match(arn)
            )
            .MaxBy(static type => Placeholder().Replace(type.ArnFormat, "").Length);

    /// <summary>All resources of a type in an account.</summary>
    public static string All(IamResourceType type, string partition, string region, string account) =>
        Placeholder()
            .Replace(
                type.ArnFormat,
                match =>
                    match.Value switch
                    {
                        "${Partition}" => partition,
                        "${Region}" => region.Length == 0 ? "*" : region,
                        "${Account}" => account,
                        _ => "*",
                    }
            );

    /// <summary>Patterns that cover ARNs by what their names begin with in common; an ARN that shares nothing stays as it is.</summary>
    public static IEnumerable<(string Pattern, IReadOnlyList<string> Arns)> ByPrefix(IEnumerable<string> arns, PolicyVersion version)
    {
        foreach (var group in arns.GroupBy(Head, StringComparer.Ordinal))
        {
            var all = group.ToArray();
            var common = all.Aggregate(Common);
            var cut = common.LastIndexOfAny(Separators) + 1;
            if (all.Length > 1 && cut > group.Key.Length)
            {
                yield return (Literal(common[..cut], version) + "*", all);
                continue;
            }

            foreach (var arn in all)
            {
                yield return (Literal(arn, version), [arn]);
            }
        }
    }

    // Up to the name: "arn:aws:s3:::bucket/", "arn:aws:lambda:region:account:function:", "arn:aws:sqs:region:account:".
    private static string Head(string arn)
    {
        var own = Arn.ResourceStart(arn);
        var end = arn.AsSpan(own).IndexOfAny('/', ':');
        return arn[..(end < 0 ? own : own + end + 1)];
    }

    private static string Common(string left, string right)
    {
        var length = 0;
        while (length < left.Length && length < right.Length && left[length] == right[length])
        {
            length++;
        }

        return left[..length];
    }

    [GeneratedRegex(@"\$\{[^}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"[*?$]", RegexOptions.CultureInvariant)]
    private static partial Regex Special();
}
