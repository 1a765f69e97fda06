namespace ZeroTrust.Facts.Ec2;

/// <summary>A flow log.</summary>
/// <param name="FlowLogId">Id.</param>
/// <param name="Status">ACTIVE when it works.</param>
/// <param name="TrafficType">ALL, ACCEPT or REJECT.</param>
/// <param name="DestinationType">cloud-watch-logs, s3 or kinesis-data-firehose.</param>
/// <param name="Destination">ARN or log group name.</param>
/// <param name="DeliverLogsStatus">SUCCESS or FAILED.</param>
public sealed record FlowLog(
    string FlowLogId,
    string Status,
    string TrafficType,
    string DestinationType,
    string? Destination,
    string? DeliverLogsStatus
);
