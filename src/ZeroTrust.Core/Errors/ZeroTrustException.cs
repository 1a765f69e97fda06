namespace ZeroTrust.Core.Errors;

/// <summary>The one exception that the product throws on purpose: it has a stable id, a kind,
/// the thing it is about and the remedy.</summary>
public sealed class ZeroTrustException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="errorId">One of <see cref="ErrorIds"/>.</param>
    /// <param name="kind">What kind of thing went wrong.</param>
    /// <param name="target">The resource, file or argument that it is about; empty when there is none.</param>
    /// <param name="message">What is wrong, in one sentence.</param>
    /// <param name="advice">What the reader can do about it.</param>
    /// <param name="inner">The cause, when there is one.</param>
    public ZeroTrustException(string errorId, FailureKind kind, string target, string message, string advice, Exception? inner = null)
        : base(advice.Length == 0 ? message : message + " " + advice, inner)
    {
        ErrorId = errorId;
        Kind = kind;
        Target = target;
        Problem = message;
        Advice = advice;
    }

    /// <summary>Stable identifier, asserted in tests and usable in <c>-ErrorId</c> filters.</summary>
    public string ErrorId { get; }

    /// <summary>What kind of thing went wrong.</summary>
    public FailureKind Kind { get; }

    /// <summary>The resource, file or argument that it is about; empty when there is none.</summary>
    public string Target { get; }

    /// <summary>What is wrong, in one sentence; <see cref="Exception.Message"/> adds the advice.</summary>
    public string Problem { get; }

    /// <summary>What the reader can do about it.</summary>
    public string Advice { get; }
}
