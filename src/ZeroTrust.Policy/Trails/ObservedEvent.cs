using ZeroTrust.Policy.Catalogue;
using ZeroTrust.Policy.Conditions;
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
        // What sessions of a role do, the role does.
        Who = Principal switch
        {
            null => "unknown",
            { Kind: RequestPrincipalKind.Role, RoleArn: { } role } => role,
            _ => Principal.ToString(),
        };
        ResourceAccount = _record.Text(TrailField.RecipientAccount) ?? Principal?.Account;
        Partition = PartitionOf(_record);
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

    /// <summary>Actions of which it stands for one or more, where the record does not tell which;
    /// <see cref="Actions"/> is null then.</summary>
    public IReadOnlyList<IamAction> OneOf => EventActions.Default.OneOf(Source, Name);

    /// <summary>Whether the call was turned down for want of permission.</summary>
    /// <remarks>https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html:
    /// errorCode names the service's error.</remarks>
    public bool WasRefused =>
        _record.Text(TrailField.ErrorCode) is { } code
        && (
            code.Contains("AccessDenied", StringComparison.OrdinalIgnoreCase)
            || code.Contains("Unauthorized", StringComparison.OrdinalIgnoreCase)
            || code is "AuthFailure" or "Forbidden"
        );

    /// <summary>Whether somebody asked for something: not what a service reports about itself, nor a sign-in, nor a statistic.</summary>
    /// <remarks>https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html:
    /// eventType.</remarks>
    public bool IsRequest => _record.Text(TrailField.EventType) is not ("AwsServiceEvent" or "AwsConsoleSignIn" or "AwsCloudTrailInsight");

    /// <summary>What is known of a caller that is nobody in particular.</summary>
    public string Unclear => CallerAccount is { } account ? $"someone of account {account}" : "unknown";

    /// <summary>The ARN that the record itself gives for a resource, or that of its bucket; null when it gives none.</summary>
    public string? NamedResource =>
        _record.Text(TrailField.Bucket) is { } bucket ? $"arn:{Partition}:s3:::{bucket}" : _record.Text(TrailField.ResourceArn);

    /// <summary>The endpoint that the request came through; null when it came through none.</summary>
    public string? VpcEndpoint => _record.Text(TrailField.VpcEndpoint);

    /// <summary>The partition that a record is from, by the ARN of the caller.</summary>
    public static string PartitionOf(TrailRecord record)
    {
        var arn = record[TrailField.IssuerArn].IsEmpty ? record[TrailField.IdentityArn] : record[TrailField.IssuerArn];
        return Arn.PartitionOf(arn);
    }

    /// <summary>The account that owns a resource; null when not known.</summary>
    public string? OwnerOf(string? resource) => EventResource.OwnerOf(resource, _record, CallerAccount);

    /// <summary>The resource for one of the actions: <c>*</c> when it takes none, null when the record does not tell.</summary>
    public string? ResourceOf(IamAction action) => EventResource.Of(action, _record, Partition, Region, ResourceAccount ?? "");

    /// <summary>The roles that the request hands to services.</summary>
    public IEnumerable<PassedRole> PassedRoles(IamAction action) => PassedRole.Of(action, _record, Partition, ResourceAccount ?? "");

    /// <summary>A request as policies see it. There must be a principal.</summary>
    /// <param name="action">The action.</param>
    /// <param name="resource">The resource; null when it is not known.</param>
    /// <param name="more">Keys that are known beside those that every record settles.</param>
    public AccessRequest Request(string action, string? resource, params (string Key, ContextValue Value)[] more)
    {
        var owner = OwnerOf(resource);
        var context = TrailRequest.Context(
            _record,
            [("aws:ResourceAccount", owner is null ? ContextValue.Unknown : ContextValue.Of(owner)), .. more]
        );
        return new AccessRequest(Principal!, action, resource ?? "*", context, owner);
    }

    /// <summary>The values of some members as one text, to tell circumstances apart.</summary>
    public string Circumstances(IEnumerable<TrailField> fields) => string.Join('\n', fields.Select(field => _record.Text(field)));
}
