namespace ZeroTrust.Aws.Protocols.Shapes;

/// <summary>A shape by letter (scalars) or by its index in the service's table; resolved only when asked for.</summary>
internal readonly record struct TypeReference(ScalarShape? Scalar, int Index);
