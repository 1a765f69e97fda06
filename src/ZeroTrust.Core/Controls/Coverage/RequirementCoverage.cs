namespace ZeroTrust.Core.Controls.Coverage;

/// <summary>A requirement of a framework, and what the controls can say about it.</summary>
public sealed record RequirementCoverage
{
    /// <summary>Key of the framework, such as <c>CIS-AWS-5.0</c>.</summary>
    public required string Framework { get; init; }

    /// <summary>Id of the requirement, such as <c>1.4</c>.</summary>
    public required string Requirement { get; init; }

    /// <summary>What it asks for, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>Profile level of a CIS recommendation; null elsewhere.</summary>
    public int? Level { get; init; }

    /// <summary>What the same recommendation is called in every version of its framework; null where there is one version.</summary>
    public string? Topic { get; init; }

    /// <summary>It concerns Zero Trust; false for availability, cost and housekeeping.</summary>
    public bool ZeroTrust { get; init; }

    /// <summary>What the controls can say about it.</summary>
    public required CoverageState Coverage { get; init; }

    /// <summary>Ids of the controls that serve it.</summary>
    public IReadOnlyList<string> Controls { get; init; } = [];

    /// <summary>What none of them covers, as far as it can be named; empty for what is covered.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];
}
