namespace ZeroTrust.Policy.Comparison.Boxes;

/// <summary>The dimensions that every request has. Condition keys are further dimensions; their names hold a colon, these do not.</summary>
internal static class Dimensions
{
    public const string Principal = "principal";
    public const string Action = "action";
    public const string Resource = "resource";

    private const char RiddleMark = '?';

    /// <summary>Global keys that may hold several values; the other <c>aws:</c> keys hold one.</summary>
    /// <remarks>AWS documents which: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html</remarks>
    private static readonly HashSet<string> MultivaluedGlobals =
    [
        "aws:calledvia",
        "aws:principalorgpaths",
        "aws:principalservicenameslist",
        "aws:resourceorgpaths",
        "aws:sourceorgpaths",
        "aws:tagkeys",
        "aws:vpceorgpaths",
    ];

    /// <summary>The dimension of a condition that has no exact counterpart: a riddle, whose answer is the same
    /// wherever the same condition is put.</summary>
    public static string Riddle(string condition) => RiddleMark + condition;

    /// <summary>Whether a dimension is a condition key.</summary>
    public static bool IsKey(string dimension) => dimension.Contains(':', StringComparison.Ordinal) && dimension[0] != RiddleMark;

    /// <summary>Whether a condition key holds one value at most. Where AWS does not say so, several are assumed,
    /// which proves less but never too much.</summary>
    public static bool HoldsOneValue(string key) => key.StartsWith("aws:", StringComparison.Ordinal) && !MultivaluedGlobals.Contains(key);
}
