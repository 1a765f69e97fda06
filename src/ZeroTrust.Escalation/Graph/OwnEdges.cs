using ZeroTrust.Policy;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Escalation.Graph;

/// <summary>Edges that depend on who the principal is: roles that let it in, and what it can do to itself.</summary>
internal sealed class OwnEdges(EscalationModel model, TrustIndex trust, StepEvaluator evaluator, Func<NodeState, EscalationNode> nodes)
{
    private static readonly EscalationPath[] Assuming =
    [
        .. EscalationCatalogue.Paths.Where(p => p.Target == EscalationTarget.AssumedRole && p.Steps.Count > 1),
    ];
    private static readonly EscalationPath[] Self =
    [
        .. EscalationCatalogue.Paths.Where(p => p.Target is EscalationTarget.Self or EscalationTarget.OwnPermissionSet),
    ];
    private static readonly EscalationPath SameAccount = EscalationCatalogue.Find("STS-001")!;
    private static readonly EscalationPath OtherAccount = EscalationCatalogue.Find("STS-002")!;
    private static readonly EscalationPath Joining = EscalationCatalogue.Find("IAM-013")!;
    private static readonly int AssumeRole = ActionBits.NumberOf("sts:AssumeRole");

    /// <summary>Whether an account administers Identity Center, as far as known.</summary>
    public static Truth Administers(EscalationModel model, string account) =>
        model.IdentityCenterAccounts is { } known && (known.Contains(account) || !model.MayOthersAdministerIdentityCenter)
            ? TruthLogic.Of(known.Contains(account))
            : Truth.Unknown;

    /// <summary>States of a target that a path leads to, with the policy that is overwritten for it if any.</summary>
    public static IEnumerable<(string? Policy, NodeState State)> Gains(EscalationPath path, EscalationPrincipal target)
    {
        var plain = new NodeState(EscalationNodeKind.Principal, target.Arn);
        if (path.Gain == EscalationGain.Target)
        {
            return [(null, plain)];
        }

        if (path.Gain == EscalationGain.TargetWithoutBoundary)
        {
            return target.Boundary is null ? [] : [(null, plain with { WithoutBoundary = true })];
        }

        return path.Steps.Any(s => s.On == EscalationObject.TargetPolicy)
            ? Writable(target.Policies.Select(p => p.Name)).Select(p => ((string?)p, plain with { AnyPolicy = true, Replaced = p }))
            : [(null, plain with { AnyPolicy = true })];
    }

    public void Add(EscalationNode node, EscalationPrincipal principal)
    {
        var who = RequestPrincipal.Parse(principal.Arn);
        Assumed(node, who);
        foreach (var path in Self)
        {
            OnSelf(node, principal, who, path);
        }

        if (who.Kind == RequestPrincipalKind.User)
        {
            Groups(node, principal, who);
        }
    }

    private void Assumed(EscalationNode node, RequestPrincipal who)
    {
        var profile = node.Profile!;
        var roles = trust.Naming(node.Arn).Concat(trust.OpenRoles).Concat(trust.NamingAccount(profile.Account + "/sessions"));
        // Where a role trusts the account, the principal's own policies have to allow it too.
        if (profile.MayAllow(AssumeRole))
        {
            roles = roles.Concat(trust.NamingAccount(profile.Account));
        }

        foreach (var role in roles.Distinct())
        {
            if (role.Arn == node.Arn)
            {
                continue;
            }

            var truth = evaluator.Assume(profile, who, role, role.Trust);
            if (truth == Truth.False)
            {
                continue;
            }

            var sameAccount = Arn.TryParse(role.Arn, out var arn) && arn.Account == profile.Account;
            Add(
                node,
                sameAccount ? SameAccount : OtherAccount,
                new NodeState(EscalationNodeKind.Principal, role.Arn),
                truth,
                new Binding(role)
            );
            if (!sameAccount || role.IsProtected)
            {
                continue;
            }

            foreach (var path in Assuming)
            {
                foreach (var (policy, state) in Gains(path, role))
                {
                    var binding = new Binding(role, Arn: policy);
                    Add(node, path, state, truth.And(evaluator.All(profile, who, path, binding)), binding);
                }
            }
        }
    }

    private void OnSelf(EscalationNode node, EscalationPrincipal principal, RequestPrincipal who, EscalationPath path)
    {
        var on = path.Steps[0].On;
        var profile = node.Profile!;
        var isRole = who.Kind == RequestPrincipalKind.Role;
        if (on == EscalationObject.OwnRole && (!isRole || principal.IsProtected) || on == EscalationObject.OwnUser && isRole)
        {
            return;
        }

        var gained =
            path.Gain == EscalationGain.SelfWithoutBoundary
                ? node.State with
                {
                    WithoutBoundary = true,
                }
                : node.State with
                {
                    AnyPolicy = true,
                };
        if (path.Gain == EscalationGain.SelfWithoutBoundary && profile.Policies.Boundary is null)
        {
            return;
        }

        if (on == EscalationObject.OwnPermissionSet)
        {
            if (
                principal.PermissionSetArn is null
                && !principal.Arn.Contains(":role/aws-reserved/sso.amazonaws.com/", StringComparison.Ordinal)
            )
            {
                return;
            }

            var truth = evaluator
                .All(profile, who, path, new Binding(Arn: principal.PermissionSetArn))
                .And(Administers(model, profile.Account));
            Add(
                node,
                path,
                gained,
                principal.PermissionSetArn is null ? truth.And(Truth.Unknown) : truth,
                new Binding(Arn: principal.PermissionSetArn)
            );
            return;
        }
        IEnumerable<string?> objects = on switch
        {
            EscalationObject.OwnPolicy => (IEnumerable<string?>)Writable(profile.Policies.Identity.Select(p => p.Name)),
            EscalationObject.OwnGroup => principal.Groups.Concat(node.JoinedGroups),
            _ => new string?[] { null },
        };
        foreach (var arn in objects)
        {
            var state = on == EscalationObject.OwnPolicy ? gained with { Replaced = arn! } : gained;
            if (state == node.State)
            {
                continue;
            }

            var binding = new Binding(Arn: arn);
            Add(node, path, state, evaluator.All(profile, who, path, binding), binding);
        }
    }

    private void Groups(EscalationNode node, EscalationPrincipal principal, RequestPrincipal who)
    {
        var profile = node.Profile!;
        if (!profile.MayAllow(ActionBits.NumberOf(Joining.Steps[0].Action)))
        {
            return;
        }

        var joinable = model
            .Groups.Where(g =>
                Arn.TryParse(g.Arn, out var arn)
                && arn.Account == profile.Account
                && !principal.Groups.Contains(g.Arn)
                && !node.JoinedGroups.Contains(g.Arn)
            )
            .Select(g => (g.Arn, Truth: evaluator.All(profile, who, Joining, new Binding(Arn: g.Arn))))
            .Where(g => g.Truth != Truth.False)
            .ToArray();
        foreach (var (arn, truth) in joinable)
        {
            Join(node.JoinedGroups.Append(arn), truth, arn);
        }
        // Rights of several groups together may be what the next step needs.
        if (joinable.Length > 1)
        {
            Join(node.JoinedGroups.Concat(joinable.Select(j => j.Arn)), joinable.Min(j => j.Truth), joinable[0].Arn);
        }

        void Join(IEnumerable<string> groups, Truth truth, string arn) =>
            Add(
                node,
                Joining,
                node.State with
                {
                    JoinedGroups = string.Join(' ', groups.Order(StringComparer.Ordinal)),
                },
                truth,
                new Binding(Arn: arn)
            );
    }

    // AWS writes its own policies; those of an account have its number in the ARN.
    private static IEnumerable<string> Writable(IEnumerable<string> policies) =>
        policies
            .Where(p =>
                Arn.TryParse(p, out var arn) && Arn.IsAccount(arn.Account) && arn.Resource.StartsWith("policy/", StringComparison.Ordinal)
            )
            .Distinct(StringComparer.Ordinal);

    private void Add(EscalationNode node, EscalationPath path, NodeState to, Truth truth, in Binding binding)
    {
        if (truth != Truth.False)
        {
            node.OwnEdges.Add(new EscalationEdge(path, nodes(to), truth == Truth.Unknown, binding));
        }
    }
}
