namespace ZeroTrust.Core.Planning.Intents;

/// <summary>The templates that <see cref="ScpIntent"/> can name. Implemented beside the planner; one
/// public class with a public constructor.</summary>
public interface IScpTemplates
{
    /// <summary>All templates, by name.</summary>
    IReadOnlyList<ScpTemplateInfo> All { get; }
}
