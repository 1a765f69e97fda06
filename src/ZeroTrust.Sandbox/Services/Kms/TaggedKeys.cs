using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Kms;

/// <summary>Keys.</summary>
internal sealed class TaggedKeys : ITaggedResources
{
    private const string Prefix = "key/";

    public string Service => "kms";

    public IEnumerable<KeyValuePair<string, SortedDictionary<string, string>>> All(Call call) =>
        call.Here.Keys.Values.Where(static key => key.Tags.Count > 0).Select(static key => KeyValuePair.Create(key.Arn, key.Tags));

    public SortedDictionary<string, string>? Find(Call call, string resource, bool isHere) =>
        isHere && resource.StartsWith(Prefix, StringComparison.Ordinal)
            ? call.Here.Keys.GetValueOrDefault(resource[Prefix.Length..])?.Tags
            : null;
}
