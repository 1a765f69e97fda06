using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint.Rules;

/// <summary>A role that everybody whom an identity provider knows may assume: providers that
/// serve the public, such as GitHub, know everybody.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html#idp_oidc_Prerequisites</summary>
internal sealed class TrustsWholeProvider : LintRule
{
    private const string ProviderPart = ":oidc-provider/";

    public override IEnumerable<PolicyProblem> Check(LintSubject subject)
    {
        if (subject.Kind is not (PolicyKind.RoleTrust or PolicyKind.Unknown))
        {
            yield break;
        }

        foreach (var statement in subject.Statements)
        {
            if (statement is not { Effect: Effect.Allow, Principal: { IsNot: false } principal, Resource: null })
            {
                continue;
            }

            foreach (var entry in principal.Entries.Where(e => e.Kind == PrincipalKind.Federated && e.Text != "*"))
            {
                var at = entry.Text.IndexOf(ProviderPart, StringComparison.Ordinal);
                // Of SAML providers only the organization's own users are known.
                if (at < 0 && Arn.TryParse(entry.Text, out _))
                {
                    continue;
                }

                var provider = at < 0 ? entry.Text : entry.Text[(at + ProviderPart.Length)..];
                var claims = statement
                    .Conditions.Conditions.Where(c => c.Key.StartsWith(provider + ":", StringComparison.OrdinalIgnoreCase))
                    .ToList();
                if (claims.Count == 0)
                {
                    yield return Warning(
                        entry.Position,
                        $"Everybody whom '{provider}' knows may assume the role.",
                        $"\"StringEquals\":{{\"{provider}:sub\":\"...\"}}"
                    );
                }
                // The audience only says for whom a token was made, and there everybody may ask for one for AWS.
                else if (
                    provider == "token.actions.githubusercontent.com"
                    && claims.TrueForAll(c => c.Key.EndsWith(":aud", StringComparison.OrdinalIgnoreCase))
                )
                {
                    yield return Warning(
                        entry.Position,
                        "Workflows of every repository on GitHub may assume the role.",
                        $"\"StringLike\":{{\"{provider}:sub\":\"repo:...\"}}"
                    );
                }
            }
        }
    }
}
