namespace ZeroTrust.Core.Frameworks;

/// <summary>One thing that a framework asks for.</summary>
public sealed record Requirement
{
    /// <summary>Id as the framework writes it, such as <c>1.5</c> or <c>EC2.19</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it asks for, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>Profile level of a CIS recommendation, 1 or 2; null elsewhere.</summary>
    public int? Level { get; init; }

    /// <summary>CIS calls its assessment manual.</summary>
    public bool Manual { get; init; }

    /// <summary>What one recommendation is called in every version of its framework; null where a framework has one version here.</summary>
    public string? Topic { get; init; }

    /// <summary>It concerns Zero Trust; false for availability, cost and housekeeping.</summary>
    public bool ZeroTrust { get; init; } = true;
}
