namespace ZeroTrust.Policy.Resources;

/// <summary>An Amazon Resource Name, taken apart.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html</summary>
/// <param name="Partition">aws, aws-cn, aws-us-gov, ...</param>
/// <param name="Service">The service, such as s3.</param>
/// <param name="Region">The region; empty for global resources and Amazon S3.</param>
/// <param name="Account">The account; empty for Amazon S3 buckets and a few others.</param>
/// <param name="Resource">Everything after the fifth colon.</param>
public readonly record struct Arn(string Partition, string Service, string Region, string Account, string Resource)
{
    /// <summary>Takes an ARN apart.</summary>
    /// <param name="text">The text.</param>
    /// <param name="arn">Its parts when it is an ARN.</param>
    /// <returns>Whether the text begins with <c>arn:</c> and has six parts.</returns>
    public static bool TryParse(string? text, out Arn arn)
    {
        arn = default;
        if (text is null || !text.StartsWith("arn:", StringComparison.Ordinal)) return false;
        var parts = text.Split(':', 6);
        if (parts.Length < 6) return false;
        arn = new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]);
        return true;
    }

    /// <summary>Whether a text is an account identifier: twelve digits.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsAccount(string? text)
    {
        if (text is not { Length: 12 }) return false;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c)) return false;
        }
        return true;
    }

    /// <inheritdoc />
    public override string ToString() => $"arn:{Partition}:{Service}:{Region}:{Account}:{Resource}";
}
