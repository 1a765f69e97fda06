using ZeroTrust.Policy.Escalation;
using ZeroTrust.Policy.Resources;

namespace ZeroTrust.Core.Escalation;

/// <summary>Principals and steps in words.</summary>
internal static class EscalationText
{
    /// <summary>A principal as seen from an account: <c>user/ann</c>, <c>444455556666:role/admin</c>.</summary>
    public static string Name(string principal, string account)
    {
        if (principal == "*") return "anyone with an AWS account";
        if (!Arn.TryParse(principal, out var arn)) return Arn.IsAccount(principal) ? "a principal of account " + principal : principal;
        return arn.Account == account ? arn.Resource : $"{arn.Account}:{arn.Resource}";
    }

    /// <summary>The account of a node; empty for anyone.</summary>
    public static string AccountOf(EscalationNode node) => Arn.TryParse(node.Arn, out var arn) ? arn.Account : Arn.IsAccount(node.Arn) ? node.Arn : "";

    /// <summary>A step: path, actions, and who is gained.</summary>
    public static string Step(EscalationNode from, EscalationEdge edge, IEnumerable<string> actions) =>
        $"{edge.Path.Id}: {string.Join(" + ", actions.Distinct(StringComparer.OrdinalIgnoreCase))} -> {Gained(from, edge.To)}{(edge.IsPossibleOnly ? " (possible)" : "")}";

    private static string Gained(EscalationNode from, EscalationNode to)
    {
        if (to.Kind == EscalationNodeKind.Administrator) return "an administrator of the organization's Identity Center";
        var who = to.Arn == from.Arn ? "itself" : Name(to.Arn, AccountOf(from));
        string[] more =
        [
            .. to.HasAnyPolicy && !from.HasAnyPolicy ? ["with any policy"] : to.HasAnyPolicy && who != "itself" ? ["with any policy"] : Array.Empty<string>(),
            .. to.IsWithoutBoundary && !(who == "itself" && from.IsWithoutBoundary) ? ["without its boundary"] : Array.Empty<string>(),
            .. to.JoinedGroups.Count > 0 ? ["in " + string.Join(", ", to.JoinedGroups.Select(g => Name(g, AccountOf(to))))] : Array.Empty<string>(),
        ];
        return more.Length == 0 ? who : $"{who} {string.Join(" ", more)}";
    }
}
