using System.Collections.Immutable;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Comparison.Lowering;

/// <summary>The statements of a policy as requirements.</summary>
internal sealed record LoweredPolicy(ImmutableArray<LoweredStatement> Allows, ImmutableArray<LoweredStatement> Denies)
{
    public IEnumerable<LoweredStatement> Statements => Allows.Concat(Denies);

    public static LoweredPolicy Of(PolicyDocument document, StatementLowering lowering)
    {
        if (document.IsDamaged || document.UnknownElements.Count > 0)
        {
            throw new UndecidedConstruct("a document that is not well-formed");
        }

        var statements = document
            .Statements.SelectMany(statement =>
                CorrelatedVariables
                    .Split(statement, document.Version)
                    .Select(part => lowering.Lower(part, document.Version) with { Source = statement })
            )
            .ToArray();
        return new LoweredPolicy(
            [.. statements.Where(static statement => statement.Source.Effect == Effect.Allow)],
            [.. statements.Where(static statement => statement.Source.Effect == Effect.Deny)]
        );
    }
}
