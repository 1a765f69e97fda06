namespace ZeroTrust.Facts;

/// <summary>Names a member as files of earlier versions name it, so that they are still read. Nothing is written under that name.</summary>
/// <param name="name">The former name as it stands in JSON.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FormerNameAttribute(string name) : Attribute
{
    /// <summary>The former name as it stands in JSON.</summary>
    public string Name { get; } = name;
}
