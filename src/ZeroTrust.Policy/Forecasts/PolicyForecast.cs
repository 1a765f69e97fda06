using ZeroTrust.Policy.Actions;
using ZeroTrust.Policy.Catalogue;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;
using ZeroTrust.Policy.Trails;

namespace ZeroTrust.Policy.Forecasts;

/// <summary>
/// Replays CloudTrail logs against a change of policy and says what it would newly deny. Records are folded to distinct requests before they are
/// decided, so a long log costs reading and little more, and memory does not grow with it. Not for use from several threads at once.
/// </summary>
public sealed class PolicyForecast
{
    private readonly PolicyChange _change;
    private readonly Statement[] _statements;
    private readonly PolicySet _before;
    private readonly PolicySet _after;
    private readonly ForecastTally _tally = new();
    private readonly TrailLog _log;
    private readonly Dictionary<string, bool> _resourceMatters = new(StringComparer.Ordinal);
    private readonly bool _asksForOwner;
    private long _outOfScope;

    /// <summary>Makes a forecast of a change.</summary>
    public PolicyForecast(PolicyChange change)
    {
        _change = change;
        _statements = [.. change.Before.Concat(change.After).SelectMany(static document => document.Statements)];
        _before = change.PoliciesBefore();
        _after = change.PoliciesAfter();
        // Who owns the resource may follow from its ARN.
        _asksForOwner = _statements.SelectMany(static statement => statement.Conditions.Conditions).Any(static condition => condition.Key.StartsWith("aws:Resource", StringComparison.OrdinalIgnoreCase));
        _log = new TrailLog(AskedFields.Of(_statements), Decide, AsksForResource);
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
        return new ForecastReport(_tally.Rows(), _log.Records, _outOfScope, _log.Faults);
    }

    private void Decide(ObservedEntry entry)
    {
        var observed = new ObservedEvent(entry);
        if (observed.Actions is { Count: 0 } || observed.WasRefused || !Concerns(observed))
        {
            _outOfScope += entry.Count;
            return;
        }

        if (observed.Actions is null || observed.Principal is null)
        {
            var why = observed.Actions is null ? "the catalogue knows no IAM action for this event" : "the record does not say who it was";
            _tally.Add(ForecastAnswer.CannotTell, observed.Principal?.ToString() ?? "unknown", $"{observed.Source} {observed.Name}", null, entry, why, []);
            return;
        }

        foreach (var action in observed.Actions)
        {
            Decide(observed, action);
        }
    }

    private void Decide(ObservedEvent observed, IamAction action)
    {
        var resource = observed.ResourceOf(action);
        if (resource is null && ResourceMatters(action))
        {
            _tally.Add(ForecastAnswer.CannotTell, observed.Who, action.FullName, null, observed.Entry, "the record does not name the resource", []);
            return;
        }

        var request = observed.Request(action.FullName, resource ?? "*");
        if (PolicyEvaluator.Decide(request, _before) is Verdict.ExplicitlyDenied or Verdict.ImplicitlyDenied)
        {
            _outOfScope += observed.Entry.Count;
            return;
        }

        var answer = PolicyEvaluator.Decide(request, _after) switch
        {
            Verdict.Allowed => ForecastAnswer.Safe,
            Verdict.Indeterminate => ForecastAnswer.CannotTell,
            _ => ForecastAnswer.Breaks,
        };
        var (reason, unknown) = answer == ForecastAnswer.Safe ? ("", []) : Explain(request, answer);
        _tally.Add(answer, observed.Who, action.FullName, resource, observed.Entry, reason, unknown);
    }

    private (string Reason, IReadOnlyList<string> Unknown) Explain(AccessRequest request, ForecastAnswer answer)
    {
        var decision = PolicyEvaluator.Evaluate(request, _after);
        if (answer == ForecastAnswer.CannotTell)
        {
            var names = decision.Unknowns.Select(static unknown => unknown.Name).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
            return ($"{string.Join(", ", names)} {(names.Length == 1 ? "is" : "are")} not in the record", names);
        }

        return (decision.DecidedBy.Count > 0
            ? $"denied by {decision.DecidedBy[0].Statement.Sid ?? $"statement {decision.DecidedBy[0].Index + 1}"} of {decision.DecidedBy[0].PolicyName}"
            : "nothing allows it any more", []);
    }

    // Of an event that stands for no known action nothing is decided, whatever its resource.
    private bool AsksForResource(string source, string name) =>
        _asksForOwner || (EventActions.Default.Of(source, name) is { } actions && actions.Any(ResourceMatters));

    private bool ResourceMatters(IamAction action)
    {
        if (!_resourceMatters.TryGetValue(action.FullName, out var matters))
        {
            var request = new AccessRequest(RequestPrincipal.Anonymous, action.FullName, "*");
            matters = _statements.Any(statement =>
                !AskedFields.NamesEveryResource(statement) && (statement.Action is null || new ActionMatcher(statement.Action).Match(request)));
            _resourceMatters.Add(action.FullName, matters);
        }

        return matters;
    }

    private bool Concerns(ObservedEvent observed)
    {
        var principal = observed.Principal;
        var account = _change.Layer is PolicyLayer.Resource or PolicyLayer.ResourceControl ? observed.ResourceAccount : observed.CallerAccount;
        return (_change.Accounts.Count == 0 || (account is not null && _change.Accounts.Contains(account)))
            && (_change.Principals.Count == 0 || (principal is not null && (_change.Principals.Contains(principal.RoleArn ?? "") || _change.Principals.Contains(principal.Arn ?? ""))))
            && !(principal?.Kind == RequestPrincipalKind.Service && (_change.Layer is PolicyLayer.ServiceControl or PolicyLayer.Identity or PolicyLayer.Boundary));
    }
}
