namespace ZeroTrust.Aws.Generator.Naming;

/// <summary>The C# type of a property and its relation to the value in the slot.</summary>
/// <param name="Name">The C# type.</param>
/// <param name="Form">How the slot's value becomes the property's.</param>
/// <param name="Wrapper">The structure's class in the slot, for <see cref="PropertyForm.Unwrapped"/>.</param>
/// <param name="Inner">The wrapped property, for <see cref="PropertyForm.Unwrapped"/>.</param>
internal sealed record PropertyType(string Name, PropertyForm Form, string? Wrapper = null, string? Inner = null);
