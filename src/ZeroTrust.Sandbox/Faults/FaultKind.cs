namespace ZeroTrust.Sandbox.Faults;

/// <summary>What goes wrong.</summary>
internal enum FaultKind
{
    /// <summary>The answer is late.</summary>
    Latency,

    /// <summary>Too many requests, with Retry-After.</summary>
    Throttle,

    /// <summary>A status of 500 or 503.</summary>
    Status,

    /// <summary>Access is denied.</summary>
    Deny,

    /// <summary>Half of the body is missing.</summary>
    Truncate,

    /// <summary>The connection is reset; nothing has happened.</summary>
    Reset,

    /// <summary>The process ends before the call has any effect.</summary>
    Exit,

    /// <summary>The process ends after the effect, before the answer.</summary>
    ExitAfter,
}
