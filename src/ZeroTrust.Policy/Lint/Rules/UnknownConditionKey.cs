using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint.Rules;

/// <summary>A condition key that AWS does not document. A condition on a key that no request has is false, or true when negated.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html</summary>
internal sealed class UnknownConditionKey : LintRule
{
    public override IEnumerable<PolicyProblem> Check(LintSubject subject)
    {
        foreach (var condition in subject.ReadableStatements.SelectMany(s => s.Conditions.Conditions))
        {
            // Keys of identity providers are named by the provider: a host name, SAML or OpenID Connect claims.
            var prefix = condition.Key.Split(':')[0];
            if (prefix.Contains('.', StringComparison.Ordinal) || prefix.Equals("saml", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (subject.Catalogue.FindConditionKey(condition.Key) is null)
            {
                yield return Warning(
                    condition.Position,
                    $"There is no condition key '{condition.Key}' in the catalogue of {subject.Catalogue.UpdatedAt:yyyy-MM-dd}."
                );
            }
        }
    }
}
