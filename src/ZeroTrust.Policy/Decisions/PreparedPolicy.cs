using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Decisions;

/// <summary>A document in the form that evaluation uses. Immutable and free of allocation when matching.</summary>
public sealed class PreparedPolicy
{
    private readonly PreparedStatement[] _statements;

    /// <summary>Prepares a document.</summary>
    /// <param name="document">The document.</param>
    public PreparedPolicy(PolicyDocument document)
    {
        _statements = [.. document.Statements.Select((s, i) => new PreparedStatement(s, i, document.Version))];
        IsUnderstood = !document.IsDamaged && document.UnknownElements.Count == 0;
    }

    /// <summary>The statements.</summary>
    public IReadOnlyList<PreparedStatement> Statements => _statements;

    /// <summary>Whether nothing of the document beside its statements was lost or unknown.</summary>
    public bool IsUnderstood { get; }

    internal ReadOnlySpan<PreparedStatement> All => _statements;
}
