using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Policy.Comparison.Lowering;

/// <summary>Principals that stand for all: for everything that a Principal element can name, one that is named so and
/// one that is not, in every combination.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html</remarks>
internal sealed class PrincipalExamples
{
    private const int Maximum = 20_000;
    private const string Stranger = "stranger";
    private const string StrangerAccount = "999999999999";
    private readonly SortedSet<string> _accounts = new(StringComparer.Ordinal) { StrangerAccount };
    private readonly List<string> _users = [];
    private readonly List<string> _roles = [];
    private readonly List<string> _sessions = [];
    private readonly List<string> _federatedUsers = [];
    private readonly List<string> _uniqueIds = ["AIDASTRANGERSTRANGER0", "AROASTRANGERSTRANGER0"];
    private readonly List<string> _canonicalIds = ["canonical-id-of-a-stranger"];
    private readonly List<string> _providers = ["stranger.example.com"];
    private readonly List<string> _services = ["stranger.amazonaws.com"];

    private PrincipalExamples(IEnumerable<PrincipalElement> elements)
    {
        foreach (
            var entry in elements
                .SelectMany(static element => element.Entries)
                .DistinctBy(static entry => (entry.Kind, entry.Text))
                .Where(static entry => entry.Text != "*")
        )
        {
            switch (entry.Kind)
            {
                case PrincipalKind.Service:
                    _services.Add(entry.Text);
                    break;
                case PrincipalKind.Federated:
                    _providers.Add(entry.Text);
                    break;
                case PrincipalKind.CanonicalUser:
                    _canonicalIds.Add(entry.Text);
                    break;
                default:
                    AddAws(entry.Text);
                    break;
            }
        }
    }

    /// <summary>The principals, those first that make the plainest examples.</summary>
    /// <exception cref="UndecidedConstruct">There would be too many.</exception>
    public static IReadOnlyList<RequestPrincipal> Of(IEnumerable<PrincipalElement> elements)
    {
        var all = new PrincipalExamples(elements).All().Take(Maximum + 1).ToArray();
        return all.Length <= Maximum ? all : throw new UndecidedConstruct("the policies name too many principals in too many ways");
    }

    private void AddAws(string text)
    {
        if (Arn.IsAccount(text))
        {
            _accounts.Add(text);
        }
        else if (!Arn.TryParse(text, out var arn))
        {
            _uniqueIds.Add(text);
        }
        // Nobody's name holds a wildcard.
        else if (text.AsSpan().IndexOfAny('*', '?') < 0 && RequestPrincipal.TryParse(text, null, out var principal))
        {
            _accounts.Add(arn.Account);
            (
                principal.Kind switch
                {
                    RequestPrincipalKind.User => _users,
                    RequestPrincipalKind.FederatedUser => _federatedUsers,
                    RequestPrincipalKind.Role when arn.Service == "sts" => _sessions,
                    RequestPrincipalKind.Role => _roles,
                    _ => [],
                }
            ).Add(text);
        }
    }

    private IEnumerable<RequestPrincipal> All() =>
        _accounts
            .SelectMany(static account => Users([$"arn:aws:iam::{account}:user/{Stranger}"]))
            .Concat(Users(_users))
            .Concat(Roles())
            .Concat(_accounts.Select(static account => RequestPrincipal.Parse($"arn:aws:iam::{account}:root")))
            .Concat(FederatedUsers())
            .SelectMany(WithIdentifiers)
            .Append(RequestPrincipal.Anonymous)
            .Concat(_services.Select(RequestPrincipal.Service))
            .Concat(_providers.Select(RequestPrincipal.Federated));

    private static IEnumerable<RequestPrincipal> Users(IEnumerable<string> arns) => arns.Select(static arn => RequestPrincipal.Parse(arn));

    // A session's ARN lacks the role's path. Role names are unique within an account, so a role that is named is the one of the session.
    private IEnumerable<RequestPrincipal> Roles()
    {
        var roles = _accounts
            .Select(static account => $"arn:aws:iam::{account}:role/{Stranger}")
            .Concat(_roles)
            .Concat(
                _sessions
                    .Select(static session =>
                        Arn.TryParse(session, out var arn)
                            ? $"arn:{arn.Partition}:iam::{arn.Account}:role/elsewhere/{RoleName(session)}"
                            : session
                    )
                    .Where(role =>
                        Arn.TryParse(role, out var arn)
                        && !_roles.Any(named =>
                            Arn.TryParse(named, out var other) && other.Account == arn.Account && other.ResourceName == arn.ResourceName
                        )
                    )
            );
        foreach (var role in roles.Distinct(StringComparer.Ordinal))
        {
            if (!Arn.TryParse(role, out var arn))
            {
                continue;
            }

            var name = arn.ResourceName;
            var sessions = _sessions.Where(session =>
                Arn.TryParse(session, out var other) && other.Account == arn.Account && RoleName(session) == name
            );
            foreach (var session in sessions.Prepend($"arn:{arn.Partition}:sts::{arn.Account}:assumed-role/{name}/session"))
            {
                foreach (var provider in _providers.Prepend(""))
                {
                    yield return RequestPrincipal.Parse(session, role) with
                    {
                        Provider = provider,
                    };
                }
            }
        }
    }

    private IEnumerable<RequestPrincipal> FederatedUsers()
    {
        var arns = _accounts.Select(static account => $"arn:aws:sts::{account}:federated-user/{Stranger}").Concat(_federatedUsers);
        foreach (var user in arns.Select(static arn => RequestPrincipal.Parse(arn)))
        {
            var issuers = _users.Where(issuer => Arn.TryParse(issuer, out var arn) && arn.Account == user.Account);
            foreach (var issuer in issuers.Prepend($"arn:aws:iam::{user.Account}:user/issuer"))
            {
                yield return user with
                {
                    IssuerArn = issuer,
                };
            }
        }
    }

    private IEnumerable<RequestPrincipal> WithIdentifiers(RequestPrincipal principal) =>
        from unique in principal.Kind switch
        {
            RequestPrincipalKind.User => _uniqueIds.Where(static id => id.StartsWith("AIDA", StringComparison.Ordinal)),
            RequestPrincipalKind.Role => _uniqueIds.Where(static id => id.StartsWith("AROA", StringComparison.Ordinal)),
            _ => [""],
        }
        from canonical in _canonicalIds
        select principal with
        {
            UniqueId = unique.Length == 0 ? null : unique,
            CanonicalUserId = canonical,
        };

    private static string RoleName(string session) => RequestPrincipal.Parse(session).Name ?? "";
}
