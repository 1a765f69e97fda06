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
    public static bool Accepts(this Order accepted, int comparison) => (accepted & Of(comparison)) != 0;

    private static Order Of(int comparison) =>
        comparison switch
        {
            < 0 => Order.Less,
            0 => Order.Equal,
            _ => Order.Greater,
        };
}
