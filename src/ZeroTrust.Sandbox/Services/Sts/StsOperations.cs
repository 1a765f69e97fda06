using System.Text.Json.Nodes;
using ZeroTrust.Policy;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.Services.Iam;
using ZeroTrust.Sandbox.Services.Organizations;
using ZeroTrust.Sandbox.State;

namespace ZeroTrust.Sandbox.Services.Sts;

/// <summary>Who am I, and temporary credentials.</summary>
[Service("sts")]
internal static class StsOperations
{
    public static JsonObject GetCallerIdentity(Call call) =>
        new()
        {
            ["UserId"] = call.Caller.UserId,
            ["Account"] = call.Account.Id,
            ["Arn"] = call.Caller.Arn,
        };

    public static JsonObject GetSessionToken(Call call)
    {
        if (call.Caller.Kind != CallerKind.User)
        {
            throw new ServiceError("AccessDenied", "Cannot call GetSessionToken with session credentials", 403);
        }

        var session = Start(
            call,
            call.Account.Id,
            null,
            call.Caller.Name,
            call.Caller.Name,
            call.Number("DurationSeconds") ?? 43200,
            CheckMfa(call)
        );
        return new() { ["Credentials"] = Credentials(call, session) };
    }

    public static JsonObject AssumeRole(Call call)
    {
        var (account, role) = Find(call);
        var seconds = call.Number("DurationSeconds") ?? 3600;
        if (seconds > role.MaximumSession)
        {
            throw new ServiceError("ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }

        var session = Start(call, account.Id, role.Name, null, call.Need("RoleSessionName"), seconds, CheckMfa(call), call.Text("Policy"));
        return Answer(call, role, session);
    }

    public static JsonObject AssumeRoleWithWebIdentity(Call call)
    {
        var (account, role) = Find(call);
        if (call.Need("WebIdentityToken").Split('.').Length != 3)
        {
            throw new ServiceError(
                "InvalidIdentityToken",
                "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)"
            );
        }

        var session = Start(
            call,
            account.Id,
            role.Name,
            null,
            call.Need("RoleSessionName"),
            call.Number("DurationSeconds") ?? 3600,
            mfa: false,
            call.Text("Policy")
        );
        var answer = Answer(call, role, session);
        answer["SubjectFromWebIdentityToken"] = session.SessionName;
        return answer;
    }

    /// <summary>The role of a call; one that does not exist looks like one that may not be assumed.</summary>
    internal static (AccountState Account, RoleState Role) Find(Call call)
    {
        var arn = call.Need("RoleArn");
        if (!Arn.TryParse(arn, out var parts) || parts is not { Partition: "aws", Service: "iam", Region: "", ResourceType: "role" })
        {
            throw new ServiceError("ValidationError", $"{arn} is invalid");
        }

        return
            call.World.Accounts.TryGetValue(parts.Account, out var account)
            && call.World.Organization?.Nodes.GetValueOrDefault(parts.Account)?.State is null or "ACTIVE"
            && account.Iam.Roles.TryGetValue(parts.ResourceName, out var role)
            && account.Iam.Arn(role) == arn
            ? (account, role)
            : throw new ServiceError(
                "AccessDenied",
                $"User: {call.Caller.Arn} is not authorized to perform: sts:AssumeRole on resource: {arn}",
                403
            );
    }

    private static JsonObject Answer(Call call, RoleState role, Session session) =>
        new()
        {
            ["Credentials"] = Credentials(call, session),
            ["AssumedRoleUser"] = new JsonObject
            {
                ["AssumedRoleId"] = $"{role.Id}:{session.SessionName}",
                ["Arn"] = $"arn:aws:sts::{session.AccountId}:assumed-role/{role.Name}/{session.SessionName}",
            },
        };

    private static bool CheckMfa(Call call)
    {
        if (call.Text("SerialNumber") is null)
        {
            return false;
        }

        return call.Text("TokenCode") is { Length: 6 } code && code.All(char.IsAsciiDigit) && code != "000000"
            ? true
            : throw new ServiceError("AccessDenied", "MultiFactorAuthentication failed with invalid MFA one time pass code.", 403);
    }

    private static Session Start(
        Call call,
        string accountId,
        string? role,
        string? user,
        string name,
        int seconds,
        bool mfa,
        string? policy = null
    )
    {
        if (name.Length is < 2 or > 64)
        {
            throw call.Invalid(
                "1 validation error detected: Value at 'roleSessionName' failed to satisfy constraint: Member "
                    + "must have length between 2 and 64"
            );
        }

        if (seconds is < 900 or > 129600)
        {
            throw call.Invalid(
                "1 validation error detected: Value at 'durationSeconds' failed to satisfy constraint: Member must have "
                    + "value greater than or equal to 900"
            );
        }

        var session = new Session(
            call.World.Ids.Iam("ASIA"),
            call.World.Ids.Secret() + call.World.Ids.Secret(),
            call.Now.AddSeconds(seconds),
            accountId,
            role,
            user,
            name,
            policy,
            mfa
        );
        call.World.Sessions.Add(session.AccessKeyId, session);
        return session;
    }

    private static JsonObject Credentials(Call call, Session session) =>
        new()
        {
            ["AccessKeyId"] = session.AccessKeyId,
            ["SecretAccessKey"] = call.World.Ids.Secret(),
            ["SessionToken"] = session.Token,
            ["Expiration"] = session.ExpiresAt.Json(),
        };
}
