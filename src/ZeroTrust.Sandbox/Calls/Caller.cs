using ZeroTrust.Sandbox.State;

namespace ZeroTrust.Sandbox.Calls;

/// <summary>Who calls.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="AccountId">Its account; empty for nobody.</param>
/// <param name="Arn">Its ARN as policies and GetCallerIdentity show it.</param>
/// <param name="UserId">The unique id, with the session name for a role.</param>
/// <param name="Name">Name of the user or role.</param>
/// <param name="Session">The session, where the credentials are temporary.</param>
/// <param name="Mfa">Whether the session was made with MFA.</param>
internal sealed record Caller(CallerKind Kind, string AccountId, string Arn, string UserId, string Name, Session? Session, bool Mfa)
{
    /// <summary>Nobody.</summary>
    public static Caller Anonymous { get; } = new(CallerKind.Anonymous, "", "anonymous", "anonymous", "", null, false);
}
