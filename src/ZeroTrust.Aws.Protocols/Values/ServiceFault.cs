using System.Net;
using Amazon.Runtime;

namespace ZeroTrust.Aws.Protocols.Values;

/// <summary>An error as a service answered it: what a generated exception is made from.</summary>
public sealed class ServiceFault
{
    internal ServiceFault(string code, string? message, HttpStatusCode statusCode)
    {
        Code = code;
        Message = message ?? $"The service answered {code} (HTTP {(int)statusCode}) without a message.";
        StatusCode = statusCode;
    }

    /// <summary>The error code, without namespace.</summary>
    public string Code { get; }

    /// <summary>The service's message.</summary>
    public string Message { get; }

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The request id, or null.</summary>
    public string? RequestId { get; internal init; }

    /// <summary>Whose fault it is.</summary>
    public ErrorType ErrorType { get; internal init; }

    /// <summary>The HTTP exception that carried the answer, or null.</summary>
    public Exception? InnerException { get; internal init; }

    /// <summary>The members of the error shape, or null when the model does not know the error.</summary>
    public IStructure? Details { get; internal init; }

    internal Slots Slots
    {
        get
        {
            if (Details is null)
            {
                return default;
            }

            var slots = new Slots(Details.Shape);
            for (var i = 0; i < Details.Shape.Members.Count; i++)
            {
                slots.Set(i, Details[i]);
            }

            return slots;
        }
    }
}
