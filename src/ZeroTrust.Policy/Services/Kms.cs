using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Policy.Services;

/// <summary>AWS Key Management Service.</summary>
internal static class Kms
{
    private const string ContextPrefix = "kms:EncryptionContext:";

    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    /// <summary>"No AWS principal, including the account root user or key creator, has any permissions to a KMS key unless they are explicitly
    /// allowed, and never denied, in a key policy, IAM policy, or grant. Unless the key policy explicitly allows it, you cannot use IAM policies
    /// to allow access to a KMS key" (https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html). Aliases and operations without a
    /// key have no key policy.</summary>
    public static ResourcePolicyRole RoleOfResourcePolicy(AccessRequest request) =>
        request.Resource.Contains(":key/", StringComparison.Ordinal) ? ResourcePolicyRole.MustGrant : ResourcePolicyRole.Grants;

    /// <summary>Whether a grant allows the operation to the principal (https://docs.aws.amazon.com/kms/latest/developerguide/grants.html).</summary>
    public static Truth AllowedByGrant(AccessRequest request, IReadOnlyList<KmsGrant> grants)
    {
        var result = Truth.False;
        foreach (var grant in grants)
        {
            if (!grant.Operations.Any(o => o.Equals(request.ActionName, StringComparison.OrdinalIgnoreCase))) continue;
            var isService = !grant.GranteePrincipal.StartsWith("arn:", StringComparison.Ordinal) && grant.GranteePrincipal.Contains('.', StringComparison.Ordinal);
            var grantee = new NamedPrincipal(new PrincipalEntry(isService ? PrincipalKind.Service : PrincipalKind.Aws, grant.GranteePrincipal));
            result = result.Or(grantee.Match(request.Principal).Any.And(Satisfies(request, grant)));
        }
        return result;
    }

    /// <summary>The condition keys that grants compare and that are not known.</summary>
    public static IEnumerable<string> UnknownKeys(AccessRequest request, IReadOnlyList<KmsGrant> grants)
    {
        if (AllowedByGrant(request, grants) != Truth.Unknown) yield break;
        foreach (var grant in grants)
        {
            foreach (var (key, _) in (grant.EncryptionContextSubset ?? None).Concat(grant.EncryptionContextEquals ?? None))
            {
                if (!request.Find(ContextPrefix + key).IsKnown) yield return ContextPrefix + key;
            }
            // Equality also asks for the pairs that the constraint does not name.
            if (grant.EncryptionContextEquals is not null) yield return ContextPrefix + "*";
        }
    }

    /// <summary>Grant constraints compare the encryption context, whose letter case matters
    /// (https://docs.aws.amazon.com/kms/latest/APIReference/API_GrantConstraints.html).</summary>
    private static Truth Satisfies(AccessRequest request, KmsGrant grant)
    {
        var result = Truth.True;
        foreach (var (key, value) in grant.EncryptionContextSubset ?? grant.EncryptionContextEquals ?? None)
            result = result.And(Has(request.Find(ContextPrefix + key), value));
        if (grant.EncryptionContextEquals is null) return result;
        if (grant.EncryptionContextSubset is not null)
        {
            foreach (var (key, value) in grant.EncryptionContextEquals) result = result.And(Has(request.Find(ContextPrefix + key), value));
        }
        // Equality also forbids further pairs: every pair that is listed has to be one of these, and the list has to be complete.
        foreach (var (key, value) in request.Context.Values)
        {
            if (!key.StartsWith(ContextPrefix, StringComparison.OrdinalIgnoreCase) || grant.EncryptionContextEquals.ContainsKey(key[ContextPrefix.Length..])) continue;
            result = result.And(!value.IsKnown ? Truth.Unknown : TruthLogic.Of(value.IsAbsent));
        }
        return request.Context.IsComplete ? result : result.And(Truth.Unknown);
    }

    private static Truth Has(ContextValue found, string value) =>
        !found.IsKnown ? Truth.Unknown : TruthLogic.Of(found.Values.Length == 1 && string.Equals(found.Values[0], value, StringComparison.Ordinal));
}
