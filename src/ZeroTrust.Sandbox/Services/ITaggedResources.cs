using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services;

/// <summary>Resources of one service that carry their tags themselves, for the API that shows tags
/// across services. Found by reflection.</summary>
internal interface ITaggedResources
{
    /// <summary>The service as ARNs name it.</summary>
    string Service { get; }

    /// <summary>Resources in the region of a call, by ARN, that carry a tag.</summary>
    IEnumerable<KeyValuePair<string, SortedDictionary<string, string>>> All(Call call);

    /// <summary>The tags of one resource; null when the caller's account has none of that name in the region of the call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="resource">The last part of the ARN.</param>
    /// <param name="isHere">Whether the ARN names the account and region of the call.</param>
    SortedDictionary<string, string>? Find(Call call, string resource, bool isHere);
}
