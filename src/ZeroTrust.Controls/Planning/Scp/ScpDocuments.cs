using ZeroTrust.Core.Errors;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Controls.Planning.Scp;

/// <summary>Puts statements into as few documents as their limit allows, minified, in order.</summary>
internal static class ScpDocuments
{
    /// <summary>Organizations: "Maximum size of a service control policy document: 5,120 characters", white
    /// space outside of texts included as sent.</summary>
    public const int MaximumLength = 5120;

    /// <summary>The documents.</summary>
    /// <exception cref="ZeroTrustException"><see cref="ErrorIds.DocumentTooLarge"/>: one statement alone is too long.</exception>
    public static IReadOnlyList<PolicyDocument> Pack(IReadOnlyList<Statement> statements)
    {
        var documents = new List<PolicyDocument>();
        var current = new PolicyDocument();
        foreach (var statement in statements)
        {
            var longer = current with { Statements = [.. current.Statements, statement] };
            if (longer.ToJson().Length <= MaximumLength)
            {
                current = longer;
                continue;
            }

            if (current.Statements.Count > 0)
            {
                documents.Add(current);
            }

            current = new PolicyDocument { Statements = [statement] };
            if (current.ToJson().Length > MaximumLength)
            {
                throw new ZeroTrustException(
                    ErrorIds.DocumentTooLarge,
                    FailureKind.LimitExceeded,
                    statement.Sid ?? "",
                    $"Statement {statement.Sid} alone has {current.ToJson().Length} characters; Organizations accepts {MaximumLength}.",
                    "Give fewer regions or exempt principals; wildcards in ARNs help."
                );
            }
        }

        documents.Add(current);
        return documents;
    }
}
