using ZeroTrust.Policy;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Escalation.Graph;

/// <summary>Those outside the model whom trust policies let in: principals of other accounts, and anyone.</summary>
internal sealed class OutsideNodes(
    EscalationModel model,
    TrustIndex trust,
    Dictionary<string, EscalationPrincipal> principals,
    Func<NodeState, EscalationNode> nodes
)
{
    private static readonly EscalationPath OtherAccount = EscalationCatalogue.Find("STS-002")!;
    private static readonly EscalationPath Anyone = EscalationCatalogue.Find("STS-003")!;

    public void Add()
    {
        var accounts = principals.Keys.Select(a => Arn.TryParse(a, out var arn) ? arn.Account : "").ToHashSet(StringComparer.Ordinal);
        foreach (var (role, account, text) in trust.Named.Where(n => !accounts.Contains(n.Account)))
        {
            var isAccount = Arn.IsAccount(text) || text.EndsWith(":root", StringComparison.Ordinal);
            Add(
                OtherAccount,
                new NodeState(EscalationNodeKind.OutsideAccount, account),
                role,
                isAccount ? $"arn:aws:iam::{account}:user/outsider" : text
            );
        }
        var stranger = Enumerable
            .Range(0, int.MaxValue)
            .Select(i => (999_999_999_999 - i).ToString(System.Globalization.CultureInfo.InvariantCulture))
            .First(a => !accounts.Contains(a));
        foreach (var role in trust.OpenRoles)
        {
            Add(Anyone, new NodeState(EscalationNodeKind.Anyone, "*"), role, $"arn:aws:iam::{stranger}:user/outsider");
        }
    }

    private void Add(EscalationPath path, NodeState from, EscalationPrincipal role, string principal)
    {
        if (Check(model, role, role.Trust, principal, from.Kind) is not { } check)
        {
            return;
        }

        var truth = check.Decide();
        if (truth == Truth.False)
        {
            return;
        }

        var node = nodes(from);
        node.IsStart = true;
        node.OwnEdges.Add(
            new EscalationEdge(
                path,
                nodes(new NodeState(EscalationNodeKind.Principal, role.Arn)),
                truth == Truth.Unknown,
                new Binding(role, Arn: principal)
            )
        );
    }

    /// <summary>The request of someone who gives himself whatever rights he needs.</summary>
    public static Check? Check(
        EscalationModel model,
        EscalationPrincipal role,
        LayerPolicy? roleTrust,
        string principal,
        EscalationNodeKind kind
    )
    {
        if (!RequestPrincipal.TryParse(principal, null, out var who))
        {
            return null;
        }

        var policies = new PolicySet
        {
            Identity = [ProfileTable.AllowEverything],
            Resource = roleTrust,
            ResourceControl = model.ResourceControl.GetValueOrDefault(role.Parts.Account),
            UnknownLayers = model.UnknownFor([], role.Parts.Account),
        };
        // What is known of the model's own requests says nothing about those of others, except whether they
        // are of another organization. Of anyone in the
        // world someone is.
        var context = RequestContext.Incomplete;
        if (model.Context.TryGet("aws:PrincipalOrgID", out var own))
        {
            var isMember = kind == EscalationNodeKind.Anyone ? false : model.OrganizationAccounts?.Contains(who.Account ?? "");
            if (isMember is { } known)
            {
                context = context.With("aws:PrincipalOrgID", known ? own : ContextValue.Of("o-outsider00"));
            }
        }
        return new Check(new AccessRequest(who, "sts:AssumeRole", role.Arn, context), policies);
    }
}
