using ZeroTrust.Facts;

namespace ZeroTrust.Core.Findings;

/// <summary>What one control says about one resource, and why.</summary>
public sealed record Finding
{
    /// <summary>Id of the control, such as <c>ZT.IAM.1</c>.</summary>
    public required string ControlId { get; init; }

    /// <summary>What it is about.</summary>
    public required ResourceRef Resource { get; init; }

    /// <summary>The verdict.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>How much a failure matters here; the control's severity unless the facts raise or lower it.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The verdict in one sentence that names the facts.</summary>
    public required string Reason { get; init; }

    /// <summary>The facts that it rests on.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>What could not be read; not empty exactly when <see cref="Outcome"/> is <see cref="Outcome.Unknown"/>.</summary>
    public IReadOnlyList<Gap> Gaps { get; init; } = [];

    /// <summary>The control's title, for display.</summary>
    public string Title { get; init; } = "";

    /// <summary>A name that is stable between runs: control and resource.</summary>
    public string Id => ControlId + "/" + Resource.Key;
}
