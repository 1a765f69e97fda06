using ZeroTrust.Escalation.Graph;
using ZeroTrust.Policy;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Escalation;

/// <summary>What a principal with given policies could do in the worst account for them: every user, role,
/// group and policy that they name exists, is an
/// administrator's, and roles there can be used by every service and by the account. A way here needs such principals to be
/// there; without a way here, the policies alone open
/// none in that account.</summary>
public static class EscalationLab
{
    private const string DefaultAccount = "111122223333";
    private const int MaximumNamed = 200;

    /// <summary>Makes the model.</summary>
    /// <param name="policies">The principal's policies with their names, taken as customer managed ones.</param>
    /// <param name="principal">ARN of the user or role that has them; a user of the account that they name when null.</param>
    /// <returns>The model, with the principal as the only start.</returns>
    public static EscalationScope Of(IReadOnlyList<(string Name, PolicyDocument Document)> policies, string? principal = null)
    {
        var named = policies.SelectMany(static p => Named(p.Document)).Distinct().Take(MaximumNamed).ToList();
        var account = principal is not null && Arn.TryParse(principal, out var arn) ? arn.Account : AccountOf(policies) ?? DefaultAccount;
        principal ??= $"arn:aws:iam::{account}:user/principal";
        named =
        [
            .. named
                .Select(n => Arn.IsAccount(n.Account) ? n : n with { Account = account })
                .Prepend(Target(account, "user"))
                .Prepend(Target(account, "role"))
                .Prepend(Target(account, "group"))
                .Distinct(),
        ];
        var everything = new LayerPolicy(
            "everything",
            new PolicyDocument
            {
                Statements =
                [
                    new Statement
                    {
                        Effect = Effect.Allow,
                        Action = ActionElement.Of("*"),
                        Resource = ResourceElement.Of("*"),
                    },
                ],
            }
        );
        var writable = named
            .Where(static n => n.Resource.StartsWith("policy/", StringComparison.Ordinal))
            .Select(n => new LayerPolicy(n.ToString(), new PolicyDocument()))
            .ToList();
        var trust = new LayerPolicy("trust policy", Trust(account));
        return new EscalationScope(
            new EscalationModel
            {
                Principals =
                [
                    new EscalationPrincipal(principal)
                    {
                        Policies =
                        [
                            .. policies.Select(p => new LayerPolicy($"arn:aws:iam::{account}:policy/{p.Name}", p.Document)),
                            .. writable,
                        ],
                        Trust = principal.Contains(":role/", StringComparison.Ordinal) ? trust : null,
                    },
                    .. named
                        .Select(static n => n.ToString())
                        .Where(n => n != principal && n.Contains(":user/", StringComparison.Ordinal))
                        .Select(n => new EscalationPrincipal(n) { Policies = [everything] }),
                    .. named
                        .Select(static n => n.ToString())
                        .Where(n => n != principal && n.Contains(":role/", StringComparison.Ordinal))
                        .Select(n => new EscalationPrincipal(n) { Policies = [everything, .. writable], Trust = trust }),
                ],
                Groups =
                [
                    .. named
                        .Where(static n => n.Resource.StartsWith("group/", StringComparison.Ordinal))
                        .Select(n => new EscalationGroup(n.ToString(), [everything])),
                ],
                Context = RequestContext.Incomplete.With("aws:SecureTransport", "true").With("aws:ViaAWSService", "false"),
            },
            []
        )
        {
            Starts = new HashSet<string>(StringComparer.Ordinal) { principal },
        };
    }

    /// <summary>Whether a text is the ARN of a user or role, which can have policies.</summary>
    /// <param name="principal">The text.</param>
    public static bool IsHolder(string principal) =>
        Arn.TryParse(principal, out var arn)
        && arn.Service == "iam"
        && Arn.IsAccount(arn.Account)
        && arn.Resource.AsSpan().IndexOfAny('*', '?') < 0
        && (arn.Resource.StartsWith("user/", StringComparison.Ordinal) || arn.Resource.StartsWith("role/", StringComparison.Ordinal));

    // The account that most resources are in.
    private static string? AccountOf(IEnumerable<(string Name, PolicyDocument Document)> policies) =>
        policies
            .SelectMany(static p => p.Document.Statements)
            .SelectMany(static s => s.Resource?.Patterns ?? [])
            .Select(static p => Arn.TryParse(p.Text, out var arn) ? arn.Account : "")
            .Where(Arn.IsAccount)
            .GroupBy(static a => a)
            .OrderByDescending(static g => g.Count())
            .Select(static g => g.Key)
            .FirstOrDefault();

    private static Arn Target(string account, string kind) => new("aws", "iam", "", account, kind + "/target");

    // A pattern stands for something that it matches.
    private static IEnumerable<Arn> Named(PolicyDocument document) =>
        document
            .Statements.Where(static s => s is { Effect: Effect.Allow, Resource.IsNot: false })
            .SelectMany(static s => s.Resource!.Patterns)
            .Select(static p => p.Text)
            .Where(static t => !t.Contains('$', StringComparison.Ordinal))
            .Select(static t => Arn.TryParse(t, out var arn) ? arn : default)
            .Where(static a => a.Service == "iam" && Kinds.Any(k => a.Resource.StartsWith(k, StringComparison.Ordinal)))
            .Select(static a =>
                a with
                {
                    Partition = Plain(a.Partition, "aws"),
                    Region = "",
                    Account = a.Account.Contains('*', StringComparison.Ordinal) ? "" : a.Account,
                    Resource = Plain(a.Resource, "target"),
                }
            );

    private static readonly string[] Kinds = ["user/", "role/", "group/", "policy/"];

    private static string Plain(string pattern, string any) => pattern.Replace("*", any, StringComparison.Ordinal).Replace('?', 'x');

    private static PolicyDocument Trust(string account) =>
        new()
        {
            Statements =
            [
                new Statement
                {
                    Effect = Effect.Allow,
                    Principal = PrincipalElement.Aws(account),
                    Action = ActionElement.Of("sts:AssumeRole"),
                },
                new Statement
                {
                    Effect = Effect.Allow,
                    Principal = PrincipalElement.Service([
                        .. EscalationCatalogue.Paths.SelectMany(static p => p.Trusts).Distinct(StringComparer.Ordinal),
                    ]),
                    Action = ActionElement.Of("sts:AssumeRole"),
                },
                new Statement
                {
                    Effect = Effect.Allow,
                    Principal = new PrincipalElement(
                        false,
                        [new PrincipalEntry(PrincipalKind.Federated, "cognito-identity.amazonaws.com")]
                    ),
                    Action = ActionElement.Of("sts:AssumeRoleWithWebIdentity"),
                },
            ],
        };
}
