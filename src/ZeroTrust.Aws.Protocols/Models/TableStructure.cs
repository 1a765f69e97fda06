namespace ZeroTrust.Aws.Protocols.Models;

/// <summary>Where a structure of the model stands in the table. Slots are the model's members in their order.</summary>
/// <param name="Index">The index in the table.</param>
/// <param name="Name">The name in the table: <c>XRequest</c>, <c>XResponse</c>, or the shape's.</param>
/// <param name="ModelShapeName">The shape in the model; null for the empty input or output that the model leaves out.</param>
/// <param name="Role">What the structure is for.</param>
/// <param name="OperationName">The operation, for inputs and outputs.</param>
public sealed record TableStructure(int Index, string Name, string? ModelShapeName, TableStructureRole Role, string? OperationName);
