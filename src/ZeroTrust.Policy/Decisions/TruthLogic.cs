namespace ZeroTrust.Policy.Decisions;

/// <summary>Kleene's logic over <see cref="Truth"/>.</summary>
internal static class TruthLogic
{
    public static Truth And(this Truth left, Truth right) => left < right ? left : right;

    public static Truth Or(this Truth left, Truth right) => left > right ? left : right;

    public static Truth Not(this Truth value) => Truth.True - (byte)value;

    public static Truth Of(bool value) => value ? Truth.True : Truth.False;
}
