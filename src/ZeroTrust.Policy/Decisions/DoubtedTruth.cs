namespace ZeroTrust.Policy.Decisions;

/// <summary>A truth that carries the doubts that it depends on: no, yes, or "it depends" with a set of
/// doubts. "And" and "or" are Kleene's, so a doubt
/// is dropped where something certain settles the matter, and kept where it does not.</summary>
/// <remarks>The set is bits that a <see cref="DecisionTrace"/> has given to doubts. Without a trace
/// nobody asks which, and every doubt is the same bit:
/// the same code decides and explains, and deciding costs a number.</remarks>
internal readonly struct DoubtedTruth
{
    /// <summary>How many bits there are for doubts. The last one stands for all doubts that come after the
    /// others: they are kept or dropped together.</summary>
    public const int MostDoubts = 31;

    private const uint No = 0;
    private const uint Yes = uint.MaxValue;

    private readonly uint _bits;

    private DoubtedTruth(uint bits) => _bits = bits;

    /// <summary>Certainly not; the default.</summary>
    public static DoubtedTruth False => default;

    /// <summary>Certainly.</summary>
    public static DoubtedTruth True => new(Yes);

    /// <summary>It depends, where nobody asks on what.</summary>
    public static DoubtedTruth Unknown => new(1);

    public bool IsTrue => _bits == Yes;

    public bool IsFalse => _bits == No;

    public bool IsUnknown => _bits is not (No or Yes);

    /// <summary>Without the doubts.</summary>
    public Truth Truth =>
        _bits switch
        {
            No => Truth.False,
            Yes => Truth.True,
            _ => Truth.Unknown,
        };

    public static DoubtedTruth Of(bool value) => new(value ? Yes : No);

    /// <summary>It depends on the doubt with this number.</summary>
    public static DoubtedTruth On(int doubt) => new(1U << Math.Min(doubt, MostDoubts - 1));

    public DoubtedTruth And(DoubtedTruth other)
    {
        if (_bits == Yes)
        {
            return other;
        }

        if (other._bits == Yes)
        {
            return this;
        }

        return _bits == No || other._bits == No ? False : new(_bits | other._bits);
    }

    public DoubtedTruth Or(DoubtedTruth other) => new(_bits | other._bits);

    public DoubtedTruth Not() => _bits is No or Yes ? new(~_bits) : this;

    /// <summary>Whether a doubt of this truth is one of the other.</summary>
    public bool Shares(DoubtedTruth other) => IsUnknown && other.IsUnknown && (_bits & other._bits) != 0;

    /// <summary>Whether it depends on the doubt with this number.</summary>
    public bool DependsOn(int doubt) => Shares(On(doubt));

    /// <inheritdoc/>
    public override string ToString() => Truth.ToString();
}
