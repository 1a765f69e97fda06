namespace ZeroTrust.Aws.Errors;

/// <summary>Notes on an exception which call it came from, so that whoever maps it can name the IAM action.</summary>
internal static class CallNote
{
    private const string Key = "ZeroTrust.Operation";

    public static void Attach(Exception exception, string operation) => exception.Data[Key] ??= operation;

    /// <summary>The operation as <c>service:Operation</c>; null when the exception came from no call.</summary>
    public static string? OperationOf(Exception exception)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            if (current.Data[Key] is string operation)
            {
                return operation;
            }
        }

        return null;
    }
}
