using ZeroTrust.Policy.Catalogue;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;
using ZeroTrust.Policy.Services;
using ZeroTrust.Policy.Trails;

namespace ZeroTrust.Policy.LeastPrivilege;

/// <summary>
/// Makes the smallest policy that allows what a principal was seen to do in CloudTrail logs, and no more
/// than the policy that it replaces. Records are
/// folded as they are read, so memory does not grow with the log. Not for use from several threads at once.
/// </summary>
public sealed class LeastPrivilegeBuilder
{
    private readonly LeastPrivilegeOptions _options;
    private readonly RequestPrincipal _principal;
    private readonly PolicyDocument? _old;
    private readonly TrailLog _log;
    private readonly ObservedUses _uses;
    private readonly UseTally _unclear = new();
    private long _outOfScope;

    /// <summary>Makes a builder without any use.</summary>
    /// <param name="options">For whom, and how tight.</param>
    /// <exception cref="FormatException">The ARN is not that of a user or role.</exception>
    public LeastPrivilegeBuilder(LeastPrivilegeOptions options)
    {
        _options = options;
        _principal = RequestPrincipal.Parse(options.PrincipalArn);
        if (_principal.Kind is not (RequestPrincipalKind.User or RequestPrincipalKind.Role))
        {
            throw new FormatException($"'{options.PrincipalArn}' is not the ARN of a user or role.");
        }

        _old = PolicyUnion.Of(options.Replaces);
        var asked = AskedFields.Of(_old?.Statements ?? []).Distinct().ToArray();
        // A passed role and the resource are among the members that name resources.
        _log = new TrailLog(
            new TrailFolding([.. asked.Union(AskedFields.Resources), TrailField.Handed])
            {
                FindsRoles = true,
                FoldsSessions = !asked.Contains(TrailField.IdentityPrincipalId),
            },
            Take
        );
        _uses = new ObservedUses([
            .. asked.Except(AskedFields.Resources),
            .. _old is null ? Array.Empty<TrailField>() : [TrailField.Region, TrailField.IdentityInvokedBy],
        ]);
    }

    /// <summary>Reads one log file.</summary>
    /// <param name="name">Its name, for the report.</param>
    /// <param name="stream">Its bytes.</param>
    /// <param name="isCompressed">Whether they are compressed with gzip, as CloudTrail delivers them.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task AddAsync(string name, Stream stream, bool isCompressed, CancellationToken cancellationToken = default) =>
        _log.AddAsync(name, stream, isCompressed, cancellationToken);

    /// <summary>Makes the policy for what was read. More files may be added afterwards, and a further policy is for everything.</summary>
    /// <param name="cancellationToken">Stops the work, which takes a moment for a large old policy.</param>
    public LeastPrivilegeReport Build(CancellationToken cancellationToken = default)
    {
        _log.Flush();
        var draft = new PolicyDraft(_options, _old, [.. _uses.All]);
        var (policy, comparison) = draft.Make(cancellationToken);
        var uses = UseTally.Of(_unclear);
        var attached = new LayerPolicy("new policy", policy);
        var old = _old is { } replaced ? new LayerPolicy("old policy", replaced) : null;
        foreach (var use in _uses.All)
        {
            var (answer, reason) = Judge(use, attached, old);
            uses.Add(answer, use.Action.FullName, use.Resource, use.Count, use.LastSeen, reason);
        }

        return new LeastPrivilegeReport(
            _options.PrincipalArn,
            policy,
            uses.Rows(),
            draft.Dropped,
            comparison,
            _log.Records,
            _outOfScope,
            _log.Faults
        );
    }

    private static (UseAnswer Answer, string Reason) Judge(ObservedUse use, LayerPolicy policy, LayerPolicy? old)
    {
        LayerOutcome On(string resource, LayerPolicy by) =>
            IdentityLayer.Decide(
                resource == use.Request.Resource
                    ? use.Request
                    : new AccessRequest(
                        use.Request.Principal,
                        use.Request.Action,
                        resource,
                        use.Request.Context,
                        use.Request.ResourceAccount
                    ),
                by
            );
        var checks = Need.Checks(use).ToArray();
        var outcomes = checks.Select(resource => On(resource, policy)).ToArray();
        var unnamed = use.Resource is null
            ? "the record does not name the resource"
            : "the record does not name every resource that the request involves";
        if (outcomes.All(static outcome => outcome == LayerOutcome.Allows))
        {
            var otherwise = use.Resource is null ? $"{unnamed}; all that it can be are allowed" : "";
            return (UseAnswer.Allowed, use.Reason.Length > 0 ? use.Reason : otherwise);
        }

        if (
            use.Resource is null
                ? outcomes.Any(static outcome => outcome is LayerOutcome.Allows or LayerOutcome.Unknown)
                : outcomes[0] == LayerOutcome.Allows
        )
        {
            return (UseAnswer.CannotTell, unnamed);
        }

        return use.Resource is not null && outcomes[0] == LayerOutcome.Unknown
            ? (UseAnswer.CannotTell, "a condition asks for what the record does not hold")
            : (
                UseAnswer.NotAllowed,
                old is not null && On(checks[0], old) is not LayerOutcome.Allows
                    ? "the old policy does not allow it for certain either"
                    : "it does not fit into the old policy"
            );
    }

    private void Take(ObservedEntry entry)
    {
        var observed = new ObservedEvent(entry);
        if (observed.Actions is { Count: 0 } || !observed.IsRequest || observed.WasRefused || !IsOurs(observed.Principal))
        {
            _outOfScope += entry.Count;
            return;
        }

        if (observed.Actions is null)
        {
            _unclear.Add(
                UseAnswer.CannotTell,
                $"{observed.Source} {observed.Name}",
                null,
                entry.Count,
                entry.LastSeen,
                "the catalogue knows no IAM action for this event"
            );
            return;
        }

        foreach (var action in observed.Actions)
        {
            Take(observed, action);
        }
    }

    private void Take(ObservedEvent observed, IamAction action)
    {
        var resource = observed.ResourceOf(action);
        if (ServiceRules.NeedsNoPermission(observed.Request(action.FullName, resource)))
        {
            _outOfScope += observed.Entry.Count;
            return;
        }

        _uses.Add(observed, action, resource, "", null);
        foreach (var passed in observed.PassedRoles(action))
        {
            if (passed.RoleArn is { } role)
            {
                _uses.Add(
                    observed,
                    IamCatalogue.Default.FindAction("iam:PassRole")!,
                    role,
                    $"inferred: {action.FullName} handed the role on in {passed.Parameter}",
                    passed.Service
                );
            }
            else
            {
                _unclear.Add(
                    UseAnswer.CannotTell,
                    "iam:PassRole",
                    passed.Value,
                    observed.Entry.Count,
                    observed.Entry.LastSeen,
                    $"{action.FullName} named an instance profile, and its role is not in the record"
                );
            }
        }
    }

    private bool IsOurs(RequestPrincipal? principal) =>
        principal is not null
        && principal.Kind == _principal.Kind
        && principal.Account == _principal.Account
        && (_principal.Kind == RequestPrincipalKind.User ? principal.Arn == _principal.Arn : IsOurRole(principal));

    // Without the path of one of them the names have to do.
    private bool IsOurRole(RequestPrincipal principal) =>
        principal.RoleArn is { } role && _principal.RoleArn is { } ours ? role == ours : principal.Name == _principal.Name;
}
