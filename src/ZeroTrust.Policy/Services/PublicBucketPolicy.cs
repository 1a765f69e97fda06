using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Services;

/// <summary>Amazon S3's own meaning of a public bucket policy, which Block Public Access goes by; it is stricter than asking who gets in.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status</summary>
public static class PublicBucketPolicy
{
    // "fixed values (values that don't contain a wildcard or an IAM policy variable)" of these make a grant non-public.
    private static readonly HashSet<string> FixingKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:SourceIp",
        "aws:SourceArn",
        "aws:SourceVpc",
        "aws:SourceVpce",
        "aws:SourceOwner",
        "aws:SourceAccount",
        "aws:userid",
        "aws:PrincipalArn",
        "aws:PrincipalOrgID",
        "aws:PrincipalOrgPaths",
        "aws:PrincipalAccount",
        "aws:SourceOrgID",
        "aws:SourceOrgPaths",
        "s3:x-amz-server-side-encryption-aws-kms-key-id",
        "s3:DataAccessPointArn",
        "s3:DataAccessPointAccount",
    };

    /// <summary>Whether Amazon S3 calls the policy public: it begins by assuming so, and a
    /// statement is non-public only when it grants to fixed
    /// principals or under a condition with fixed values.</summary>
    /// <param name="document">The bucket policy.</param>
    /// <returns>Whether it is; unknown for a document that is not understood.</returns>
    public static Truth IsPublic(PolicyDocument document)
    {
        var result = TruthLogic.Of(false);
        if (!document.IsUnderstood)
        {
            result = Truth.Unknown;
        }

        foreach (var statement in document.Statements)
        {
            if (statement.IsUnderstood && statement.Effect == Effect.Allow)
            {
                result = result.Or(TruthLogic.Of(IsPublic(statement)));
            }
        }
        return result;
    }

    private static bool IsPublic(Statement statement)
    {
        var principal = statement.Principal;
        if (principal is null)
        {
            return false;
        }

        if (!principal.IsNot && principal.Entries.All(e => e.Text != "*"))
        {
            return false;
        }

        return !statement.Conditions.Conditions.Any(IsFixing);
    }

    private static bool IsFixing(Condition condition)
    {
        // IfExists and ForAllValues also let requests through that have no such key.
        if (condition.Operator.IsNegated || condition.Operator.IfExists || condition.Operator.Quantifier == SetQuantifier.ForAllValues)
        {
            return false;
        }

        if (condition.Operator.Kind == OperatorKind.Null || !FixingKeys.Contains(condition.Key) || condition.Values.Count == 0)
        {
            return false;
        }

        return condition.Values.All(v => IsFixed(condition.Key, v.Text));
    }

    private static bool IsFixed(string key, string value)
    {
        if (key.Equals("aws:SourceIp", StringComparison.OrdinalIgnoreCase))
        {
            // "The CIDRs must be at least /8 for IPv4 and /32 for IPv6" (broad ranges are public; private ones do not count).
            if (!IpRange.TryParse(value, out var range))
            {
                return false;
            }

            return range.Last - range.First < (UInt128.One << (range.IsV6 ? 96 : 24));
        }
        if (value.Contains("${", StringComparison.Ordinal))
        {
            return false;
        }
        // An account inside an ARN fixes it: "aws:SourceArn ... bucket name wildcard" is public only when the account is open.
        if (Arn.TryParse(value, out var arn) && Arn.IsAccount(arn.Account))
        {
            return true;
        }

        return value.AsSpan().IndexOfAny('*', '?') < 0;
    }
}
