namespace ZeroTrust.Sandbox.Http;

/// <summary>How an answer reaches the client.</summary>
internal enum ReplyEnding
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>Only half of the body, then the connection ends.</summary>
    Truncated,

    /// <summary>Nothing: the connection is reset.</summary>
    Reset,
}
