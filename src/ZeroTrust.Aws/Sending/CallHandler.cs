using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using ZeroTrust.Aws.Errors;
using ZeroTrust.Core.Errors;

namespace ZeroTrust.Aws.Sending;

/// <summary>Sees each call once, around the SDK's retries: refuses what is not a declared
/// read, counts, and tells what was called.</summary>
internal sealed class CallHandler : PipelineHandler
{
    public override void InvokeSync(IExecutionContext executionContext)
    {
        if (executionContext.RequestContext.ClientConfig.HttpClientFactory is SeamHttpClientFactory)
        {
            throw new NotSupportedException("Calls are made asynchronously only.");
        }

        base.InvokeSync(executionContext);
    }

    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var request = executionContext.RequestContext;
        if (request.ClientConfig.HttpClientFactory is not SeamHttpClientFactory { Gate: var gate })
        {
            return await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
        }

        var operation = gate.Service + ":" + OperationName.Of(request, gate.Service);
        if (gate.IsRead is { } isRead && !isRead(operation))
        {
            throw new ZeroTrustException(
                ErrorIds.OperationNotARead,
                FailureKind.InvalidArgument,
                operation,
                $"{operation} is not a declared read and was not sent.",
                "Collecting never changes anything: if the operation only reads, the fact that it serves must state its action."
            );
        }

        gate.Traffic.Count();
        var started = gate.Traffic.Time.GetTimestamp();
        var outcome = "";
        try
        {
            // A handler below that waits for something that cannot be cancelled (credentials) must not hold up Ctrl-C.
            return await base.InvokeAsync<T>(executionContext).WaitAsync(request.CancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            CallNote.Attach(exception, operation);
            outcome =
                ", "
                + (exception is AmazonServiceException { ErrorCode.Length: > 0 } refused ? refused.ErrorCode : exception.GetType().Name);
            throw;
        }
        finally
        {
            var elapsed = gate.Traffic.Time.GetElapsedTime(started);
            gate.Traffic.Interaction.Verbose(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{operation} {gate.AccountId} {gate.Region}, {elapsed.TotalMilliseconds:0} ms, attempts {request.Retries + 1}{outcome}"
                )
            );
        }
    }
}
