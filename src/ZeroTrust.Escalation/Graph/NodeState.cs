namespace ZeroTrust.Escalation.Graph;

/// <summary>What tells one node from another.</summary>
/// <param name="Kind">Who.</param>
/// <param name="Arn">The ARN, the account, or <c>*</c>.</param>
/// <param name="InSession">Limited by the session policies that the principal begins with.</param>
/// <param name="AnyPolicy">A policy that allows everything was added.</param>
/// <param name="Replaced">The managed policy that was overwritten for it; empty when none was.</param>
/// <param name="WithoutBoundary">The permissions boundary is gone.</param>
/// <param name="JoinedGroups">ARNs of further groups in order, with spaces between.</param>
internal readonly record struct NodeState(
    EscalationNodeKind Kind,
    string Arn,
    bool InSession = false,
    bool AnyPolicy = false,
    string Replaced = "",
    bool WithoutBoundary = false,
    string JoinedGroups = ""
);
