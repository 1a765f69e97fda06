namespace ZeroTrust.Policy.Comparison.Languages;

/// <summary>How much work a question may take. What runs out is undecided, never decided by giving up.</summary>
internal sealed class Effort(int steps)
{
    private int _left = steps;

    /// <summary>Whether the work ran out at any point.</summary>
    public bool RanOut { get; private set; }

    /// <summary>Takes one step.</summary>
    /// <returns>False when none is left.</returns>
    public bool Spend()
    {
        if (_left > 0)
        {
            _left--;
            return true;
        }

        RanOut = true;
        return false;
    }
}
