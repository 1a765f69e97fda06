using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Sns;
using ZeroTrust.Policy;

namespace ZeroTrust.Aws.Services.Sns;

/// <summary>Topics of a region.</summary>
internal sealed class SnsTopicSource : ListedSource<IAmazonSimpleNotificationService, SnsTopic>
{
    protected override string Gone => "NotFound";

    protected override async Task<(IEnumerable<string>? Ids, string? Next)> ListAsync(
        IAmazonSimpleNotificationService sns,
        string? token,
        CancellationToken stop
    )
    {
        var page = await sns.ListTopicsAsync(new ListTopicsRequest { NextToken = token }, stop).ConfigureAwait(false);
        return (page.Topics?.Select(static topic => Arn.Parse(topic.TopicArn).Resource), page.NextToken);
    }

    protected override async Task<SnsTopic> ReadAsync(IAmazonSimpleNotificationService sns, ResourceRef topic, CancellationToken stop)
    {
        var request = new GetTopicAttributesRequest { TopicArn = topic.Arn };
        var answer = await sns.GetTopicAttributesAsync(request, stop).ConfigureAwait(false);
        return new(answer.Attributes.GetValueOrDefault("KmsMasterKeyId") is { Length: > 0 } key ? key : null);
    }
}
