using System.Net;
using Amazon;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace ZeroTrust.Aws.Parity;

/// <summary>
/// SQS, a JSON service that was a query service once: compiled once against the generated and once against the official client.
/// </summary>
public class SimpleQueueServiceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_is_json_of_version_1_0()
    {
        var service = new ScriptedService().Json("""{ "QueueUrl": "https://sqs.us-east-1.amazonaws.com/111122223333/q" }""");
        using var client = Client(service);

        var request = new GetQueueUrlRequest { QueueName = "q", QueueOwnerAWSAccountId = "111122223333" };
        var response = await client.GetQueueUrlAsync(request, Stop);

        Assert.Equal("AmazonSQS.GetQueueUrl", service.Request.Headers["X-Amz-Target"]);
        Assert.StartsWith("application/x-amz-json-1.0", service.Request.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.True(service.Request.HasJson("""{ "QueueName": "q", "QueueOwnerAWSAccountId": "111122223333" }"""), service.Request.Body);
        Assert.Equal("https://sqs.us-east-1.amazonaws.com/111122223333/q", response.QueueUrl);
    }

    [Fact]
    public async Task A_paginator_reads_to_the_end()
    {
        var service = new ScriptedService().Json("""{ "QueueUrls": ["a", "b"], "NextToken": "t" }""").Json("""{ "QueueUrls": ["c"] }""");
        using var client = Client(service);
        var pages = client.Paginators.ListQueues(new ListQueuesRequest { QueueNamePrefix = "x", MaxResults = 2 });

        var found = new List<string>();
        await foreach (var queue in pages.QueueUrls.WithCancellation(Stop))
        {
            found.Add(queue);
        }

        Assert.Equal(["a", "b", "c"], found);
        var second = service.Requests[1];
        Assert.True(second.HasJson("""{ "QueueNamePrefix": "x", "MaxResults": 2, "NextToken": "t" }"""), second.Body);
    }

    [Fact]
    public async Task An_error_is_its_exception()
    {
        var service = new ScriptedService().Json(
            """{ "__type": "com.amazonaws.sqs#QueueDoesNotExist", "message": "The specified queue does not exist." }""",
            HttpStatusCode.BadRequest
        );
        using var client = Client(service);

        var request = new GetQueueUrlRequest { QueueName = "q" };
        var error = await Assert.ThrowsAsync<QueueDoesNotExistException>(() => client.GetQueueUrlAsync(request, Stop));

        Assert.Equal("The specified queue does not exist.", error.Message);
        Assert.Equal(HttpStatusCode.BadRequest, error.StatusCode);
        Assert.IsAssignableFrom<AmazonSQSException>(error);
    }

    private static AmazonSQSClient Client(ScriptedService service) =>
        new(
            new BasicAWSCredentials("AKIDEXAMPLE", "secret"),
            new AmazonSQSConfig
            {
                RegionEndpoint = RegionEndpoint.USEast1,
                MaxErrorRetry = 0,
                HttpClientFactory = service,
            }
        );
}
