namespace ZeroTrust.Facts.Iam;

/// <summary>The password policy of an account; <see cref="Exists"/> is false where the AWS default applies.</summary>
/// <param name="Exists">Whether the account set a policy of its own.</param>
/// <param name="MinimumLength">Characters.</param>
/// <param name="RequireSymbols">At least one symbol.</param>
/// <param name="RequireNumbers">At least one digit.</param>
/// <param name="RequireUppercase">At least one capital.</param>
/// <param name="RequireLowercase">At least one small letter.</param>
/// <param name="AllowUsersToChange">Users may change their own password.</param>
/// <param name="MaximumAgeDays">Days until a password expires; null for never.</param>
/// <param name="ReusePrevention">How many earlier passwords are refused; null for none.</param>
/// <param name="HardExpiry">An expired password needs an administrator.</param>
[FactType("iam-password-policy", ResourceRef.AccountType, "iam:GetAccountPasswordPolicy")]
public sealed record PasswordPolicy(
    bool Exists,
    int MinimumLength,
    bool RequireSymbols,
    bool RequireNumbers,
    bool RequireUppercase,
    bool RequireLowercase,
    bool AllowUsersToChange,
    int? MaximumAgeDays,
    int? ReusePrevention,
    bool HardExpiry
);
