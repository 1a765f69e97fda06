namespace ZeroTrust.Policy.Conditions;

/// <summary>The outcomes of a comparison that an operator accepts.</summary>
[Flags]
internal enum Order
{
    None = 0,
    Less = 1,
    Equal = 2,
    Greater = 4,
}

/// <summary>Tests the outcome of a comparison.</summary>
internal static class OrderTest
{
    public static bool Accepts(this Order accepted, int comparison) =>
        (accepted & (comparison < 0 ? Order.Less : comparison == 0 ? Order.Equal : Order.Greater)) != 0;
}
