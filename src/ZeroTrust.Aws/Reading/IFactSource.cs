using ZeroTrust.Facts;

namespace ZeroTrust.Aws.Reading;

/// <summary>Reads one family of facts. Found by reflection; nothing registers a source.</summary>
internal interface IFactSource
{
    /// <summary>For progress, such as <c>iam users</c>.</summary>
    string Name { get; }

    /// <summary>How often it is asked.</summary>
    SourceScope Scope { get; }

    /// <summary>Kinds of facts that it gives. It sends only operations whose actions they state.</summary>
    IReadOnlyList<string> FactTypes { get; }

    /// <summary>Reads everything in scope. An exception means that nothing could be listed; what is about one
    /// resource is given as a missing fact.</summary>
    Task CollectAsync(FactReader reader);

    /// <summary>Reads one fact with the same code; null when the resource does not exist.</summary>
    Task<IFact?> ReadOneAsync(FactReader reader, string factType, ResourceRef resource);
}
