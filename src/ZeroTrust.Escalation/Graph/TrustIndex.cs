using ZeroTrust.Policy;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Escalation.Graph;

/// <summary>Which roles could be assumed by whom, as their trust policies name principals; so that
/// not every pair has to be asked about.</summary>
internal sealed class TrustIndex
{
    private readonly Dictionary<string, List<EscalationPrincipal>> _byPrincipal = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<EscalationPrincipal>> _byAccount = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Account, string Service), List<(EscalationPrincipal Role, Truth Trusts)>> _byService = [];
    private readonly List<EscalationPrincipal> _byAnyone = [];

    public TrustIndex(EscalationModel model, StepEvaluator evaluator)
    {
        var services = EscalationCatalogue.Paths.SelectMany(p => p.Trusts).Distinct(StringComparer.Ordinal).ToArray();
        foreach (var role in model.Principals.Where(IsRole))
        {
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            var isOpen = Read(role, names);
            foreach (var service in services.Where(s => isOpen || names.Contains(s)))
            {
                var truth = evaluator.Trusts(role, role.Trust, service);
                if (truth != Truth.False)
                {
                    Add(_byService, (role.Parts.Account, service), (role, truth));
                }
            }
        }
    }

    /// <summary>Roles whose trust policy lets anyone in, or cannot be told.</summary>
    public IReadOnlyList<EscalationPrincipal> OpenRoles => _byAnyone;

    /// <summary>Principals of accounts that are named, by role.</summary>
    public List<(EscalationPrincipal Role, string Account, string Text)> Named { get; } = [];

    public static bool IsRole(EscalationPrincipal principal) => principal.Arn.Contains(":role/", StringComparison.Ordinal);

    /// <summary>Roles of an account that trust a service, or might.</summary>
    public IReadOnlyList<(EscalationPrincipal Role, Truth Trusts)> Trusting(string account, string service) =>
        _byService.GetValueOrDefault((account, service)) ?? [];

    /// <summary>Roles that name a principal itself.</summary>
    public IReadOnlyList<EscalationPrincipal> Naming(string principal) => _byPrincipal.GetValueOrDefault(principal) ?? [];

    /// <summary>Roles that name an account as a whole: its principals need to be allowed as well.</summary>
    public IReadOnlyList<EscalationPrincipal> NamingAccount(string account) => _byAccount.GetValueOrDefault(account) ?? [];

    private bool Read(EscalationPrincipal role, HashSet<string> services)
    {
        if (role.Trust is null || !role.Trust.Document.IsUnderstood)
        {
            _byAnyone.Add(role);
            return true;
        }
        var isOpen = false;
        foreach (var statement in role.Trust.Document.Statements.Where(s => s.Effect == Effect.Allow))
        {
            if (statement.Principal is not { IsNot: false } principal)
            {
                isOpen = true;
                continue;
            }
            foreach (var entry in principal.Entries)
            {
                if (entry.Kind is PrincipalKind.Service or PrincipalKind.Federated)
                {
                    services.Add(entry.Text);
                }

                isOpen |= entry.IsEveryone || entry.Text == "*" || entry.Kind == PrincipalKind.CanonicalUser;
                if (entry.Kind == PrincipalKind.Aws && !entry.IsEveryone)
                {
                    isOpen |= !ReadAws(role, entry.Text);
                }
            }
        }
        if (isOpen)
        {
            _byAnyone.Add(role);
        }

        return isOpen;
    }

    private bool ReadAws(EscalationPrincipal role, string text)
    {
        if (Arn.IsAccount(text))
        {
            Add(_byAccount, text, role);
            Named.Add((role, text, text));
            return true;
        }
        if (!Arn.TryParse(text, out var arn))
        {
            return false;
        }

        if (arn.Resource == "root")
        {
            Add(_byAccount, arn.Account, role);
        }
        // arn:aws:sts::111122223333:assumed-role/<role>/<session> is a session of one role; the role's path is not in it.
        else if (arn.Service == "sts")
        {
            Add(_byAccount, arn.Account + "/sessions", role);
        }
        else
        {
            Add(_byPrincipal, text, role);
        }

        Named.Add((role, arn.Account, text));
        return true;
    }

    private static void Add<TKey, TValue>(Dictionary<TKey, List<TValue>> index, TKey key, TValue value)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out var list))
        {
            index.Add(key, list = []);
        }

        list.Add(value);
    }
}
