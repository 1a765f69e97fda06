namespace ZeroTrust.Controls.Judging;

/// <summary>How close policies come to granting everything.</summary>
internal enum FullAdminGrant
{
    /// <summary>Something is left out that the holder cannot give to itself by the same policy.</summary>
    None,

    /// <summary>Everything, always.</summary>
    Full,

    /// <summary>Everything, while conditions hold.</summary>
    UnderConditions,

    /// <summary>A document is malformed, so nobody knows.</summary>
    NotUnderstood,
}
