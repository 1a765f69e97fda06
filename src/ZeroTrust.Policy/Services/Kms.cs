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

    /// <summary>"No AWS principal, including the account root user or key creator, has any
    /// permissions to a KMS key unless they are explicitly
    /// allowed, and never denied, in a key policy, IAM policy, or grant. Unless the key policy
    /// explicitly allows it, you cannot use IAM policies
    /// to allow access to a KMS key" (https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html). Aliases and operations
    /// without a
    /// key have no key policy.</summary>
    public static ResourcePolicyRole RoleOfResourcePolicy(AccessRequest request) =>
        request.ResourceArn.IsOf("kms", "key") ? ResourcePolicyRole.MustGrant : ResourcePolicyRole.Grants;

    /// <summary>Whether a grant allows the operation to the principal
    /// (https://docs.aws.amazon.com/kms/latest/developerguide/grants.html).</summary>
    public static DoubtedTruth AllowedByGrant(AccessRequest request, IReadOnlyList<KmsGrant> grants, DecisionTrace? trace)
    {
        var result = DoubtedTruth.False;
        foreach (var grant in grants)
        {
            if (!grant.Operations.Any(o => o.Equals(request.ActionName, StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            var isService = !Arn.IsMeant(grant.GranteePrincipal) && grant.GranteePrincipal.Contains('.', StringComparison.Ordinal);
            var grantee = new NamedPrincipal(
                new PrincipalEntry(isService ? PrincipalKind.Service : PrincipalKind.Aws, grant.GranteePrincipal)
            );
            result = result.Or(grantee.Match(request.Principal, trace).Any.And(Satisfies(request, grant, trace)));
        }
        return result;
    }

    /// <summary>Grant constraints compare the encryption context, whose letter case matters
    /// (https://docs.aws.amazon.com/kms/latest/APIReference/API_GrantConstraints.html).</summary>
    private static DoubtedTruth Satisfies(AccessRequest request, KmsGrant grant, DecisionTrace? trace)
    {
        var result = DoubtedTruth.True;
        foreach (var (key, value) in grant.EncryptionContextSubset ?? None)
        {
            result = result.And(Has(request, key, value, trace));
        }

        if (grant.EncryptionContextEquals is not { } all)
        {
            return result;
        }

        foreach (var (key, value) in all)
        {
            result = result.And(Has(request, key, value, trace));
        }
        // Equality also forbids further pairs: every pair that is listed has to be one of these, and the list has to be complete.
        foreach (var (key, value) in request.Context.Values)
        {
            if (!key.StartsWith(ContextPrefix, StringComparison.OrdinalIgnoreCase) || all.ContainsKey(key[ContextPrefix.Length..]))
            {
                continue;
            }

            result = result.And(!value.IsKnown ? trace.OnKey(key) : DoubtedTruth.Of(value.IsAbsent));
        }
        return request.Context.IsComplete ? result : result.And(trace.OnFact(UnknownFact.FurtherEncryptionContext));
    }

    private static DoubtedTruth Has(AccessRequest request, string name, string value, DecisionTrace? trace)
    {
        var key = ContextPrefix + name;
        var found = request.Find(key);
        return !found.IsKnown
            ? trace.OnKey(key)
            : DoubtedTruth.Of(found.Values.Length == 1 && string.Equals(found.Values[0], value, StringComparison.Ordinal));
    }
}
