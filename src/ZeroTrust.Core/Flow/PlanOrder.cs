using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Plans;

namespace ZeroTrust.Core.Flow;

/// <summary>Orders changes: what they depend on first, then low risk before high, then as they came.</summary>
internal static class PlanOrder
{
    public static IReadOnlyList<Change> Sort(IReadOnlyList<Change> changes)
    {
        var byId = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < changes.Count; index++)
        {
            byId.TryAdd(changes[index].Id, index);
        }

        var waitsFor = changes
            .Select(change => change.DependsOn.Where(byId.ContainsKey).Distinct(StringComparer.Ordinal).Count())
            .ToArray();
        var followers = new List<int>[changes.Count];
        for (var index = 0; index < changes.Count; index++)
        {
            foreach (var id in changes[index].DependsOn.Distinct(StringComparer.Ordinal))
            {
                if (byId.TryGetValue(id, out var first))
                {
                    (followers[first] ??= []).Add(index);
                }
            }
        }

        var ready = new PriorityQueue<int, (ChangeRisk Risk, int Index)>();
        for (var index = 0; index < changes.Count; index++)
        {
            if (waitsFor[index] == 0)
            {
                ready.Enqueue(index, (changes[index].Risk, index));
            }
        }

        var ordered = new List<Change>(changes.Count);
        while (ready.TryDequeue(out var next, out _))
        {
            ordered.Add(changes[next]);
            foreach (var follower in followers[next] ?? [])
            {
                if (--waitsFor[follower] == 0)
                {
                    ready.Enqueue(follower, (changes[follower].Risk, follower));
                }
            }
        }

        return ordered.Count == changes.Count
            ? ordered
            : throw new ZeroTrustException(
                ErrorIds.ControlMalformed,
                FailureKind.InvalidData,
                string.Join(", ", changes.Where((_, index) => waitsFor[index] > 0).Select(static change => change.Id)),
                "Changes wait for each other in a circle.",
                "This is a defect of a control or planner."
            );
    }
}
