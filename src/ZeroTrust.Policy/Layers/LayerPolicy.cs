using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Services;

namespace ZeroTrust.Policy.Layers;

/// <summary>A policy in the place where it works. Its fast form is made at first use and kept,
/// so share instances between requests.</summary>
/// <param name="name">Name or ARN, for explanations.</param>
/// <param name="document">The document.</param>
public sealed class LayerPolicy(string name, PolicyDocument document)
{
    private PreparedPolicy? _prepared;
    private Verified? _publicBucketPolicy;

    /// <summary>Name or ARN.</summary>
    public string Name { get; } = name;

    /// <summary>The document.</summary>
    public PolicyDocument Document { get; } = document;

    /// <summary>The document in the form that evaluation uses. Two threads may both make it; either result serves.</summary>
    public PreparedPolicy Prepared => _prepared ??= new PreparedPolicy(Document);

    /// <summary>Whether Amazon S3 would call the document public.</summary>
    internal Truth IsPublicBucketPolicy => (_publicBucketPolicy ??= new Verified(PublicBucketPolicy.IsPublic(Document))).Result;

    /// <summary>Reads a document.</summary>
    /// <param name="name">Name or ARN.</param>
    /// <param name="json">The document; what cannot be read is treated as able to do anything, so
    /// nothing is called safe because of it.</param>
    /// <returns>The policy.</returns>
    public static LayerPolicy Parse(string name, string json)
    {
        var read = PolicyDocument.Parse(json);
        return new LayerPolicy(
            name,
            read.Document ?? new PolicyDocument { IsDamaged = true, Fault = read.Problems.Count == 0 ? null : read.Problems[0].Message }
        );
    }

    /// <summary>Everything in it that is malformed, so that it might do anything.</summary>
    /// <param name="layer">The layer that it works in.</param>
    internal IEnumerable<Doubt.Malformed> Malformed(PolicyLayer layer)
    {
        if (!Prepared.IsUnderstood)
        {
            yield return new(new PolicyPlace(layer, Name), Document.Fault ?? Doubting.Unreadable);
        }

        foreach (var statement in Prepared.Statements.Where(static s => !s.IsUnderstood))
        {
            yield return new(new PolicyPlace(layer, Name, statement.Index), statement.Statement.Fault ?? Doubting.Unreadable);
        }
    }

    // A class, so that a concurrent reader sees all of it or nothing.
    private sealed record Verified(Truth Result);
}
