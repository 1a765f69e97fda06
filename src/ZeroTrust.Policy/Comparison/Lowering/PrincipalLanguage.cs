using ZeroTrust.Policy.Comparison.Languages;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Resources;

namespace ZeroTrust.Policy.Comparison.Lowering;

/// <summary>Principals as texts <c>Kind:identifier</c>. No policy can tell two principals apart that it names in no way, so a few examples stand for all.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html</remarks>
internal static class PrincipalLanguage
{
    public const string Anonymous = "Anonymous:";
    private const string StrangerAccount = "999999999999";
    private const string StrangerName = "stranger";

    /// <summary>The principals that an element names.</summary>
    /// <exception cref="UndecidedConstruct">The element is NotPrincipal, whose effect AWS leaves open for some principals.</exception>
    public static TextLanguage Of(PrincipalElement principal) => principal.IsNot
        ? throw new UndecidedConstruct($"NotPrincipal at {principal.Position}")
        : new(principal.Entries.SelectMany(static entry => Globs(entry)));

    /// <summary>One example for each set of principals that these elements can tell apart.</summary>
    public static TextLanguage Examples(IEnumerable<PrincipalElement> principals)
    {
        var accounts = new SortedSet<string>(StringComparer.Ordinal) { StrangerAccount };
        var examples = new List<string>();
        foreach (var entry in principals.SelectMany(static principal => principal.Entries))
        {
            if (entry.Kind != PrincipalKind.Aws)
            {
                examples.Add($"{entry.Kind}:{entry.Text}");
            }
            else if (Account(entry.Text) is { } account)
            {
                accounts.Add(account);
            }
            else if (Arn.TryParse(entry.Text, out var arn))
            {
                accounts.Add(arn.Account);
                examples.AddRange(Identities(entry.Text, arn));
            }
        }

        examples.InsertRange(0, accounts.Select(static account => $"{PrincipalKind.Aws}:arn:aws:iam::{account}:user/{StrangerName}"));
        examples.AddRange(accounts.Select(static account => $"{PrincipalKind.Aws}:arn:aws:iam::{account}:root"));
        examples.Add(Anonymous);
        examples.Add($"{PrincipalKind.Service}:{StrangerName}.amazonaws.com");
        examples.Add($"{PrincipalKind.Federated}:{StrangerName}.example.com");
        return new TextLanguage(examples.Distinct(StringComparer.Ordinal).Select(static example => Glob.Exactly(example)));
    }

    private static IEnumerable<Glob> Globs(PrincipalEntry entry)
    {
        if (entry.IsEveryone)
        {
            return [Glob.Everything];
        }

        if (entry.Kind != PrincipalKind.Aws)
        {
            return entry.Text == "*" ? [Glob.Parse(entry.Kind + ":*")] : [Glob.Exactly($"{entry.Kind}:{entry.Text}")];
        }

        if (Account(entry.Text) is { } account)
        {
            return [Glob.Parse($"{PrincipalKind.Aws}:arn:*:iam::{account}:*"), Glob.Parse($"{PrincipalKind.Aws}:arn:*:sts::{account}:*")];
        }

        return Arn.TryParse(entry.Text, out var arn)
            ? Identities(entry.Text, arn).Select(static identity => Glob.Exactly(identity))
            : throw new UndecidedConstruct($"the principal '{entry.Text}' at {entry.Position}");
    }

    private static IEnumerable<string> Identities(string text, Arn arn)
    {
        yield return $"{PrincipalKind.Aws}:{text}";
        if (arn.Service == "iam" && arn.Resource.StartsWith("role/", StringComparison.Ordinal))
        {
            yield return $"{PrincipalKind.Aws}:arn:{arn.Partition}:sts::{arn.Account}:assumed-role/{arn.Resource[(arn.Resource.LastIndexOf('/') + 1)..]}/session";
        }
    }

    private static string? Account(string text) =>
        Arn.IsAccount(text) ? text
        : Arn.TryParse(text, out var arn) && arn.Service == "iam" && arn.Resource == "root" && Arn.IsAccount(arn.Account) ? arn.Account
        : null;
}
