using ZeroTrust.Aws.Protocols.Codecs;
using ZeroTrust.Aws.Protocols.Serving;
using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.Services.Iam;
using ZeroTrust.Sandbox.State;

namespace ZeroTrust.Sandbox.Http;

/// <summary>
/// Finds out who signed a request by the access key in its credential scope. The signature
/// itself is not verified: every key of the sandbox is
/// public knowledge.
/// </summary>
internal static class Identification
{
    /// <summary>Who calls; nobody for an unsigned request.</summary>
    /// <exception cref="ServiceError">The key is unknown, inactive, comes without its token, or the session has ended.</exception>
    public static Caller Of(World world, WireRequest request, CredentialScope? scope, ServiceShape service)
    {
        if (scope is null)
        {
            return Caller.Anonymous;
        }

        if (world.Sessions.TryGetValue(scope.AccessKeyId, out var session))
        {
            var token = request.Header("X-Amz-Security-Token") ?? request.Query.FirstOrDefault(p => p.Key == "X-Amz-Security-Token").Value;
            if (token != session.Token)
            {
                throw Refusals.UnknownCredentials(service);
            }

            return session.ExpiresAt <= world.Now ? throw Refusals.ExpiredCredentials(service) : OfSession(world, session, service);
        }

        foreach (var account in world.Accounts.Values)
        {
            if (account.Iam.RootAccessKeys.Exists(key => key.Id == scope.AccessKeyId && key.Status == "Active"))
            {
                return new Caller(CallerKind.Root, account.Id, account.RootArn, account.Id, "root", null, false);
            }

            foreach (var user in account.Iam.Users.Values)
            {
                if (user.AccessKeys.Exists(key => key.Id == scope.AccessKeyId && key.Status == "Active"))
                {
                    return new Caller(CallerKind.User, account.Id, account.Iam.Arn(user), user.Id, user.Name, null, false);
                }
            }
        }

        throw Refusals.UnknownCredentials(service);
    }

    private static Caller OfSession(World world, Session session, ServiceShape service)
    {
        var iam = world.Accounts[session.AccountId].Iam;
        if (session.RoleName is { } roleName && iam.Roles.TryGetValue(roleName, out var role))
        {
            return new Caller(
                CallerKind.Role,
                session.AccountId,
                $"arn:aws:sts::{session.AccountId}:assumed-role/{role.Name}/{session.SessionName}",
                $"{role.Id}:{session.SessionName}",
                role.Name,
                session,
                session.Mfa
            );
        }

        if (session.UserName is { } userName && iam.Users.TryGetValue(userName, out var user))
        {
            return new Caller(CallerKind.User, session.AccountId, iam.Arn(user), user.Id, user.Name, session, session.Mfa);
        }

        throw Refusals.UnknownCredentials(service); // the role or user has gone since
    }
}
