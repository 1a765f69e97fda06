namespace ZeroTrust.Aws.Protocols.Values;

/// <summary>An error that the model knows but for which no exception class was generated; its members are there by name.</summary>
public sealed class UntypedServiceException : StructureException
{
    /// <summary>The exception for what a service answered.</summary>
    /// <param name="fault">What the service answered, with details.</param>
    public UntypedServiceException(ServiceFault fault)
        : base(fault) { }
}
