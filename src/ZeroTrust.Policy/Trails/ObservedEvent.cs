using ZeroTrust.Policy.Catalogue;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Policy.Trails;

/// <summary>A folded record in the terms of policies: who did which actions, on what, and whether it was let through.</summary>
internal sealed class ObservedEvent
{
    private readonly TrailRecord _record;

    public ObservedEvent(ObservedEntry entry)
    {
        Entry = entry;
        _record = entry.ToRecord();
        Source = _record.Text(TrailField.EventSource) ?? "";
        Name = _record.Text(TrailField.EventName) ?? "";
        Principal = TrailRequest.Principal(_record);
        Actions = EventActions.Default.Of(Source, Name);
        Who = Principal is null ? "unknown" : Principal.Kind == RequestPrincipalKind.Role ? Principal.RoleArn ?? Principal.ToString() : Principal.ToString();
        ResourceAccount = _record.Text(TrailField.RecipientAccount) ?? Principal?.Account;
        Partition = Who.StartsWith("arn:", StringComparison.Ordinal) ? Who.Split(':')[1] : "aws";
    }

    public ObservedEntry Entry { get; }

    public string Source { get; }

    public string Name { get; }

    /// <summary>Who; null when the record does not say.</summary>
    public RequestPrincipal? Principal { get; }

    /// <summary>ARN of the user or of the session's role, or a service's name; <c>unknown</c> otherwise.</summary>
    public string Who { get; }

    /// <summary>The account of the caller, also where nothing else is known of it.</summary>
    public string? CallerAccount => Principal?.Account ?? _record.Text(TrailField.IdentityAccount);

    /// <summary>The account in which it happened; null when not known.</summary>
    public string? ResourceAccount { get; }

    public string Partition { get; }

    public string Region => _record.Text(TrailField.Region) ?? "";

    /// <summary>The IAM actions: empty when none is needed, null when the catalogue knows none for the event.</summary>
    public IReadOnlyList<IamAction>? Actions { get; }

    /// <summary>Whether the call was turned down for want of permission.</summary>
    /// <remarks>https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html: errorCode names the service's error.</remarks>
    public bool WasRefused =>
        _record.Text(TrailField.ErrorCode) is { } code
        && (code.Contains("AccessDenied", StringComparison.OrdinalIgnoreCase) || code.Contains("Unauthorized", StringComparison.OrdinalIgnoreCase) || code is "AuthFailure" or "Forbidden");

    /// <summary>The resource for one of the actions: <c>*</c> when it takes none, null when the record does not tell.</summary>
    public string? ResourceOf(IamAction action) => EventResource.Of(action, _record, Partition, Region, ResourceAccount ?? "");

    /// <summary>The role that the request hands to a service; null when it hands on none.</summary>
    public string? PassedRole(IamAction action) => TrailRequest.PassedRole(action, _record, Partition, ResourceAccount ?? "");

    /// <summary>A request as policies see it. There must be a principal.</summary>
    public AccessRequest Request(string action, string resource) => new(Principal!, action, resource, TrailRequest.Context(_record), ResourceAccount);

    /// <summary>The values of some members as one text, to tell circumstances apart.</summary>
    public string Circumstances(IEnumerable<TrailField> fields) => string.Join('\n', fields.Select(field => _record.Text(field)));
}
