namespace ZeroTrust.Core.Controls.Coverage;

/// <summary>A row of the guide, and the controls and commands that serve it.</summary>
public sealed record GuideRowCoverage
{
    /// <summary>Id of the row, such as <c>G2.4</c>.</summary>
    public required string Row { get; init; }

    /// <summary>What the guide asks for, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>Its step.</summary>
    public required GuideStep Step { get; init; }

    /// <summary>1 quick wins, 2 segmentation, 3 mature.</summary>
    public required int Phase { get; init; }

    /// <summary>There is something to change; false for rows that are looked at only.</summary>
    public required bool CanEnforce { get; init; }

    /// <summary>Ids of the controls that serve it.</summary>
    public IReadOnlyList<string> Controls { get; init; } = [];

    /// <summary>Ids of those among them that can enforce.</summary>
    public IReadOnlyList<string> EnforcingControls { get; init; } = [];

    /// <summary>Commands that assess it.</summary>
    public IReadOnlyList<string> Commands { get; init; } = [];

    /// <summary>Commands that enforce it.</summary>
    public IReadOnlyList<string> EnforcingCommands { get; init; } = [];
}
