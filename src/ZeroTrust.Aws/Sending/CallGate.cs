namespace ZeroTrust.Aws.Sending;

/// <summary>What the pipeline handlers know about the client whose call they see.</summary>
/// <param name="Service">Service id as in the AWS CLI.</param>
/// <param name="AccountId">The account whose credentials sign.</param>
/// <param name="Region">The region that is called.</param>
/// <param name="IsRead">Whether an operation, as <c>service:Operation</c>, may be sent; null on clients that may write.</param>
/// <param name="Traffic">Shared by all clients of the connection.</param>
/// <param name="Bucket">Shared by all clients of the same account, region and service.</param>
internal sealed record CallGate(
    string Service,
    string AccountId,
    string Region,
    Predicate<string>? IsRead,
    Traffic Traffic,
    RateBucket Bucket
);
