namespace ZeroTrust.Core.Connections;

/// <summary>What is at the other end.</summary>
public enum ConnectionKind
{
    /// <summary>AWS, or an endpoint that speaks like it.</summary>
    Aws,

    /// <summary>The built-in sample organization.</summary>
    Sandbox,

    /// <summary>A saved snapshot: can be evaluated and planned on, not changed.</summary>
    Snapshot,
}
