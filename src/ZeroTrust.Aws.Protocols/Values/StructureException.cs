using System.Net;
using Amazon.Runtime;
using ZeroTrust.Aws.Protocols.Shapes;

namespace ZeroTrust.Aws.Protocols.Values;

/// <summary>The base of generated exception classes. An exception made by the client carries the members of the error shape.</summary>
public abstract class StructureException : AmazonServiceException, IStructure
{
    private Slots _slots;

    /// <summary>An exception without members, as callers make them in tests.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause, or null.</param>
    protected StructureException(string? message, Exception? innerException = null)
        : base(message, innerException) { }

    /// <summary>An exception without members, as callers make them in tests.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause, or null.</param>
    /// <param name="errorType">Whose fault it is.</param>
    /// <param name="errorCode">The code on the wire.</param>
    /// <param name="requestId">The id of the request.</param>
    /// <param name="statusCode">The HTTP status.</param>
    protected StructureException(
        string? message,
        Exception? innerException,
        ErrorType errorType,
        string? errorCode,
        string? requestId,
        HttpStatusCode statusCode
    )
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }

    /// <summary>The exception for what a service answered.</summary>
    /// <param name="fault">What the service answered.</param>
    protected StructureException(ServiceFault fault)
        : base(fault.Message, fault.InnerException, fault.ErrorType, fault.Code, fault.RequestId, fault.StatusCode) => _slots = fault.Slots;

    /// <inheritdoc />
    public override RetryableDetails? Retryable => null;

    StructureShape IStructure.Shape =>
        _slots.Shape ?? throw new InvalidOperationException("No service answered this exception, so it has no members.");

    object? IStructure.this[int slot]
    {
        get => _slots.Get(slot);
        set => _slots.Set(slot, value);
    }

    /// <summary>The value of a member of the error shape, or the type's default when not set.</summary>
    /// <typeparam name="T">The type that the slot holds: a reference type or a nullable value type.</typeparam>
    /// <param name="slot">The member's slot.</param>
    protected T? GetSlot<T>(int slot) => (T?)_slots.Get(slot);

    /// <summary>The enumeration value of a member, or null.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="slot">The member's slot.</param>
    protected T? GetConstant<T>(int slot)
        where T : ConstantClass, IConstant<T> => _slots.GetConstant<T>(slot);
}
