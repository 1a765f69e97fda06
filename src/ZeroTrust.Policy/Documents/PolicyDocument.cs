using System.Text;
using ZeroTrust.Policy.Documents.Reading;
using ZeroTrust.Policy.Documents.Writing;

namespace ZeroTrust.Policy.Documents;

/// <summary>An IAM policy document. Immutable; editing gives a new document.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html</summary>
public sealed record PolicyDocument
{
    /// <summary>The version of the language; null when the element is absent, which means 2008-10-17.</summary>
    public PolicyVersion? DeclaredVersion { get; init; } = PolicyVersion.V2012;

    /// <summary>The version that decides what the document means.</summary>
    public PolicyVersion Version => DeclaredVersion ?? PolicyVersion.V2008;

    /// <summary>The document's identifier; null when it has none.</summary>
    public string? Id { get; init; }

    /// <summary>The statements in order.</summary>
    public IReadOnlyList<Statement> Statements { get; init; } = [];

    /// <summary>Elements beside Version, Id and Statement that the grammar does not know.</summary>
    public IReadOnlyList<UnknownElement> UnknownElements { get; init; } = [];

    /// <summary>Whether something in the text could not be kept, because the text is not JSON or the top level is malformed.
    /// Such a document cannot be written back.</summary>
    public bool IsDamaged { get; init; }

    /// <summary>What is wrong beside the statements, in words; null when nothing is.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether every part has a defined meaning. Evaluation never calls anything safe because
    /// of a document that is not understood.</summary>
    public bool IsUnderstood => !IsDamaged && UnknownElements.Count == 0 && Statements.All(s => s.IsUnderstood);

    /// <summary>Reads a document. Never throws, whatever the text.</summary>
    /// <param name="text">JSON.</param>
    /// <param name="limits">Bounds; <see cref="PolicyLimits.Default"/> when null.</param>
    /// <returns>What could be understood and everything that is wrong.</returns>
    public static PolicyParseResult Parse(string? text, PolicyLimits? limits = null) =>
        DocumentReader.Read(text ?? "", limits ?? PolicyLimits.Default);

    /// <summary>Reads a document. Never throws, whatever the bytes.</summary>
    /// <param name="utf8">JSON in UTF-8, with or without a byte order mark.</param>
    /// <param name="limits">Bounds; <see cref="PolicyLimits.Default"/> when null.</param>
    /// <returns>What could be understood and everything that is wrong.</returns>
    public static PolicyParseResult Parse(ReadOnlySpan<byte> utf8, PolicyLimits? limits = null)
    {
        limits ??= PolicyLimits.Default;
        // One UTF-16 unit comes from at most three bytes: longer input is too large whatever it holds, so it is not decoded.
        if (utf8.Length / 3 > limits.MaximumLength)
        {
            return DocumentReader.TooLarge(limits);
        }

        var text = Encoding.UTF8.GetString(utf8);
        var result = DocumentReader.Read(text, limits);
        var wellFormed = System.Text.Unicode.Utf8.IsValid(utf8);
        if (wellFormed)
        {
            return result;
        }

        var problem = new PolicyProblem(
            ProblemCodes.InvalidUtf8,
            ProblemSeverity.Error,
            new TextPosition(1, 1, 0),
            "The bytes are not UTF-8."
        );
        return new PolicyParseResult(
            result.Document is { } d ? d with { IsDamaged = true, Fault = d.Fault ?? problem.Message } : null,
            [problem, .. result.Problems]
        );
    }

    /// <summary>The document as JSON. Reading it back gives the same meaning.</summary>
    /// <param name="indented">Two spaces per level and one element per line, or minified.</param>
    /// <returns>JSON.</returns>
    /// <exception cref="InvalidOperationException">The document <see cref="IsDamaged"/>, so writing it would lose something.</exception>
    public string ToJson(bool indented = false) => PolicyWriter.Write(this, indented);

    /// <summary>The first statement with this identifier.</summary>
    /// <param name="sid">The identifier; letter case matters.</param>
    /// <returns>The statement, or null.</returns>
    public Statement? FindStatement(string sid) => Statements.FirstOrDefault(s => s.Sid == sid);

    /// <summary>The document with a statement put in: in the place of the one with the same Sid,
    /// otherwise at the end. All else stays as it is.</summary>
    /// <param name="statement">The statement.</param>
    /// <returns>The new document.</returns>
    public PolicyDocument WithStatement(Statement statement)
    {
        var statements = Statements.ToList();
        var index = statement.Sid is null ? -1 : statements.FindIndex(s => s.Sid == statement.Sid);
        if (index < 0)
        {
            statements.Add(statement);
        }
        else
        {
            statements[index] = statement;
        }

        return this with
        {
            Statements = statements,
        };
    }

    /// <summary>The document without the statements that have this identifier. All else stays as it is.</summary>
    /// <param name="sid">The identifier; letter case matters.</param>
    /// <returns>The new document; this one when there is no such statement.</returns>
    public PolicyDocument WithoutStatement(string sid) =>
        Statements.Any(s => s.Sid == sid) ? this with { Statements = [.. Statements.Where(s => s.Sid != sid)] } : this;

    /// <summary>A text that is the same for documents that differ only in what has no meaning: order, letter case of actions and keys,
    /// single values or lists, identifiers, and the spelling of accounts and of everyone. Equal texts mean equal
    /// meaning; the reverse need not hold.</summary>
    /// <returns>The canonical text.</returns>
    public string ToCanonicalText() => CanonicalWriter.Write(this);

    /// <summary>SHA-256 of <see cref="ToCanonicalText"/> in lower-case hexadecimal.</summary>
    /// <returns>64 characters.</returns>
    public string ComputeMeaningHash() => CanonicalWriter.Hash(this);
}
