using ZeroTrust.Facts;

namespace ZeroTrust.Core.Plans;

/// <summary>One change to one resource, as data: what to send, what undoes it, what it was planned on.</summary>
public sealed record Change
{
    /// <summary>Unique within the plan, stable for the same intent on the same facts.</summary>
    public required string Id { get; init; }

    /// <summary>The kind of change, such as <c>BucketEncryption</c>; tests walk all kinds.</summary>
    public required string Type { get; init; }

    /// <summary>The control that asked for it, or empty when a command did.</summary>
    public string ControlId { get; init; } = "";

    /// <summary>What is changed.</summary>
    public required ResourceRef Resource { get; init; }

    /// <summary>One sentence for people; shown by -WhatIf.</summary>
    public required string Description { get; init; }

    /// <summary>The calls, in order.</summary>
    public required IReadOnlyList<AwsCall> Do { get; init; }

    /// <summary>The calls that take it back, in order; empty only when <see cref="IrreversibleReason"/> says why.</summary>
    public required IReadOnlyList<AwsCall> Undo { get; init; }

    /// <summary>Why it cannot be taken back; null when it can.</summary>
    public string? IrreversibleReason { get; init; }

    /// <summary>The facts that it alters: before and after.</summary>
    public required IReadOnlyList<ChangeState> States { get; init; }

    /// <summary>What it does to access; null when it takes none away.</summary>
    public AccessChange? Access { get; init; }

    /// <summary>What it can break.</summary>
    public required ChangeRisk Risk { get; init; }

    /// <summary>Ids of changes of the same plan that must have been applied before.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>Where the calls go.</summary>
    public AwsTarget Target => new(Resource.AccountId, Resource.Region);
}
