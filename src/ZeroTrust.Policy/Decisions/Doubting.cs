using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Policy.Decisions;

/// <summary>Where truth becomes unknown: gives the doubt its name when somebody explains, and
/// costs nothing when there is no trace.</summary>
internal static class Doubting
{
    /// <summary>The reason of what is malformed where the document does not say more.</summary>
    public const string Unreadable = "it cannot be read";

    public static DoubtedTruth OnKey(this DecisionTrace? trace, string key) =>
        trace is null ? DoubtedTruth.Unknown : trace.Note(new Doubt.ConditionKey(key));

    public static DoubtedTruth OnLayer(this DecisionTrace? trace, PolicyLayer layer) =>
        trace is null ? DoubtedTruth.Unknown : trace.Note(new Doubt.UnreadLayer(layer));

    public static DoubtedTruth OnFact(this DecisionTrace? trace, UnknownFact fact) =>
        trace is null ? DoubtedTruth.Unknown : trace.Note(new Doubt.Fact(fact));

    /// <summary>A truth that is unknown when a fact is.</summary>
    public static DoubtedTruth OnFact(this DecisionTrace? trace, UnknownFact fact, Truth truth) =>
        truth == Truth.Unknown ? trace.OnFact(fact) : DoubtedTruth.Of(truth == Truth.True);

    /// <summary>A case that AWS does not define, in the statement that is being evaluated.</summary>
    public static DoubtedTruth OnUndefined(this DecisionTrace? trace, UndefinedCase undefined) =>
        trace is null ? DoubtedTruth.Unknown : trace.Note(new Doubt.Undefined(trace.Place, undefined));

    /// <summary>The policy or statement that is being evaluated is malformed.</summary>
    public static DoubtedTruth OnMalformed(this DecisionTrace? trace, string? reason) =>
        trace is null ? DoubtedTruth.Unknown : trace.Note(new Doubt.Malformed(trace.Place, reason ?? Unreadable));

    /// <summary>All that is malformed in a policy.</summary>
    public static DoubtedTruth OnMalformed(this DecisionTrace? trace, PolicyLayer layer, LayerPolicy policy)
    {
        if (trace is null)
        {
            return DoubtedTruth.Unknown;
        }

        var doubt = DoubtedTruth.False;
        foreach (var malformed in policy.Malformed(layer))
        {
            doubt = doubt.Or(trace.Note(malformed));
        }

        return doubt;
    }
}
