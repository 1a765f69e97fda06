using ZeroTrust.Policy;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Escalation.Graph;

/// <summary>Finds the profile of each principal in each state.</summary>
internal sealed class ProfileTable
{
    /// <summary>What one writes who may write any policy.</summary>
    public static readonly LayerPolicy AllowEverything = new(
        "a policy that allows everything",
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

    private readonly EscalationModel _model;
    private readonly Dictionary<string, IReadOnlyList<LayerPolicy>> _groups;
    private readonly Dictionary<LayerPolicy, (int Number, PolicyFacts Facts)> _policies = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, Profile> _profiles = new(StringComparer.Ordinal);

    public ProfileTable(EscalationModel model)
    {
        _model = model;
        _groups = model
            .Groups.GroupBy(g => g.Arn, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First().Policies, StringComparer.Ordinal);
    }

    public Profile Find(EscalationPrincipal principal, in NodeState state)
    {
        var replaced = state.Replaced;
        IEnumerable<string> groups =
            state.JoinedGroups.Length == 0 ? principal.Groups : principal.Groups.Concat(state.JoinedGroups.Split(' '));
        var identity = principal
            .Policies.Concat(groups.SelectMany(g => _groups.GetValueOrDefault(g) ?? []))
            .Where(p => p.Name != replaced)
            .Distinct();
        if (state.AnyPolicy)
        {
            identity = identity.Append(AllowEverything);
        }

        var arn = principal.Parts;
        return Find(
            principal.Arn,
            arn,
            new PolicySet
            {
                Identity = [.. identity.OrderBy(p => Look(p).Number)],
                Boundary = state.WithoutBoundary ? null : principal.Boundary,
                Session = state.InSession ? principal.Session : null,
                ServiceControl = _model.ServiceControl.GetValueOrDefault(arn.Account),
                ResourceControl = _model.ResourceControl.GetValueOrDefault(arn.Account),
                UnknownLayers = _model.UnknownFor(principal.UnknownLayers, arn.Account),
            },
            principal.UnknownLayers
        );
    }

    /// <summary>The profile with other policies; not shared.</summary>
    public Profile With(Profile profile, PolicySet policies)
    {
        var (facts, _) = Facts(policies);
        return new Profile(-1, profile.Account, profile.Partition, profile.Who, policies, facts, profile.UnknownLayers);
    }

    private Profile Find(string principal, Arn arn, PolicySet policies, IReadOnlyCollection<PolicyLayer> unknown)
    {
        var (facts, isPersonal) = Facts(policies);
        var identity = string.Join(',', policies.Identity.Select(p => Look(p).Number));
        var boundary = policies.Boundary is null ? -1 : Look(policies.Boundary).Number;
        var session = policies.Session is null ? "-" : string.Join(',', policies.Session.Select(p => Look(p).Number));
        var person = isPersonal ? principal : "";
        var key = $"{arn.Account}|{identity}|{boundary}|{session}|{person}|{string.Join(',', unknown)}";
        if (_profiles.TryGetValue(key, out var found))
        {
            return found;
        }

        found = new Profile(_profiles.Count, arn.Account, arn.Partition, RequestPrincipal.Parse(principal), policies, facts, unknown);
        _profiles.Add(key, found);
        return found;
    }

    private (PolicyFacts[] Facts, bool IsPersonal) Facts(PolicySet policies)
    {
        var identity = policies.Identity.Select(p => Look(p).Facts).ToArray();
        var limits = (policies.Session ?? [])
            .Concat(policies.Boundary is { } boundary ? [boundary] : [])
            .Concat(policies.ServiceControl?.Levels.SelectMany(l => l.Policies) ?? [])
            .Select(p => Look(p).Facts)
            .ToArray();
        var organization = (policies.ResourceControl?.Levels.SelectMany(l => l.Policies) ?? []).Select(p => Look(p).Facts).ToArray();
        PolicyFacts[] all = [.. identity, .. limits, .. organization];
        return (all, all.Any(f => f.IsPersonal));
    }

    private (int Number, PolicyFacts Facts) Look(LayerPolicy policy)
    {
        if (!_policies.TryGetValue(policy, out var found))
        {
            found = (_policies.Count, PolicyFacts.Of(policy));
            _policies.Add(policy, found);
        }
        return found;
    }
}
