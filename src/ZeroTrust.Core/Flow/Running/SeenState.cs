using System.Text.Json.Nodes;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Serialization;
using ZeroTrust.Facts;

namespace ZeroTrust.Core.Flow.Running;

/// <summary>A planned state, and what a re-read shows.</summary>
internal sealed record SeenState(ChangeState Planned, JsonNode? Current, Gap? Gap)
{
    public bool IsBefore => Gap is null && FactJson.Same(Planned.FactType, Planned.Before, Current);

    /// <summary>An open state may leave out what matters, such as a key that is yet to be made: what it was planned on is never what it
    /// leads to.</summary>
    public bool IsAfter =>
        Gap is null
        && (
            Planned.AfterIsOpen
                ? Planned.After is not null && Current is not null && FactJson.Covers(Planned.FactType, Planned.After, Current) && !IsBefore
                : FactJson.Same(Planned.FactType, Planned.After, Current)
        );

    /// <summary>As good as it can be told: with an open state that states nothing, that the resource exists.</summary>
    public bool LooksDone => IsAfter || (Gap is null && Planned is { AfterIsOpen: true, After: null } && Current is not null);

    public string Hash => Gap is null ? FactJson.Hash(Planned.FactType, Current) : "unknown";

    public override string ToString() => $"{Planned.FactType} of {Planned.Resource}";
}
