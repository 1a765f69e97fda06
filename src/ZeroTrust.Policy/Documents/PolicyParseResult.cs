namespace ZeroTrust.Policy.Documents;

/// <summary>What reading a text gave: as much of a document as could be understood, and everything that is wrong with it.</summary>
/// <param name="Document">The document; null when the text does not hold a JSON object at all.</param>
/// <param name="Problems">Everything that was found, in the order of the text.</param>
public sealed record PolicyParseResult(PolicyDocument? Document, IReadOnlyList<PolicyProblem> Problems)
{
    /// <summary>Whether AWS would accept the document as far as its grammar goes: there is no problem of severity Error.</summary>
    public bool IsValid => Document is not null && !Problems.Any(p => p.Severity == ProblemSeverity.Error);

    /// <summary>The document of a valid text.</summary>
    /// <returns>The document.</returns>
    /// <exception cref="FormatException">The text is not valid; the message lists the errors.</exception>
    public PolicyDocument Require()
    {
        if (IsValid)
        {
            return Document!;
        }

        var errors = Problems.Where(p => p.Severity == ProblemSeverity.Error).Select(p => p.ToString());
        throw new FormatException("Not a valid policy document. " + string.Join(" ", errors));
    }
}
