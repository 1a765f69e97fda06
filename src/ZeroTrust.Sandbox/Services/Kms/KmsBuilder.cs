using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Sandbox.Services.Kms;

/// <summary>Puts keys into an account of the sample.</summary>
internal static class KmsBuilder
{
    public static KeyState Key(
        this AccountBuilder at,
        string region,
        string? alias,
        string description,
        int? rotation,
        string? policy = null,
        string state = "Enabled",
        string spec = "SYMMETRIC_DEFAULT",
        string manager = "CUSTOMER"
    )
    {
        var id = at.Ids.Uuid();
        var here = at.Account.Region(region);
        var key = new KeyState
        {
            Id = id,
            Arn = here.Arn("kms", "key/" + id),
            CreatedAt = at.DaysAgo(500),
            Manager = manager,
            State = state,
            Spec = spec,
            Usage = spec.StartsWith("RSA", StringComparison.Ordinal) ? "SIGN_VERIFY" : "ENCRYPT_DECRYPT",
            Description = description,
            Policy = policy ?? KmsSampleDocuments.KeyOfAccount(at.Account.Id),
            RotationDays = rotation,
            DeletionAt = state == "PendingDeletion" ? at.DaysAgo(-12) : null,
        };
        here.Keys.Add(id, key);
        if (alias is not null)
        {
            here.Aliases.Add(alias, new KeyAliasState(alias, id, at.DaysAgo(500)));
        }

        return key;
    }

    /// <summary>The key that an alias points to.</summary>
    public static KeyState KeyOf(this AccountBuilder at, string region, string alias)
    {
        var here = at.Account.Region(region);
        return here.Keys[here.Aliases[alias].KeyId!];
    }
}
