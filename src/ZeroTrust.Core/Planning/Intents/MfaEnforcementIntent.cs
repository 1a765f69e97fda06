namespace ZeroTrust.Core.Planning.Intents;

/// <summary>Members of a group may do nothing but enrol an MFA device until they have signed in with one.</summary>
/// <param name="GroupName">The group that carries the policy; made when it does not exist.</param>
/// <param name="PolicyName">The customer managed policy.</param>
/// <param name="UserNames">Users to put into the group; empty with <paramref name="AllUsers"/>, or to only make group and policy.</param>
/// <param name="AllUsers">Every user with a console password.</param>
/// <param name="AccountId">The account; null for the account of the connection.</param>
public sealed record MfaEnforcementIntent(
    string GroupName,
    string PolicyName,
    IReadOnlyList<string> UserNames,
    bool AllUsers,
    string? AccountId
);
