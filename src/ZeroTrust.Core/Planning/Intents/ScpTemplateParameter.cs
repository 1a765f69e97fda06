namespace ZeroTrust.Core.Planning.Intents;

/// <summary>A parameter of a template: always a list of texts.</summary>
/// <param name="Name">Name, such as <c>allowedRegions</c>.</param>
/// <param name="Description">What it does.</param>
/// <param name="Required">Whether it must be given; one that is not required is empty by default.</param>
/// <param name="Form">Regular expression that each text must fit.</param>
public sealed record ScpTemplateParameter(string Name, string Description, bool Required, string Form);
