namespace ZeroTrust.Sandbox.Services.S3;

/// <summary>An object in a bucket.</summary>
/// <param name="Content">The bytes.</param>
/// <param name="ModifiedAt">When it was written.</param>
/// <param name="ContentType">Media type.</param>
/// <param name="Encryption">AES256, aws:kms, or null for none.</param>
/// <param name="KmsKeyId">ARN of the key, for aws:kms.</param>
internal sealed record StoredObject(byte[] Content, DateTimeOffset ModifiedAt, string ContentType, string? Encryption, string? KmsKeyId)
{
    /// <summary>The entity tag: MD5 of the content in quotes, as S3 computes it.</summary>
#pragma warning disable CA5351 // S3 defines the tag as MD5; nothing is protected by it.
    public string ETag => '"' + Convert.ToHexString(System.Security.Cryptography.MD5.HashData(Content)).ToLowerInvariant() + '"';
#pragma warning restore CA5351
}
