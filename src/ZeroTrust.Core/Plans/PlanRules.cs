using System.Text.Json;
using System.Text.Json.Nodes;

namespace ZeroTrust.Core.Plans;

/// <summary>What must hold for a plan before anything is sent, wherever it came from.</summary>
internal static class PlanRules
{
    /// <summary>Says what is wrong with a plan.</summary>
    public static IEnumerable<string> ProblemsOf(Plan plan)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var change in plan.Changes)
        {
            if (!ids.Add(change.Id))
            {
                yield return $"two changes are called '{change.Id}'";
            }

            if (change.Do.Count == 0)
            {
                yield return $"change '{change.Id}' sends nothing";
            }

            if (change.Undo.Count == 0 && string.IsNullOrWhiteSpace(change.IrreversibleReason))
            {
                yield return $"change '{change.Id}' has neither calls that undo it nor a reason why not";
            }

            var calls = change.Do.Concat(change.Undo).ToList();
            if (calls.Select(static call => call.Id).Distinct(StringComparer.Ordinal).Count() != calls.Count)
            {
                yield return $"change '{change.Id}' has two calls with the same id";
            }

            if (
                calls.Select(static call => ProblemOf(call.Parameters)).FirstOrDefault(static problem => problem is not null) is
                { } malformed
            )
            {
                yield return $"change '{change.Id}' has malformed parameters: {malformed}";
            }
        }

        foreach (var change in plan.Changes)
        {
            foreach (var missing in change.DependsOn.Where(id => !ids.Contains(id)))
            {
                yield return $"change '{change.Id}' depends on '{missing}', which is not in the plan";
            }
        }
    }

    /// <summary>A JsonObject with a member named twice throws only when it is looked at: look at all of it now.</summary>
    private static string? ProblemOf(JsonNode? node)
    {
        try
        {
            switch (node)
            {
                case JsonObject members:
                    return members.Select(static member => ProblemOf(member.Value)).FirstOrDefault(static problem => problem is not null);
                case JsonArray items:
                    return items.Select(ProblemOf).FirstOrDefault(static problem => problem is not null);
                default:
                    return null;
            }
        }
        catch (Exception problem) when (problem is ArgumentException or JsonException)
        {
            return problem.Message;
        }
    }
}
