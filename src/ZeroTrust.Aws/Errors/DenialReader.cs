using System.Buffers;
using ZeroTrust.Facts;
using ZeroTrust.Policy;

namespace ZeroTrust.Aws.Errors;

/// <summary>Reads which policy refused a call out of the message of an access-denied error.</summary>
/// <remarks>
/// <para>
/// The reason is the end of the sentence: <c>with an explicit deny in a service control policy: arn:aws:organizations::...</c> or
/// <c>because no identity-based policy allows the s3:GetObject action</c>. EC2 adds an encoded message behind it.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
/// https://aws.amazon.com/blogs/security/enhanced-access-denied-error-messages-with-policy-arns
/// </para>
/// <para>
/// Before the reason stand names that others chose: sessions, keys of objects, alarms. So only the last reason counts, nothing may
/// follow it, and an ARN must be one of a policy of that kind. What does not fit exactly is no denial: the message itself is still there.
/// </para>
/// </remarks>
internal static class DenialReader
{
    private const string Explicit = " with an explicit deny in ";
    private const string Implicit = " because no ";
    private const string Encoded = "Encoded authorization failure message:";

    /// <summary>No message of AWS comes near: an ARN has at most 2,048 characters, and the encoded message is cut off.</summary>
    private const int LongestRead = 16_384;
    private const int LongestArn = 2_048;

    private static readonly SearchValues<char> ArnCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789:/_+=,.@-"
    );

    private static readonly (string Words, DenyingPolicy Policy)[] Kinds =
    [
        .. Enum.GetValues<DenyingPolicy>().Select(static policy => (Denial.WordsOf(policy), policy)),
    ];

    /// <summary>The sentence without what EC2 adds for sts:DecodeAuthorizationMessage.</summary>
    public static string WithoutEncoded(string message)
    {
        var start = message.IndexOf(Encoded, StringComparison.Ordinal);
        return start < 0 ? message : message[..start].TrimEnd();
    }

    /// <summary>Which policy refused; null where the message does not say so in AWS's words.</summary>
    public static Denial? Read(string message)
    {
        if (message.Length > LongestRead)
        {
            message = message[..LongestRead];
        }

        var text = WithoutEncoded(message).AsSpan().Trim();
        var (denies, allows) = (text.LastIndexOf(Explicit, StringComparison.Ordinal), text.LastIndexOf(Implicit, StringComparison.Ordinal));
        return denies > allows ? Denies(text[(denies + Explicit.Length)..])
            : allows >= 0 ? Allows(text[(allows + Implicit.Length)..])
            : null;
    }

    private static Denial? Denies(ReadOnlySpan<char> reason)
    {
        foreach (var article in (ReadOnlySpan<string>)["a ", "an ", "the "])
        {
            if (reason.StartsWith(article, StringComparison.Ordinal) && Kind(ref reason, article.Length) is { } policy)
            {
                return End(policy, isExplicit: true, reason);
            }
        }

        return null;
    }

    private static Denial? Allows(ReadOnlySpan<char> reason)
    {
        if (Kind(ref reason, 0) is not { } policy)
        {
            return null;
        }

        const string Allows = " allows the ";
        const string Action = " action";
        if (
            !reason.StartsWith(Allows, StringComparison.Ordinal)
            || reason.IndexOf(Action, StringComparison.Ordinal) is not (> 0 and var end)
        )
        {
            return null;
        }

        // The name of an action, and nothing else: service:Operation.
        return reason[Allows.Length..end].ContainsAny(' ', '"') ? null : End(policy, isExplicit: false, reason[(end + Action.Length)..]);
    }

    private static DenyingPolicy? Kind(ref ReadOnlySpan<char> reason, int skip)
    {
        foreach (var (words, policy) in Kinds)
        {
            if (reason[skip..].StartsWith(words, StringComparison.Ordinal))
            {
                reason = reason[(skip + words.Length)..];
                return policy;
            }
        }

        return null;
    }

    private static Denial? End(DenyingPolicy policy, bool isExplicit, ReadOnlySpan<char> rest)
    {
        if (rest.EndsWith("."))
        {
            rest = rest[..^1];
        }

        if (rest.IsEmpty)
        {
            return new(policy, isExplicit);
        }

        return rest.StartsWith(": ") && Named(policy, rest[2..]) is { } arn ? new(policy, isExplicit, arn) : null;
    }

    private static string? Named(DenyingPolicy policy, ReadOnlySpan<char> text)
    {
        if (text.Length > LongestArn || text.ContainsAnyExcept(ArnCharacters) || !Arn.TryParse(text.ToString(), out var arn))
        {
            return null;
        }

        var fits = policy switch
        {
            DenyingPolicy.ServiceControl => IsOf(arn, "service_control_policy"),
            DenyingPolicy.ResourceControl => IsOf(arn, "resource_control_policy"),
            DenyingPolicy.Identity or DenyingPolicy.Boundary or DenyingPolicy.Session => arn.IsOf("iam", "policy"),
            _ => true,
        };
        return fits ? text.ToString() : null;
    }

    private static bool IsOf(Arn arn, string type) =>
        arn.IsOf("organizations", "policy") && arn.Resource.Split('/') is ["policy", .., var kind, { Length: > 0 }] && kind == type;
}
