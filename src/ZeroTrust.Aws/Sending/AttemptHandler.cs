using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using ZeroTrust.Aws.Errors;

namespace ZeroTrust.Aws.Sending;

/// <summary>Sees each attempt, inside the SDK's retries: takes a token and a slot, and tells the bucket how it went.</summary>
internal sealed class AttemptHandler : PipelineHandler
{
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var request = executionContext.RequestContext;
        if (request.ClientConfig.HttpClientFactory is not SeamHttpClientFactory { Gate: var gate })
        {
            return await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
        }

        await gate.Bucket.WaitAsync(request.CancellationToken).ConfigureAwait(false);
        // Calls that hold a slot may be waiting for credentials, which STS makes: STS must not wait for them.
        var slotted = gate.Service != "sts";
        if (slotted)
        {
            await gate.Traffic.Slots.WaitAsync(request.CancellationToken).ConfigureAwait(false);
        }

        try
        {
            var response = await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
            gate.Bucket.Succeeded();
            return response;
        }
        catch (AmazonServiceException exception) when (AwsErrorCodes.IsThrottling(exception))
        {
            gate.Bucket.Throttled(RetryAfter(exception, gate.Traffic.Time));
            throw;
        }
        finally
        {
            if (slotted)
            {
                gate.Traffic.Slots.Release();
            }
        }
    }

    // RFC 9110, section 10.2.3: seconds, or a date.
    private static TimeSpan? RetryAfter(AmazonServiceException exception, TimeProvider time)
    {
        if (
            exception.InnerException is not HttpErrorResponseException { Response: { } response }
            || !response.IsHeaderPresent("Retry-After")
        )
        {
            return null;
        }

        var value = response.GetHeaderValue("Retry-After");
        if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
        {
            return TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 300));
        }

        return
            DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            && at > time.GetUtcNow()
            ? TimeSpan.FromSeconds(Math.Min(300, (at - time.GetUtcNow()).TotalSeconds))
            : null;
    }
}
