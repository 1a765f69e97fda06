namespace ZeroTrust.Escalation.Graph;

/// <summary>One action that a path of escalation takes.</summary>
/// <param name="Action">Such as <c>iam:PassRole</c>.</param>
/// <param name="On">What it is done to.</param>
/// <param name="Types">The resource types that have to be allowed, where they differ from those that the IAM
/// catalogue calls required; empty otherwise.</param>
public sealed record EscalationStep(string Action, EscalationObject On, IReadOnlyList<string> Types);
