namespace ZeroTrust.Policy.Decisions;

/// <summary>Three-valued truth. Ordered so that "and" is the smaller and "or" the greater of two.</summary>
public enum Truth : byte
{
    /// <summary>Certainly not.</summary>
    False = 0,

    /// <summary>It depends on something that is not known.</summary>
    Unknown = 1,

    /// <summary>Certainly.</summary>
    True = 2,
}
