namespace ZeroTrust.Policy.Comparison.Boxes;

/// <summary>What an ordered value is.</summary>
internal enum RangeKind
{
    Number,
    Date,
    Address,
}
