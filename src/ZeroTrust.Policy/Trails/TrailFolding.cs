namespace ZeroTrust.Policy.Trails;

/// <summary>Which records are the same request for a question.</summary>
/// <param name="Distinguishing">Members that tell requests apart, beside who, what and where.</param>
internal sealed record TrailFolding(IReadOnlyCollection<TrailField> Distinguishing)
{
    /// <summary>Members that are kept of the first record of each request, and that do not tell requests apart.</summary>
    public IReadOnlyCollection<TrailField> Kept { get; init; } = [];

    /// <summary>Whether sessions of one role are one principal.</summary>
    public bool FoldsSessions { get; init; } = true;

    /// <summary>Changes a record so that only what matters is left to tell it apart; null when nothing is to be done.</summary>
    public Action<TrailRecord>? Classify { get; init; }

    /// <summary>Whether to look for roles everywhere in the parameters of requests.</summary>
    public bool FindsRoles { get; init; }
}
