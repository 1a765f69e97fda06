using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace ZeroTrust.Core.Frameworks;

/// <summary>
/// The requirements of one framework that a control serves: the same for whatever it judges, or others for each type of resource. As a list
/// it is all of them. In metadata <c>["S3.5"]</c>, or <c>{ "AWS::RDS::DBInstance": ["RDS.3"], "AWS::EFS::FileSystem": ["EFS.8"] }</c>.
/// </summary>
[JsonConverter(typeof(RequirementIdsConverter))]
[CollectionBuilder(typeof(RequirementIds), nameof(Of))]
public sealed class RequirementIds : IReadOnlyList<string>
{
    private readonly string[] _all;

    private RequirementIds(IEnumerable<string> all, IReadOnlyDictionary<string, IReadOnlyList<string>> byResourceType)
    {
        _all = [.. all];
        ByResourceType = byResourceType;
    }

    /// <summary>CloudFormation types with their ids, in the order of the metadata; empty where the ids are the same for all.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ByResourceType { get; }

    /// <inheritdoc/>
    public int Count => _all.Length;

    /// <inheritdoc/>
    public string this[int index] => _all[index];

    /// <summary>The same ids for all types.</summary>
    public static RequirementIds Of(ReadOnlySpan<string> ids) => new(ids.ToArray(), new Dictionary<string, IReadOnlyList<string>>());

    /// <summary>Ids of each type.</summary>
    public static RequirementIds Of(IReadOnlyDictionary<string, IReadOnlyList<string>> byResourceType) =>
        new(byResourceType.SelectMany(static pair => pair.Value).Distinct(StringComparer.Ordinal), byResourceType);

    /// <summary>What a resource of a type is asked for; empty where nothing is.</summary>
    public IReadOnlyList<string> For(string resourceType) =>
        ByResourceType.Count == 0 ? this : ByResourceType.GetValueOrDefault(resourceType, []);

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_all).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>For people: <c>S3.5</c>, or <c>RDS.3 (AWS::RDS::DBInstance), EFS.8 (AWS::EFS::FileSystem)</c>.</summary>
    public override string ToString() =>
        ByResourceType.Count == 0
            ? string.Join(", ", _all)
            : string.Join(", ", ByResourceType.Select(static pair => $"{string.Join(", ", pair.Value)} ({pair.Key})"));
}
