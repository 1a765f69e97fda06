namespace ZeroTrust.Aws.Generator.Models;

/// <summary>A model, an operation list or a table cannot be used; the message says which and why.</summary>
internal sealed class ModelException(string message) : Exception(message);
