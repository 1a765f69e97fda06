using ZeroTrust.Policy.Catalogue;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Trails;

namespace ZeroTrust.Policy.LeastPrivilege;

/// <summary>One action on one resource under the same circumstances, as often as it was seen.</summary>
internal sealed class ObservedUse(
    ObservedEvent observed,
    IamAction action,
    string? resource,
    string? folder,
    string reason,
    string? passedTo
)
{
    public IamAction Action { get; } = action;

    /// <summary>The resource, <c>*</c> when the action takes none; null when the records do not name it.</summary>
    public string? Resource { get; } = resource;

    /// <summary>What holds the resources, when there were too many to list each; null otherwise.</summary>
    public string? Folder { get; } = folder;

    /// <summary>The request, for the evaluator; on <c>*</c> when the resource is not known.</summary>
    public AccessRequest Request { get; } =
        observed.Request(action.FullName, resource, passedTo is null ? [] : [("iam:PassedToService", ContextValue.Of(passedTo))]);

    /// <summary>The service that a role is handed to; null when it is not known or no role is handed on.</summary>
    public string? PassedTo { get; } = passedTo;

    public string Region { get; } = observed.Region;

    public string Partition { get; } = observed.Partition;

    public string Account { get; } = observed.ResourceAccount ?? observed.CallerAccount ?? "*";

    /// <summary>How it was inferred; empty when the record says it itself.</summary>
    public string Reason { get; } = reason;

    public long Count { get; private set; }

    public DateTimeOffset? LastSeen { get; private set; }

    public void Add(long count, DateTimeOffset? lastSeen)
    {
        Count += count;
        LastSeen = lastSeen is { } seen && !(seen <= LastSeen) ? seen : LastSeen;
    }
}
