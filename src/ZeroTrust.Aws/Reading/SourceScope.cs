namespace ZeroTrust.Aws.Reading;

/// <summary>How often a source is asked.</summary>
internal enum SourceScope
{
    /// <summary>Once per account.</summary>
    Account,

    /// <summary>Once per account and region.</summary>
    Region,

    /// <summary>Once, in the management account of the organization (or where the caller is, when that account is out of reach).</summary>
    Organization,
}
