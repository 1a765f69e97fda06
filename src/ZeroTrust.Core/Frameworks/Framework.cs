namespace ZeroTrust.Core.Frameworks;

/// <summary>One version of a framework: where it comes from, and what it asks for.</summary>
public sealed record Framework
{
    /// <summary>Stable key that controls' metadata name it by, such as <c>CIS-AWS-5.0</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Other names that it is found by; as stable as the key.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Its full name, and which part of it the list holds where that is not all.</summary>
    public required string Name { get; init; }

    /// <summary>Version as its publisher writes it.</summary>
    public required string Version { get; init; }

    /// <summary>Year, or year and month, of publication; for a list that grows without versions, of when it was read.</summary>
    public required string Date { get; init; }

    /// <summary>Where the publisher keeps it.</summary>
    public required string Source { get; init; }

    /// <summary>How much a control can say about a requirement.</summary>
    public required RequirementKind RequirementsAre { get; init; }

    /// <summary>Stages of maturity, lowest first; empty for a framework without any.</summary>
    public IReadOnlyList<string> Stages { get; init; } = [];

    /// <summary>What it asks for, in its own order.</summary>
    public required IReadOnlyList<Requirement> Requirements { get; init; }
}
