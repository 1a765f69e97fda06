namespace ZeroTrust.Core.Controls;

/// <summary>The closed list of profiles: which controls belong to an ordinary account, and which to one that is held to more.</summary>
public static class ControlProfiles
{
    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> All { get; } = ["baseline", "strict"];
}
