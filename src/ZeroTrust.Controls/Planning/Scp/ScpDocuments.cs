using System.Globalization;
using ZeroTrust.Core.Errors;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Packing;

namespace ZeroTrust.Controls.Planning.Scp;

/// <summary>Puts statements into as few documents as their limit allows, minified, in order.</summary>
internal static class ScpDocuments
{
    private static readonly PackingLimits Limits = PackingLimits.ServiceControl;

    /// <summary>The documents.</summary>
    /// <exception cref="ZeroTrustException"><see cref="ErrorIds.DocumentTooLarge"/>: one statement alone is too long.</exception>
    public static IReadOnlyList<PolicyDocument> Pack(IReadOnlyList<Statement> statements)
    {
        var documents = new List<PolicyDocument>();
        var current = new PolicyDocument();
        foreach (var statement in statements)
        {
            var longer = current with { Statements = [.. current.Statements, statement] };
            if (Limits.Measure(longer.ToJson()) <= Limits.MaximumCharacters)
            {
                current = longer;
                continue;
            }

            if (current.Statements.Count > 0)
            {
                documents.Add(current);
            }

            current = new PolicyDocument { Statements = [statement] };
            var alone = Limits.Measure(current.ToJson());
            if (alone > Limits.MaximumCharacters)
            {
                throw new ZeroTrustException(
                    ErrorIds.DocumentTooLarge,
                    FailureKind.LimitExceeded,
                    statement.Sid ?? "",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Statement {statement.Sid} alone has {alone:N0} characters; Organizations accepts {Limits.MaximumCharacters:N0}."
                    ),
                    "Give fewer regions or exempt principals; wildcards in ARNs help."
                );
            }
        }

        documents.Add(current);
        return documents;
    }
}
