namespace ZeroTrust.Policy.Comparison.Boxes;

/// <summary>A set of condition values, in the terms of one family of operators.</summary>
internal abstract record ValueSet
{
    /// <summary>Whether it holds every value, so that it fits beside sets of any family.</summary>
    public abstract bool IsEverything { get; }

    /// <summary>Whether it holds no value.</summary>
    public abstract bool IsNothing { get; }

    public abstract ValueSet Complement();
}
