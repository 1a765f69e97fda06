using ZeroTrust.Policy.Catalogue;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Packing;

/// <summary>Merges and minifies policies to fewer and smaller documents within AWS's limits, and takes no step
/// that is not proved to keep the meaning.</summary>
/// <remarks>
/// What is allowed and what is denied are kept apart: neither the one nor the other changes, so the
/// packed documents also mean the same beside any
/// other policy. Statements that cannot be compared stay as they are.
/// </remarks>
public static class PolicyPacker
{
    /// <summary>Packs documents that are attached to the same thing: policies of one user, group or role, of one
    /// resource, or of one unit of an organization.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="limits">How much AWS accepts there.</param>
    /// <param name="options">What else is wanted; <see cref="PackingOptions.Default"/> when null.</param>
    /// <returns>The packed documents. They are the given ones where packing gains nothing.</returns>
    /// <exception cref="ArgumentException">A document <see cref="PolicyDocument.IsDamaged"/>.</exception>
    public static PackingResult Pack(IReadOnlyList<PolicyDocument> documents, PackingLimits limits, PackingOptions? options = null)
    {
        if (documents.Any(static d => d.IsDamaged))
        {
            throw new ArgumentException(
                "A document was read from a malformed text: packing it would lose what could not be read.",
                nameof(documents)
            );
        }

        options ??= PackingOptions.Default;
        var undecided = new List<string>();
        var given = documents.Select(document => Given(document, limits)).ToList();
        var before = given.Sum(static d => d.Characters);

        var packed = given.Where(static d => !d.Document.IsUnderstood).ToList();
        undecided.AddRange(packed.Select(d => $"document {given.IndexOf(d) + 1} has parts without a defined meaning and stays as it is"));
        var order = 0;
        foreach (
            var group in given
                .Where(static d => d.Document.IsUnderstood)
                .SelectMany(d =>
                    d.Document.Statements.Select(statement =>
                        (Version: Version(statement, d.Document.Version), Draft: new Draft(statement, order++))
                    )
                )
                .GroupBy(static s => s.Version, static s => s.Draft)
        )
        {
            var equivalence = new Equivalence(group.Key);
            packed.AddRange(Pack([.. group], group.Key, limits, options, equivalence));
            undecided.AddRange(equivalence.Undecided);
        }

        var best = Rank(packed, limits).CompareTo(Rank(given, limits)) < 0 ? packed : given;
        return new PackingResult(best, before, best.Sum(static d => d.Characters), IsWithin(best, limits), undecided);
    }

    private static IEnumerable<PackedDocument> Pack(
        List<Draft> drafts,
        PolicyVersion version,
        PackingLimits limits,
        PackingOptions options,
        Equivalence equivalence
    )
    {
        drafts = drafts.ConvertAll(draft => RedundantEntries.Drop(draft, equivalence));
        drafts = CoveredStatements.Drop(drafts, equivalence);
        drafts = MergedStatements.Merge(drafts, equivalence);
        drafts = drafts.ConvertAll(draft => RedundantEntries.Drop(draft, equivalence));
        if (options.AllowFutureActions)
        {
            drafts = drafts.ConvertAll(draft => FutureActions.Compress(draft, options.Catalogue ?? IamCatalogue.Default, equivalence));
        }

        var bins = new DocumentBins(limits, version);
        var splitter = new StatementSplitter(limits, limits.MaximumCharacters - bins.Frame, equivalence);
        if (!options.KeepIdentifiers)
        {
            drafts = drafts.ConvertAll(static draft => draft with { Statement = draft.Statement with { Sid = null } });
        }

        return bins.Fill(drafts.SelectMany(splitter.Split), options.KeepIdentifiers);
    }

    private static PackedDocument Given(PolicyDocument document, PackingLimits limits)
    {
        var size = limits.Measure(document.ToJson());
        return new PackedDocument(document, size, size <= limits.MaximumCharacters, PackingProof.Unchanged);
    }

    // The version only decides whether ${...} is a variable, so statements without it go with the newer one.
    private static PolicyVersion Version(Statement statement, PolicyVersion version) =>
        statement.ToJson().Contains("${", StringComparison.Ordinal) ? version : PolicyVersion.V2012;

    private static (bool TooLarge, int Documents, int Characters) Rank(List<PackedDocument> documents, PackingLimits limits) =>
        (!IsWithin(documents, limits), documents.Count, documents.Sum(static d => d.Characters));

    private static bool IsWithin(List<PackedDocument> documents, PackingLimits limits) =>
        documents.TrueForAll(static d => d.Fits) && documents.Count <= (limits.MaximumDocuments ?? int.MaxValue);
}
