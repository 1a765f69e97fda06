using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.State;

namespace ZeroTrust.Sandbox.Services.Iam;

/// <summary>Where IAM keeps its state.</summary>
internal static class IamPlaces
{
    extension(AccountState account)
    {
        /// <summary>Users, groups, roles and policies.</summary>
        public IamState Iam => account.Of(() => new IamState(account.Id));
    }

    extension(Call call)
    {
        /// <summary>IAM of the caller's account.</summary>
        public IamState Iam => call.Account.Iam;
    }

    /// <summary>The IAM ARN of the user, role or root behind the session.</summary>
    public static string PrincipalArn(this Caller caller, AccountState? account) =>
        caller.Kind switch
        {
            CallerKind.Role when account?.Iam.Roles.GetValueOrDefault(caller.Name) is { } role => account.Iam.Arn(role),
            _ => caller.Arn,
        };
}
