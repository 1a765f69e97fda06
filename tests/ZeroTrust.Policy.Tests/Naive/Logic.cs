namespace ZeroTrust.Policy.Tests.Naive;

/// <summary>Three-valued logic; null is "cannot be said".</summary>
internal static class Logic
{
    public static bool? And(bool? a, bool? b) =>
        a == false || b == false ? false
        : a is null || b is null ? null
        : true;

    public static bool? Or(bool? a, bool? b) =>
        a == true || b == true ? true
        : a is null || b is null ? null
        : false;

    public static bool? Not(bool? a) => !a;

    public static bool? All(IEnumerable<bool?> items) => items.Aggregate((bool?)true, And);

    public static bool? Any(IEnumerable<bool?> items) => items.Aggregate((bool?)false, Or);
}
