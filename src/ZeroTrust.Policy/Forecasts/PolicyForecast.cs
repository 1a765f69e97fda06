using ZeroTrust.Policy.Catalogue;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Services;
using ZeroTrust.Policy.Trails;

namespace ZeroTrust.Policy.Forecasts;

/// <summary>
/// Replays CloudTrail logs against a change of policy and says what it would newly deny. Records
/// are folded to distinct requests before they are
/// decided, so a long log costs reading and little more, and memory does not grow with it. Not for use from several threads at once.
/// </summary>
public sealed class PolicyForecast
{
    private static readonly IamAction Passing =
        IamCatalogue.Default.FindAction("iam:PassRole") ?? throw new InvalidOperationException("The catalogue has no iam:PassRole.");
    private readonly PolicyChange _change;
    private readonly LayerChange _layer;
    private readonly ForecastScope _scope;
    private readonly ResourceClasses _resources;
    private readonly ForecastTally _tally = new();
    private readonly TrailLog _log;
    private readonly SortedDictionary<string, long> _outOfScope = new(StringComparer.Ordinal);

    /// <summary>Makes a forecast of a change.</summary>
    public PolicyForecast(PolicyChange change)
    {
        _change = change;
        _layer = new LayerChange(change);
        _scope = new ForecastScope(change);
        _resources = ForecastFolding.Resources(change);
        _log = new TrailLog(ForecastFolding.Of(change, _resources), Decide);
    }

    /// <summary>Reads one log file.</summary>
    /// <param name="name">Its name, for the report.</param>
    /// <param name="stream">Its bytes.</param>
    /// <param name="isCompressed">Whether they are compressed with gzip, as CloudTrail delivers them.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task AddAsync(string name, Stream stream, bool isCompressed, CancellationToken cancellationToken = default) =>
        _log.AddAsync(name, stream, isCompressed, cancellationToken);

    /// <summary>Decides what is left and reports. More files may be added afterwards, and a further report holds everything.</summary>
    public ForecastReport Report()
    {
        _log.Flush();
        return new ForecastReport(_tally.Rows(), _log.Records, _outOfScope.Values.Sum(), _log.Faults)
        {
            OutOfScopeReasons = new Dictionary<string, long>(_outOfScope, StringComparer.Ordinal),
            Merged = _tally.Merged,
        };
    }

    private void Decide(ObservedEntry entry)
    {
        var observed = new ObservedEvent(entry);
        if (_scope.WhyOut(observed) is { } why)
        {
            LeaveOut(entry, why);
            return;
        }

        if (observed.Actions is null && observed.Principal is not null && observed.OneOf is { Count: > 0 } several)
        {
            DecideOneOf(observed, several);
            return;
        }

        if (observed.Actions is null && _change.Resources.Count > 0 && !(observed.NamedResource is { } named && _resources.IsOwn(named)))
        {
            LeaveOut(entry, "on other resources");
            return;
        }

        if (observed.Actions is null || observed.Principal is null)
        {
            var unclear = observed.Actions is null
                ? "the catalogue knows no IAM action for this event"
                : "the record does not say who it was";
            var what = observed.Actions is [var only, ..] ? only.FullName : $"{observed.Source} {observed.Name}";
            _tally.Add(observed.Principal is null ? observed.Unclear : observed.Who, what, [], false, entry, Judgement.CannotTell(unclear));
            return;
        }

        foreach (var action in observed.Actions)
        {
            Decide(observed, action);
            foreach (var passed in observed.PassedRoles(action))
            {
                DecidePassing(observed, action, passed);
            }
        }
    }

    private void Decide(ObservedEvent observed, IamAction action)
    {
        var resource = observed.ResourceOf(action);
        var judgement = Judge(observed, action, resource);
        if (judgement.Answer is null)
        {
            LeaveOut(observed.Entry, judgement.Reason);
            return;
        }

        var isAlone = observed.Actions is [_];
        string[] named = resource is null or "*" ? [] : [resource];
        var folded = isAlone ? observed.Entry.Resources.ToArray() : [];
        _tally.Add(
            observed.Who,
            action.FullName,
            folded.Length > 0 ? folded : named,
            isAlone && observed.Entry.HasMoreResources,
            observed.Entry,
            judgement
        );
    }

    // The service checks this with the caller's permissions; in which region it then asks is not documented.
    private void DecidePassing(ObservedEvent observed, IamAction by, PassedRole passed)
    {
        (string, ContextValue)[] more =
        [
            ("aws:RequestedRegion", ContextValue.Unknown),
            .. passed.Service is null ? Array.Empty<(string, ContextValue)>() : [("iam:PassedToService", ContextValue.Of(passed.Service))],
        ];
        var judgement = Judge(observed, Passing, passed.RoleArn, more);
        if (judgement.Answer is not null)
        {
            var reason = $"{judgement.Reason}{(judgement.Reason.Length > 0 ? "; " : "")}inferred from {by.FullName}";
            _tally.Add(observed.Who, Passing.FullName, [passed.Value], false, observed.Entry, judgement with { Reason = reason });
        }
    }

    // Which of them it was does not matter when the answer is the same for all.
    private void DecideOneOf(ObservedEvent observed, IReadOnlyList<IamAction> actions)
    {
        var resources = actions.Select(observed.ResourceOf).OfType<string>().Where(static resource => resource != "*").Distinct().ToArray();
        var judgements = actions.Select(action => Judge(observed, action, observed.ResourceOf(action))).ToArray();
        if (judgements.All(static judgement => judgement.Answer is null))
        {
            LeaveOut(observed.Entry, judgements[0].Reason);
            return;
        }

        var judgement = judgements.Skip(1).All(other => other.Answer == judgements[0].Answer)
            ? judgements[0]
            : Judgement.CannotTell(
                $"the record does not tell which of {string.Join(", ", actions.Select(static action => action.FullName))} it was"
            );
        _tally.Add(observed.Who, $"{observed.Source} {observed.Name}", resources, false, observed.Entry, judgement);
    }

    private Judgement Judge(ObservedEvent observed, IamAction action, string? resource, params (string Key, ContextValue Value)[] more)
    {
        if (_change.Resources.Count > 0 && !IsOnOwn(action, resource))
        {
            return Judgement.NotConcerned("on other resources");
        }

        var request = observed.Request(
            action.FullName,
            resource,
            [
                .. Organization("aws:PrincipalOrgID", observed.CallerAccount),
                .. Organization("aws:ResourceOrgID", observed.OwnerOf(resource)),
                .. more,
            ]
        );
        return ServiceRules.NeedsNoPermission(request) ? Judgement.NotConcerned("in need of no permission")
            : resource is null && _resources.Matters(action) ? _layer.JudgeUnnamed(request)
            : _layer.Judge(request);
    }

    // A request that names no resource may have been about this one when it is of the same service and takes resources at all.
    private bool IsOnOwn(IamAction action, string? resource) =>
        resource is not null
            ? _resources.IsOwn(resource)
            : _change.Resources.Any(own =>
                Arn.TryParse(own, out var arn) && (arn.Service == action.Service || (arn.Service == "iam" && action.Service == "sts"))
            );

    private IEnumerable<(string Key, ContextValue Value)> Organization(string key, string? account) =>
        _change.OrganizationId is { } id && account is not null && _change.OrganizationAccounts.Contains(account)
            ? [(key, ContextValue.Of(id))]
            : [];

    private void LeaveOut(ObservedEntry entry, string why) => _outOfScope[why] = _outOfScope.GetValueOrDefault(why) + entry.Count;
}
