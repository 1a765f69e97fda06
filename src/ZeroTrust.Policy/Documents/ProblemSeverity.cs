namespace ZeroTrust.Policy.Documents;

/// <summary>How much a problem matters.</summary>
public enum ProblemSeverity
{
    /// <summary>Worth knowing; the meaning is as written.</summary>
    Information,

    /// <summary>Accepted by AWS, yet probably not what was meant.</summary>
    Warning,

    /// <summary>AWS refuses the document, or the part has no defined meaning.</summary>
    Error,
}
