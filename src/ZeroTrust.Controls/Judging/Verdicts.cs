using System.Text.Json.Nodes;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Facts;

namespace ZeroTrust.Controls.Judging;

/// <summary>The words in which controls speak. A missing fact can only become Unknown:
/// <see cref="Judge{T}"/> does not hand it on.</summary>
internal static class Verdicts
{
    /// <summary>Judges a fact that is known; a missing one is Unknown, with its gap.</summary>
    public static Finding Judge<T>(this ControlInfo control, Fact<T> fact, Func<Known<T>, Finding> judge)
        where T : class => fact is Known<T> known ? judge(known) : control.Unknown(fact.Resource, fact.Gap!);

    /// <summary>Judges two facts about one resource; when either is missing the answer is Unknown, with all gaps.</summary>
    public static Finding Judge<T1, T2>(
        this ControlInfo control,
        Fact<T1> first,
        Fact<T2> second,
        Func<Known<T1>, Known<T2>, Finding> judge
    )
        where T1 : class
        where T2 : class =>
        first is Known<T1> one && second is Known<T2> two
            ? judge(one, two)
            : control.Unknown(first.Resource, [.. new[] { first.Gap, second.Gap }.OfType<Gap>()]);

    /// <summary>The good state, shown by evidence.</summary>
    public static Finding Pass(this ControlInfo control, ResourceRef resource, string reason, params Evidence[] evidence) =>
        Say(control, resource, Outcome.Pass, reason, evidence);

    /// <summary>Not the good state, shown by evidence.</summary>
    public static Finding Fail(this ControlInfo control, ResourceRef resource, string reason, params Evidence[] evidence) =>
        Say(control, resource, Outcome.Fail, reason, evidence);

    /// <summary>The control does not speak about this resource.</summary>
    public static Finding NotApplicable(this ControlInfo control, ResourceRef resource, string reason, params Evidence[] evidence) =>
        Say(control, resource, Outcome.NotApplicable, reason, evidence);

    /// <summary>Nobody knows; the reason names the actions that would settle it.</summary>
    public static Finding Unknown(this ControlInfo control, ResourceRef resource, params Gap[] gaps)
    {
        var actions = string.Join(" and ", gaps.Select(static gap => gap.Action).Distinct(StringComparer.Ordinal));
        var denial = gaps.Select(static gap => gap.Denial).FirstOrDefault(static denial => denial is not null);
        return Say(
            control,
            resource,
            Outcome.Unknown,
            $"Not known: {actions} would settle it{(denial is null ? "" : $", but {denial}")} ({gaps[0].Reason}: {gaps[0].Message})",
            []
        ) with
        {
            Gaps = gaps,
        };
    }

    /// <summary>A member of a fact, as evidence.</summary>
    public static Evidence Shows(this IFact fact, string member, JsonNode? value) => new(fact.FactType, fact.Resource, member, value);

    /// <summary>A list of texts, as evidence.</summary>
    public static Evidence Shows(this IFact fact, string member, IEnumerable<string> values) =>
        fact.Shows(member, new JsonArray([.. values.Select(static value => (JsonNode?)JsonValue.Create(value))]));

    private static Finding Say(ControlInfo control, ResourceRef resource, Outcome outcome, string reason, Evidence[] evidence) =>
        new()
        {
            ControlId = control.Id,
            Title = control.Title,
            Severity = control.Severity,
            Resource = resource,
            Outcome = outcome,
            Reason = reason,
            Evidence = evidence,
        };
}
