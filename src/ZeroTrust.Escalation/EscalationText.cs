using ZeroTrust.Core.Access;
using ZeroTrust.Escalation.Graph;
using ZeroTrust.Policy;

namespace ZeroTrust.Escalation;

/// <summary>Principals and steps in words.</summary>
internal static class EscalationText
{
    /// <summary>The account of a node; empty for anyone.</summary>
    public static string AccountOf(EscalationNode node) =>
        Arn.TryParse(node.Arn, out var arn) ? arn.Account
        : Arn.IsAccount(node.Arn) ? node.Arn
        : "";

    /// <summary>A step: path, actions, and who is gained.</summary>
    public static string Step(EscalationNode from, EscalationEdge edge, IEnumerable<string> actions) =>
        $"{edge.Path.Id}: {string.Join(" + ", actions.Distinct(StringComparer.OrdinalIgnoreCase))} -> "
        + $"{Gained(from, edge.To)}{(edge.IsPossibleOnly ? " (possible)" : "")}";

    private static string Gained(EscalationNode from, EscalationNode to)
    {
        if (to.Kind == EscalationNodeKind.Administrator)
        {
            return "an administrator of the organization's Identity Center";
        }

        var who = to.Arn == from.Arn ? "itself" : PrincipalText.InWords(to.Arn, AccountOf(from));
        string[] more =
        [
            .. to.HasAnyPolicy && !from.HasAnyPolicy ? ["with any policy"]
            : to.HasAnyPolicy && who != "itself" ? ["with any policy"]
            : Array.Empty<string>(),
            .. to.IsWithoutBoundary && !(who == "itself" && from.IsWithoutBoundary) ? ["without its boundary"] : Array.Empty<string>(),
            .. to.JoinedGroups.Count > 0
                ? ["in " + string.Join(", ", to.JoinedGroups.Select(g => PrincipalText.InWords(g, AccountOf(to))))]
                : Array.Empty<string>(),
        ];
        return more.Length == 0 ? who : $"{who} {string.Join(" ", more)}";
    }
}
