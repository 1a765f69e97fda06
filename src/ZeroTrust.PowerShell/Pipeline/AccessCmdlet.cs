using System.Collections;
using System.Management.Automation;
using ZeroTrust.Core.Access;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Policy;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.PowerShell.Pipeline;

/// <summary>What cmdlets share that decide about access: policies of all layers, from facts or as given.</summary>
public abstract class AccessCmdlet : AssessmentCmdlet
{
    private const string FullAccessName = "FullAWSAccess";
    private static readonly LayerPolicy FullAccess = LayerPolicy.Parse(
        FullAccessName,
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"""
    );
    private Snapshot? _collected;
    private GivenPolicies? _given;

    /// <summary>The permissions boundary of the principal: JSON or a file. In the place of what the facts say.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PermissionsBoundary { get; set; }

    /// <summary>Policies of the session: JSON or files; one of them has to allow.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? SessionPolicy { get; set; }

    /// <summary>Service control policies above the principal's account: JSON, files, or FullAWSAccess for the
    /// policy that AWS attaches. One element for each
    /// level, from the root down to the account; every level has to allow. An element that is itself a
    /// list holds the policies of one level, such as
    /// -ServiceControlPolicy FullAWSAccess, @('FullAWSAccess', './deny.json').</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[]? ServiceControlPolicy { get; set; }

    /// <summary>Resource control policies above the resource's account, level by level as
    /// -ServiceControlPolicy. What AWS attaches everywhere
    /// (RCPFullAWSAccess) need not be given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[]? ResourceControlPolicy { get; set; }

    /// <summary>Policies that are given in the place of facts. The resource's policy is not among them.</summary>
    private protected GivenPolicies Given =>
        _given ??= new GivenPolicies
        {
            Boundary = PermissionsBoundary is null
                ? null
                : Policy(PermissionsBoundary, "permissions boundary", nameof(PermissionsBoundary)),
            Session = SessionPolicy is null
                ? null
                :
                [
                    .. SessionPolicy
                        .Select(static (text, i) => (text, i))
                        .Select(s => Policy(s.text, $"session policy {s.i + 1}", nameof(SessionPolicy))),
                ],
            ServiceControl = Levels(ServiceControlPolicy, "SCP", nameof(ServiceControlPolicy), warn: true),
            ResourceControl = Levels(ResourceControlPolicy, "RCP", nameof(ResourceControlPolicy), warn: false),
        };

    /// <summary>The policies of a snapshot, or of one that is read over the connection.</summary>
    private protected SnapshotPolicies PoliciesOf(Snapshot? snapshot) =>
        SnapshotPolicies.Of(snapshot ?? (_collected ??= Collect(new CollectRequest(SnapshotPolicies.FactsRead))));

    /// <summary>Who asks.</summary>
    /// <exception cref="ZeroTrustException">The text names nobody.</exception>
    private protected static RequestPrincipal PrincipalOf(string text, SnapshotPolicies? facts) =>
        PrincipalText.TryParse(text, out var principal)
            ? facts?.PrincipalOf(text) ?? principal
            : throw new ZeroTrustException(
                ErrorIds.ArgumentInvalid,
                FailureKind.InvalidArgument,
                text,
                $"'{text}' is not the ARN of a user, role, session or root, and no service, identity provider or *.",
                "Write arn:aws:iam::111122223333:user/name."
            );

    /// <summary>A policy from JSON or a file, named by its file.</summary>
    private protected LayerPolicy Policy(string given, string name, string parameter) =>
        new(given.AsSpan().TrimStart().StartsWith("{") ? name : Path.GetFileName(given), TextOrFile(given, parameter));

    /// <summary>Condition keys from a table.</summary>
    private protected static RequestContext ContextOf(Hashtable? table, bool isComplete)
    {
        var context = isComplete ? RequestContext.Complete : RequestContext.Incomplete;
        foreach (DictionaryEntry entry in table ?? [])
        {
            context = context.With(entry.Key.ToString() ?? "", Values(Bare(entry.Value)));
        }

        return context;
    }

    /// <summary>Says what a snapshot never holds and the answer may hang on.</summary>
    private protected void WarnOfGrants(IEnumerable<string> resources)
    {
        if (resources.Any(static r => Arn.TryParse(r, out var arn) && arn.IsOf("kms", "key")))
        {
            WriteWarning("Grants on KMS keys are not part of the facts: whoever has one may use the key as well (aws kms list-grants).");
        }
    }

    private OrganizationPolicies? Levels(object[]? given, string kind, string parameter, bool warn)
    {
        if (given is null)
        {
            return null;
        }

        var levels = new List<OrganizationLevel>();
        foreach (var element in given)
        {
            var number = levels.Count + 1;
            var texts = Bare(element) is IEnumerable list and not string ? list.Cast<object?>().Select(Text).ToArray() : [Text(element)];
            var policies = texts
                .Select(
                    (text, i) =>
                        text.Equals(FullAccessName, StringComparison.OrdinalIgnoreCase)
                            ? FullAccess
                            : Policy(text, $"{kind} {number}.{i + 1}", parameter)
                )
                .ToArray();
            levels.Add(new OrganizationLevel("level " + number, policies));
            if (warn && !policies.Any(static p => p.Document.Statements.Any(static s => s.Effect == Effect.Allow)))
            {
                WriteWarning(
                    $"Level {number} of -{parameter} allows nothing, so nothing is allowed. Where AWS's FullAWSAccess is attached as well,"
                        + $" write @('FullAWSAccess', ...)."
                );
            }
        }

        return new OrganizationPolicies(levels);
    }

    private static object? Bare(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    private static ContextValue Values(object? value) =>
        value switch
        {
            null => ContextValue.Absent,
            string text => ContextValue.Of(text),
            IEnumerable list => ContextValue.Of([.. list.Cast<object?>().Select(Text)]),
            _ => ContextValue.Of(Text(value)),
        };

    // As AWS writes values: true and false in small letters, numbers and dates in no culture.
    private static string Text(object? value) =>
        Bare(value) switch
        {
            bool truth => truth ? "true" : "false",
            DateTime date => date.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            IFormattable other => other.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
            var other => other?.ToString() ?? "",
        };
}
