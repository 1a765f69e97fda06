using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace ZeroTrust.Policy;

/// <summary>An Amazon Resource Name, taken apart: <c>arn:partition:service:region:account:resource</c>.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html</summary>
/// <param name="Partition">aws, aws-cn, aws-us-gov, ...</param>
/// <param name="Service">The service, such as s3.</param>
/// <param name="Region">The region; empty for global resources and Amazon S3.</param>
/// <param name="Account">The account; empty for Amazon S3 buckets and a few others, <c>aws</c> for what AWS owns.</param>
/// <param name="Resource">Everything after the fifth colon.</param>
public readonly record struct Arn(string Partition, string Service, string Region, string Account, string Resource)
{
    /// <summary>The account in ARNs of policies that AWS manages.</summary>
    public const string AwsAccount = "aws";

    /// <summary>How many parts an ARN has.</summary>
    internal const int Parts = 6;

    private const string Beginning = "arn:";

    /// <summary>What stands before the resource's own name, such as <c>role</c> of <c>role/path/App</c>
    /// and <c>function</c> of <c>function:f</c>; empty
    /// where ARNs of the service have none: buckets and objects, topics, queues, the root user.</summary>
    public string ResourceType => TypeLength is var length and > 0 ? Resource[TypeStart..(TypeStart + length)] : "";

    /// <summary>The resource without its type: <c>path/App</c> of <c>role/path/App</c>, all of <c>bucket/key</c>.</summary>
    public string ResourceId => TypeLength is var length and > 0 ? Resource[(TypeStart + length + 1)..] : Resource;

    /// <summary>What stands after the last slash or colon: <c>App</c> of <c>role/path/App</c>.</summary>
    public string ResourceName => Resource[(Resource.AsSpan().LastIndexOfAny('/', ':') + 1)..];

    /// <summary>Whether it is the root user of an account.</summary>
    public bool IsRoot => this is { Service: "iam", Resource: "root" };

    /// <summary>Whether it is a resource of a service and type, such as iam and role.</summary>
    /// <param name="service">The service.</param>
    /// <param name="resourceType">The type, as <see cref="ResourceType"/> gives it.</param>
    /// <returns>Whether it is.</returns>
    public bool IsOf(string service, string resourceType) =>
        Service == service && TypeLength is var length and >= 0 && Resource.AsSpan(TypeStart, length).SequenceEqual(resourceType);

    // arn:aws:apigateway:region::/restapis/id
    private int TypeStart => Resource is ['/', ..] ? 1 : 0;

    private int TypeLength =>
        this is { Service: "s3", Account: "" } or { Service: "sns" or "sqs" } ? 0 : Resource.AsSpan(TypeStart).IndexOfAny('/', ':');

    /// <summary>Takes an ARN apart.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Its parts.</returns>
    /// <exception cref="FormatException">It does not begin with <c>arn:</c> or has fewer than six parts.</exception>
    public static Arn Parse(string text) =>
        TryParse(text, out var arn)
            ? arn
            : throw new FormatException($"'{text}' is not an ARN, which is arn:partition:service:region:account:resource.");

    /// <summary>Takes an ARN apart.</summary>
    /// <param name="text">The text.</param>
    /// <param name="arn">Its parts when it is an ARN.</param>
    /// <returns>Whether the text begins with <c>arn:</c> and has six parts.</returns>
    public static bool TryParse(string? text, out Arn arn)
    {
        arn = default;
        Span<Range> parts = stackalloc Range[Parts];
        if (text is null || !TrySplit(text, parts))
        {
            return false;
        }

        arn = new Arn(text[parts[1]], text[parts[2]], text[parts[3]], text[parts[4]], text[parts[5]]);
        return true;
    }

    /// <summary>Finds the six parts of an ARN without making texts of them.</summary>
    internal static bool TrySplit(ReadOnlySpan<char> text, Span<Range> parts) =>
        text.StartsWith(Beginning) && text.Split(parts[..Parts], ':') == Parts;

    /// <summary>Whether a text is meant as an ARN, with all its parts or not, and not as a name or
    /// identifier: it begins with <c>arn:</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsMeant([NotNullWhen(true)] string? text) =>
        text is not null && text.StartsWith(Beginning, StringComparison.Ordinal);

    /// <summary>The same of text in UTF-8.</summary>
    /// <param name="utf8">The text.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsMeant(ReadOnlySpan<byte> utf8) => utf8.StartsWith("arn:"u8);

    /// <summary>The account that an ARN names, without taking the rest apart.</summary>
    /// <param name="text">The ARN.</param>
    /// <returns>The part; empty when it names none or the text is no ARN.</returns>
    public static ReadOnlySpan<char> AccountOf(string? text)
    {
        Span<Range> parts = stackalloc Range[Parts];
        return TrySplit(text, parts) ? text.AsSpan(parts[4]) : [];
    }

    /// <summary>The partition of an ARN in UTF-8.</summary>
    /// <param name="utf8">The ARN.</param>
    /// <returns>The part; <c>aws</c> when the text is no ARN.</returns>
    public static string PartitionOf(ReadOnlySpan<byte> utf8)
    {
        if (!IsMeant(utf8) || utf8.StartsWith("arn:aws:"u8))
        {
            return "aws";
        }

        var rest = utf8[Beginning.Length..];
        return Encoding.UTF8.GetString(rest.IndexOf((byte)':') is var colon and >= 0 ? rest[..colon] : rest);
    }

    /// <summary>Whether an ARN in UTF-8 is of a service.</summary>
    /// <param name="utf8">The ARN.</param>
    /// <param name="service">The service.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsOfService(ReadOnlySpan<byte> utf8, string service)
    {
        if (!IsMeant(utf8))
        {
            return false;
        }

        var rest = utf8[Beginning.Length..];
        rest = rest[(rest.IndexOf((byte)':') + 1)..];
        return rest.Length > service.Length && rest[service.Length] == ':' && Ascii.Equals(rest[..service.Length], service);
    }

    /// <summary>Where the resource begins in the text of an ARN; its length when it has fewer parts.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The index behind the fifth colon.</returns>
    public static int ResourceStart(ReadOnlySpan<char> text)
    {
        var at = 0;
        for (var colons = 1; colons < Parts; colons++)
        {
            var colon = text[at..].IndexOf(':');
            if (colon < 0)
            {
                return text.Length;
            }

            at += colon + 1;
        }
        return at;
    }

    /// <summary>Whether a text is an account identifier: twelve digits.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsAccount(string? text) => IsAccount(text.AsSpan());

    /// <summary>Whether a text is an account identifier: twelve digits.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsAccount(ReadOnlySpan<char> text) => text.Length == 12 && !text.ContainsAnyExceptInRange('0', '9');

    /// <inheritdoc />
    public override string ToString() => $"{Beginning}{Partition}:{Service}:{Region}:{Account}:{Resource}";
}
