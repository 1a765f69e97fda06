namespace ZeroTrust.Facts.Tagging;

/// <summary>An asset that can carry tags, and its tags.</summary>
/// <remarks>tag:GetResources, and the inventories of instances, functions, databases and buckets, which know
/// untagged assets too. Resource: the asset.</remarks>
/// <param name="Arn">ARN.</param>
/// <param name="Tags">Tags; empty for none.</param>
[FactType("tagging-asset")]
public sealed record TaggedAsset(string Arn, IReadOnlyDictionary<string, string> Tags);
