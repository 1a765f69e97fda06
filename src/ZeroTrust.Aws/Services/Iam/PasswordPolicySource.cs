using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Facts;
using PasswordPolicyFact = ZeroTrust.Facts.Iam.PasswordPolicy;

namespace ZeroTrust.Aws.Services.Iam;

/// <summary>The password policy of the account.</summary>
internal sealed class PasswordPolicySource : IFactSource
{
    // "Setting an account password policy for IAM users" (IAM User Guide): eight characters where the account set nothing.
    private static readonly PasswordPolicyFact Default = new(false, 8, false, false, false, false, false, null, null, false);

    public string Name => "iam password policy";

    public SourceScope Scope => SourceScope.Account;

    public IReadOnlyList<string> FactTypes { get; } = [Names.NameOf<PasswordPolicyFact>()];

    public async Task CollectAsync(FactReader reader) =>
        reader.Add((await ReadOneAsync(reader, FactTypes[0], reader.AccountRef).ConfigureAwait(false))!);

    public async Task<IFact?> ReadOneAsync(FactReader reader, string factType, ResourceRef resource)
    {
        try
        {
            var answer = await reader
                .Client<IAmazonIdentityManagementService>()
                .GetAccountPasswordPolicyAsync(new GetAccountPasswordPolicyRequest(), reader.CancellationToken)
                .ConfigureAwait(false);
            var policy = answer.PasswordPolicy;
            return new Known<PasswordPolicyFact>(
                reader.AccountRef,
                new(
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
                )
            );
        }
        catch (NoSuchEntityException)
        {
            return new Known<PasswordPolicyFact>(reader.AccountRef, Default);
        }
    }
}
