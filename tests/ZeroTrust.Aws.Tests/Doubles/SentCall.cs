namespace ZeroTrust.Aws.Doubles;

/// <summary>A request as it was on the wire.</summary>
internal sealed record SentCall(string Service, string Operation, string Region, string AccessKey, string Method, Uri Uri, string Body)
{
    public string Key => Service + ":" + Operation;
}
