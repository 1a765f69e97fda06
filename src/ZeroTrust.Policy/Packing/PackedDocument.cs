using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Packing;

/// <summary>One document of a packing.</summary>
/// <param name="Document">The document; <see cref="PolicyDocument.ToJson(bool)"/> gives the minified text that was measured.</param>
/// <param name="Characters">Its size in the unit of the limits.</param>
/// <param name="Fits">Whether the size is within the limit.</param>
/// <param name="Proof">What is known about its statements.</param>
public sealed record PackedDocument(PolicyDocument Document, int Characters, bool Fits, PackingProof Proof);
