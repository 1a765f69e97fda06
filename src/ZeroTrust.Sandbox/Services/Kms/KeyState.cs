namespace ZeroTrust.Sandbox.Services.Kms;

/// <summary>A KMS key.</summary>
internal sealed class KeyState
{
    /// <summary>Key id.</summary>
    public required string Id { get; init; }

    /// <summary>ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>AWS or CUSTOMER.</summary>
    public string Manager { get; init; } = "CUSTOMER";

    /// <summary>Enabled, Disabled or PendingDeletion.</summary>
    public string State { get; set; } = "Enabled";

    /// <summary>SYMMETRIC_DEFAULT, RSA_2048, ...</summary>
    public string Spec { get; init; } = "SYMMETRIC_DEFAULT";

    /// <summary>ENCRYPT_DECRYPT or SIGN_VERIFY.</summary>
    public string Usage { get; init; } = "ENCRYPT_DECRYPT";

    /// <summary>AWS_KMS or EXTERNAL.</summary>
    public string Origin { get; init; } = "AWS_KMS";

    /// <summary>Multi-Region key.</summary>
    public bool MultiRegion { get; init; }

    /// <summary>Description.</summary>
    public string Description { get; init; } = "";

    /// <summary>The key policy.</summary>
    public required string Policy { get; set; }

    /// <summary>Days between rotations; null when it does not rotate.</summary>
    public int? RotationDays { get; set; }

    /// <summary>When it will be deleted.</summary>
    public DateTimeOffset? DeletionAt { get; set; }

    /// <summary>Tags.</summary>
    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether automatic rotation exists for it: symmetric, with material from KMS.</summary>
    public bool CanRotate => Spec == "SYMMETRIC_DEFAULT" && Origin == "AWS_KMS";
}
