namespace ZeroTrust.Sandbox.Calls;

/// <summary>What a caller is.</summary>
internal enum CallerKind
{
    /// <summary>Nobody: the request is not signed.</summary>
    Anonymous,

    /// <summary>The root user of an account.</summary>
    Root,

    /// <summary>An IAM user.</summary>
    User,

    /// <summary>A session of a role.</summary>
    Role,
}
