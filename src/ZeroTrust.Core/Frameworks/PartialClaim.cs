namespace ZeroTrust.Core.Frameworks;

/// <summary>Requirements that a control covers in part only: who passes the control may still fail the requirement.</summary>
/// <param name="Missing">What is not covered, in a sentence.</param>
/// <param name="Of">Keys of frameworks with the ids that the sentence is true of.</param>
public sealed record PartialClaim(string Missing, IReadOnlyDictionary<string, IReadOnlyList<string>> Of)
{
    /// <summary>It is about this requirement.</summary>
    public bool IsAbout(string framework, string requirement) =>
        Of.TryGetValue(framework, out var ids) && ids.Contains(requirement, StringComparer.Ordinal);
}
