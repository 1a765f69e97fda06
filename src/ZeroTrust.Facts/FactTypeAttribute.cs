namespace ZeroTrust.Facts;

/// <summary>Gives a fact record its stable name in snapshots, plans and controls' metadata, such as <c>s3-bucket-encryption</c>.</summary>
/// <param name="name">Lower case, words joined by hyphens; never changed once released.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class FactTypeAttribute(string name) : Attribute
{
    /// <summary>The stable name.</summary>
    public string Name { get; } = name;
}
