using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using ZeroTrust.Aws.Reading;
using PasswordPolicyFact = ZeroTrust.Facts.Iam.PasswordPolicy;

namespace ZeroTrust.Aws.Services.Iam;

/// <summary>The password policy of the account.</summary>
internal sealed class PasswordPolicySource() : AccountSource<PasswordPolicyFact>(SourceScope.Account)
{
    // "Setting an account password policy for IAM users" (IAM User Guide): eight characters where the account set nothing.
    private static readonly PasswordPolicyFact Default = new(false, 8, false, false, false, false, false, null, null, false);

    protected override async Task<PasswordPolicyFact> ReadAsync(FactReader reader)
    {
        try
        {
            var answer = await reader
                .Client<IAmazonIdentityManagementService>()
                .GetAccountPasswordPolicyAsync(new GetAccountPasswordPolicyRequest(), reader.CancellationToken)
                .ConfigureAwait(false);
            var policy = answer.PasswordPolicy;
            return new(
                true,
                policy.MinimumPasswordLength.GetValueOrDefault(6),
                policy.RequireSymbols == true,
                policy.RequireNumbers == true,
                policy.RequireUppercaseCharacters == true,
                policy.RequireLowercaseCharacters == true,
                policy.AllowUsersToChangePassword == true,
                policy.MaxPasswordAge is > 0 ? policy.MaxPasswordAge : null,
                policy.PasswordReusePrevention is > 0 ? policy.PasswordReusePrevention : null,
                policy.HardExpiry == true
            );
        }
        catch (NoSuchEntityException)
        {
            return Default;
        }
    }
}
