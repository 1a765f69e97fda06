using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Policy.Decisions;

/// <summary>One request: who, what, on what, and under which circumstances. Immutable.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-reqcontext.html</summary>
public sealed class AccessRequest
{
    private KeyValuePair<string, ContextValue>[]? _derived;

    /// <summary>Makes a request.</summary>
    /// <param name="principal">Who.</param>
    /// <param name="action">The action, such as <c>s3:GetObject</c>; without wildcard.</param>
    /// <param name="resource">The ARN, or <c>*</c> for actions that have no resource.</param>
    /// <param name="context">The condition keys; <see cref="RequestContext.Incomplete"/> when null.</param>
    /// <param name="resourceAccount">The account that owns the resource. Null takes it from the ARN; Amazon S3 ARNs do
    /// not have it, and then it stays unknown.</param>
    public AccessRequest(
        RequestPrincipal principal,
        string action,
        string resource,
        RequestContext? context = null,
        string? resourceAccount = null
    )
    {
        Principal = principal;
        Action = action;
        Resource = resource;
        Context = context ?? RequestContext.Incomplete;
        LowerAction = action.ToLowerInvariant();
        var colon = LowerAction.IndexOf(':', StringComparison.Ordinal);
        Service = colon < 0 ? "" : LowerAction[..colon];
        ActionName = LowerAction[(colon + 1)..];
        _ = Arn.TryParse(resource, out var arn);
        ResourceArn = arn;
        ResourceAccount = resourceAccount ?? FindResourceAccount(principal, arn);
    }

    /// <summary>Who.</summary>
    public RequestPrincipal Principal { get; }

    /// <summary>The action as given.</summary>
    public string Action { get; }

    /// <summary>The resource's ARN, or <c>*</c>.</summary>
    public string Resource { get; }

    /// <summary>The condition keys as given.</summary>
    public RequestContext Context { get; }

    /// <summary>The account that owns the resource; null when not known.</summary>
    public string? ResourceAccount { get; }

    /// <summary>The resource's parts; the default where it is no ARN.</summary>
    internal Arn ResourceArn { get; }

    internal string LowerAction { get; }

    /// <summary>The service prefix of the action in lower case.</summary>
    internal string Service { get; }

    /// <summary>The action without prefix in lower case.</summary>
    internal string ActionName { get; }

    /// <summary>Whether principal and resource belong to different accounts; unknown when the owner of the resource is.</summary>
    internal Truth IsCrossAccount =>
        Principal.Account is null ? Truth.True
        : ResourceAccount is null ? Truth.Unknown
        : TruthLogic.Of(!string.Equals(Principal.Account, ResourceAccount, StringComparison.Ordinal));

    /// <summary>What is known about a condition key: as given, otherwise as it follows from principal and resource.</summary>
    /// <param name="key">The key; letter case does not matter.</param>
    /// <returns>What is known.</returns>
    public ContextValue Find(string key)
    {
        if (Context.TryGet(key, out var value))
        {
            return value;
        }
        // Made at first need, as most requests meet no condition on these keys. Two threads may both make it; either result serves.
        foreach (var (name, derived) in _derived ??= Derive())
        {
            if (name.Length == key.Length && name.Equals(key, StringComparison.OrdinalIgnoreCase))
            {
                return derived;
            }
        }
        return Context.IsComplete ? ContextValue.Absent : ContextValue.Unknown;
    }

    private static string? FindResourceAccount(RequestPrincipal principal, Arn arn)
    {
        // Actions without a resource work in the caller's account, and so do resources whose ARN names no account or AWS itself.
        // Bucket and object ARNs name none although each bucket belongs to one account.
        if (Arn.IsAccount(arn.Account))
        {
            return arn.Account;
        }

        return arn.Service == "s3" ? null : principal.Account;
    }

    /// <summary>Global keys whose value follows from the principal and the resource.
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html</summary>
    private KeyValuePair<string, ContextValue>[] Derive()
    {
        static KeyValuePair<string, ContextValue> Pair(string key, ContextValue value) => new(key, value);
        static ContextValue OrUnknown(string? value) => value is null ? ContextValue.Unknown : ContextValue.Of(value);
        var kind = Principal.Kind;
        var isService = kind == RequestPrincipalKind.Service;
        return
        [
            // For a session of a role this is the ARN of the role. "Anonymous requests do not include this key."
            Pair(
                "aws:PrincipalArn",
                kind switch
                {
                    RequestPrincipalKind.Anonymous => ContextValue.Absent,
                    RequestPrincipalKind.Role => OrUnknown(Principal.RoleArn),
                    _ => OrUnknown(Principal.Arn),
                }
            ),
            // "Anonymous requests return anonymous."
            Pair(
                "aws:PrincipalAccount",
                kind == RequestPrincipalKind.Anonymous ? ContextValue.Of("anonymous") : OrUnknown(Principal.Account)
            ),
            Pair(
                "aws:PrincipalType",
                kind switch
                {
                    RequestPrincipalKind.Root => ContextValue.Of("Account"),
                    RequestPrincipalKind.User => ContextValue.Of("User"),
                    RequestPrincipalKind.Role => ContextValue.Of("AssumedRole"),
                    RequestPrincipalKind.FederatedUser => ContextValue.Of("FederatedUser"),
                    RequestPrincipalKind.Anonymous => ContextValue.Of("Anonymous"),
                    _ => ContextValue.Unknown,
                }
            ),
            // Present for IAM users only.
            Pair("aws:username", kind == RequestPrincipalKind.User ? OrUnknown(Principal.Name) : ContextValue.Absent),
            Pair(
                "aws:userid",
                kind switch
                {
                    RequestPrincipalKind.User => OrUnknown(Principal.UniqueId),
                    RequestPrincipalKind.Anonymous => ContextValue.Of("anonymous"),
                    _ => ContextValue.Unknown,
                }
            ),
            Pair("aws:PrincipalIsAWSService", ContextValue.Of(isService ? "true" : "false")),
            Pair("aws:PrincipalServiceName", isService ? OrUnknown(Principal.Provider) : ContextValue.Absent),
            Pair("aws:ResourceAccount", OrUnknown(ResourceAccount)),
        ];
    }
}
