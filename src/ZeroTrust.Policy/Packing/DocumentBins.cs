using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Packing;

/// <summary>Distributes statements over few documents: the largest first, each into the fullest document that has room for it.</summary>
internal sealed class DocumentBins(PackingLimits limits, PolicyVersion version)
{
    /// <summary>The size of a document without statements.</summary>
    public int Frame => limits.Measure(Frameless.ToJson());

    private PolicyDocument Frameless => new() { DeclaredVersion = version };

    public IEnumerable<PackedDocument> Fill(IEnumerable<Draft> drafts, bool keepIdentifiers)
    {
        var bins = new List<(List<Draft> Drafts, int Size)>();
        var sized = drafts
            .Select(draft => keepIdentifiers ? draft : draft with { Statement = draft.Statement with { Sid = null } })
            .Select(draft => (Draft: draft, Size: limits.Measure(draft.Statement.ToJson()) + 1));
        foreach (var (draft, size) in sized.OrderByDescending(static d => d.Size).ThenBy(static d => d.Draft.Order))
        {
            // A comma for each statement but the first, whose comma the frame makes up for.
            var fullest = -1;
            for (var i = 0; i < bins.Count; i++)
            {
                if (bins[i].Size + size <= limits.MaximumCharacters && (fullest < 0 || bins[i].Size > bins[fullest].Size))
                {
                    fullest = i;
                }
            }

            if (fullest < 0)
            {
                bins.Add(([draft], Frame - 1 + size));
            }
            else
            {
                bins[fullest] = ([.. bins[fullest].Drafts, draft], bins[fullest].Size + size);
            }
        }

        return bins.Select(static bin => bin.Drafts.OrderBy(static d => d.Order).ToList())
            .OrderBy(static bin => bin[0].Order)
            .Select(Document);
    }

    private PackedDocument Document(List<Draft> drafts)
    {
        var sids = new HashSet<string>(StringComparer.Ordinal);
        var document = Frameless with
        {
            Statements =
            [
                .. drafts.Select(draft =>
                    draft.Statement.Sid is { } sid && !sids.Add(sid) ? draft.Statement with { Sid = null } : draft.Statement
                ),
            ],
        };
        var size = limits.Measure(document.ToJson());
        return new PackedDocument(document, size, size <= limits.MaximumCharacters, drafts.Max(static d => d.Proof));
    }
}
