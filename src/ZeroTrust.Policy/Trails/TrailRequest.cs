using System.Net;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Policy.Trails;

/// <summary>What a record tells about the request that it is of. What it does not tell stays
/// unknown; it is never taken for absent.</summary>
internal static class TrailRequest
{
    /// <summary>Condition keys that a record can settle, and the members that do so.</summary>
    public static IReadOnlyDictionary<string, TrailField[]> Keys { get; } =
        new Dictionary<string, TrailField[]>(StringComparer.OrdinalIgnoreCase)
        {
            ["aws:SourceIp"] = [TrailField.SourceAddress, TrailField.VpcEndpoint],
            ["aws:UserAgent"] = [TrailField.UserAgent],
            ["aws:MultiFactorAuthPresent"] = [TrailField.MfaAuthenticated],
            ["aws:SourceVpce"] = [TrailField.VpcEndpoint],
            ["aws:SourceVpc"] = [TrailField.VpcEndpoint],
            ["aws:SecureTransport"] = [TrailField.TlsVersion],
            ["aws:CurrentTime"] = [TrailField.EventTime],
            ["aws:EpochTime"] = [TrailField.EventTime],
            ["aws:userid"] = [TrailField.IdentityPrincipalId],
            ["aws:ResourceAccount"] = [TrailField.ResourceOwner],
        };

    /// <summary>Who made the request; null when the record does not tell.</summary>
    public static RequestPrincipal? Principal(TrailRecord record)
    {
        var arn = record.Text(TrailField.IdentityArn);
        var issuer = record.Text(TrailField.IssuerArn);
        var id = record.Text(TrailField.IdentityPrincipalId);
        var principal = record.Text(TrailField.IdentityType) switch
        {
            "AWSService" => RequestPrincipal.Service(record.Text(TrailField.IdentityInvokedBy) ?? ""),
            "WebIdentityUser" or "SAMLUser" => RequestPrincipal.Federated(record.Text(TrailField.IdentityProvider) ?? ""),
            "AWSAccount" => null,
            _ when arn is not null && RequestPrincipal.TryParse(arn, issuer, out var known) => known,
            _ when issuer is not null && RequestPrincipal.TryParse(issuer, null, out var role) => role,
            _ => null,
        };
        return principal is not null && id is not null ? principal with { UniqueId = id } : principal;
    }

    /// <summary>The condition keys of the request.</summary>
    public static RequestContext Context(TrailRecord record, params (string Key, ContextValue Value)[] more)
    {
        var invokedBy = record.Text(TrailField.IdentityInvokedBy);
        var isService = record.Text(TrailField.IdentityType) == "AWSService";
        var endpoint = record.Text(TrailField.VpcEndpoint);
        var time = record.Text(TrailField.EventTime);
        var values = new Dictionary<string, ContextValue>(StringComparer.OrdinalIgnoreCase)
        {
            ["aws:RequestedRegion"] = Or(record.Text(TrailField.Region)),
            ["aws:SourceIp"] = Address(record.Text(TrailField.SourceAddress), endpoint),
            ["aws:UserAgent"] = Or(record.Text(TrailField.UserAgent)),
            ["aws:MultiFactorAuthPresent"] = Mfa(record),
            ["aws:ViaAWSService"] = ContextValue.Of(invokedBy is not null && !isService ? "true" : "false"),
            // Of a chain of services the record names the last one only.
            ["aws:CalledViaLast"] = invokedBy is null || isService ? ContextValue.Absent : ContextValue.Of(invokedBy),
            ["aws:CalledVia"] = invokedBy is null || isService ? ContextValue.Absent : ContextValue.Unknown,
            ["aws:SourceVpce"] = endpoint is null ? ContextValue.Absent : ContextValue.Of(endpoint),
            ["aws:SourceVpc"] = endpoint is null ? ContextValue.Absent : ContextValue.Unknown,
            ["aws:SecureTransport"] = record.Text(TrailField.TlsVersion) is null ? ContextValue.Unknown : ContextValue.Of("true"),
            ["aws:CurrentTime"] = Or(time),
            ["aws:EpochTime"] = Or(time),
            ["aws:userid"] = Or(record.Text(TrailField.IdentityPrincipalId)),
        };
        foreach (var (key, value) in more)
        {
            values[key] = value;
        }

        return RequestContext.Of(values, isComplete: false);
    }

    private static ContextValue Or(string? text) => text is null ? ContextValue.Unknown : ContextValue.Of(text);

    // Requests that a service makes for somebody carry the service's name instead of an address.
    private static ContextValue Address(string? address, string? endpoint) =>
        address is not null && endpoint is null && IPAddress.TryParse(address, out _) ? ContextValue.Of(address) : ContextValue.Unknown;

    // "If the key is not present, long-term credentials were used": an IAM user without session attributes.
    private static ContextValue Mfa(TrailRecord record) =>
        record.Text(TrailField.MfaAuthenticated) is { } text ? ContextValue.Of(text)
        : record.Text(TrailField.IdentityType) == "IAMUser" && record.Text(TrailField.IdentityInvokedBy) is null ? ContextValue.Absent
        : ContextValue.Unknown;
}
