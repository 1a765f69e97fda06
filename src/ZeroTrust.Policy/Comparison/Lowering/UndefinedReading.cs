using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Comparison.Lowering;

/// <summary>
/// How that counts which AWS does not define (text that is no number, several values without a set
/// operator): the evaluator says that it does not know.
/// A proof has to hold in both readings, so that what is denied by the old policy is never merely unknown by the new one.
/// </summary>
internal enum UndefinedReading
{
    /// <summary>As if it did not allow: a doubtful Allow does not apply, a doubtful Deny does.
    /// What is left is allowed for certain.</summary>
    Denies,

    /// <summary>As if it allowed: a doubtful Allow applies, a doubtful Deny does not. What is left may be allowed.</summary>
    Allows,
}

/// <summary>What a reading means for a statement.</summary>
internal static class UndefinedReadingMeaning
{
    /// <summary>Whether a statement applies where it is not known whether it does.</summary>
    public static bool Holds(this UndefinedReading reading, Effect effect) =>
        (effect == Effect.Deny) == (reading == UndefinedReading.Denies);
}
