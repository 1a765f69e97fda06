using System.IO.Compression;
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
    private readonly PolicySet _before;
    private readonly PolicySet _after;
    private readonly ForecastTally _tally = new();
    private readonly TrailReader _reader = new();
    private readonly ObservedLog _log;
    private readonly List<(string File, string Reason)> _faults = [];
    private readonly Dictionary<string, bool> _resourceMatters = new(StringComparer.Ordinal);
    private long _outOfScope;

    /// <summary>Makes a forecast of a change.</summary>
    public PolicyForecast(PolicyChange change)
    {
        _change = change;
        _before = change.PoliciesBefore();
        _after = change.PoliciesAfter();
        _log = new ObservedLog(Distinguishing(change), Decide);
    }

    /// <summary>Reads one log file.</summary>
    /// <param name="name">Its name, for the report.</param>
    /// <param name="stream">Its bytes.</param>
    /// <param name="isCompressed">Whether they are compressed with gzip, as CloudTrail delivers them.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task AddAsync(string name, Stream stream, bool isCompressed, CancellationToken cancellationToken = default)
    {
        Stream plain = isCompressed ? new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true) : stream;
        try
        {
            if (await _reader.ReadAsync(plain, _log.Add, cancellationToken).ConfigureAwait(false) is { } fault)
            {
                _faults.Add((name, fault));
            }
        }
        finally
        {
            if (isCompressed)
            {
                await plain.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>Decides what is left and reports. More files may be added afterwards, and a further report holds everything.</summary>
    public ForecastReport Report()
    {
        _log.Flush();
        return new ForecastReport(_tally.Rows(), _log.Records, _outOfScope, [.. _faults]);
    }

    // Only what a policy can look at tells requests apart.
    private static IEnumerable<TrailField> Distinguishing(PolicyChange change)
    {
        var statements = change.Before.Concat(change.After).SelectMany(static document => document.Statements).ToArray();
        var keys = statements.SelectMany(static statement => statement.Conditions.Conditions).Select(static condition => condition.Key)
            .Concat(statements.SelectMany(Variables)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var field in TrailRequest.Keys.Where(pair => keys.Contains(pair.Key)).SelectMany(static pair => pair.Value))
        {
            yield return field;
        }

        if (statements.Any(static statement => !NamesEveryResource(statement)) || keys.Contains("aws:ResourceAccount"))
        {
            for (var field = TrailField.ResourceArn; field < TrailField.Count; field++)
            {
                yield return field;
            }
        }
    }

    private static IEnumerable<string> Variables(Statement statement) =>
        (statement.Resource?.Patterns ?? []).SelectMany(static pattern => pattern.Parse(PolicyVersion.V2012).Parts)
            .Concat(statement.Conditions.Conditions.SelectMany(static condition => condition.Values)
                .SelectMany(static value => PatternText.Parse(value.Text, wildcards: true, variables: true).Parts))
            .Where(static part => part.Kind == PatternPartKind.Variable).Select(static part => part.Text);

    private static bool NamesEveryResource(Statement statement) =>
        statement.Resource is null or { IsNot: false } && (statement.Resource?.Patterns.Any(static pattern => pattern.Text == "*") ?? true);

    private void Decide(ObservedEntry entry)
    {
        var record = entry.ToRecord();
        var source = record.Text(TrailField.EventSource) ?? "";
        var name = record.Text(TrailField.EventName) ?? "";
        var principal = TrailRequest.Principal(record);
        var actions = EventActions.Default.Of(source, name);
        if (actions is { Count: 0 } || WasRefused(record) || !Concerns(record, principal))
        {
            _outOfScope += entry.Count;
            return;
        }

        if (actions is null || principal is null)
        {
            var why = actions is null ? "the catalogue knows no IAM action for this event" : "the record does not say who it was";
            _tally.Add(ForecastAnswer.CannotTell, principal?.ToString() ?? "unknown", $"{source} {name}", null, entry, why, []);
            return;
        }

        foreach (var action in actions)
        {
            Decide(entry, record, principal, action);
        }
    }

    private void Decide(ObservedEntry entry, TrailRecord record, RequestPrincipal principal, IamAction action)
    {
        var who = principal.Kind == RequestPrincipalKind.Role ? principal.RoleArn ?? principal.ToString() : principal.ToString();
        var account = record.Text(TrailField.RecipientAccount) ?? principal.Account;
        var partition = who.StartsWith("arn:", StringComparison.Ordinal) ? who.Split(':')[1] : "aws";
        var resource = EventResource.Of(action, record, partition, record.Text(TrailField.Region) ?? "", account ?? "");
        if (resource is null && ResourceMatters(principal, action))
        {
            _tally.Add(ForecastAnswer.CannotTell, who, action.FullName, null, entry, "the record does not name the resource", []);
            return;
        }

        var request = new AccessRequest(principal, action.FullName, resource ?? "*", TrailRequest.Context(record), account);
        if (PolicyEvaluator.Decide(request, _before) is Verdict.ExplicitlyDenied or Verdict.ImplicitlyDenied)
        {
            _outOfScope += entry.Count;
            return;
        }

        var answer = PolicyEvaluator.Decide(request, _after) switch
        {
            Verdict.Allowed => ForecastAnswer.Safe,
            Verdict.Indeterminate => ForecastAnswer.CannotTell,
            _ => ForecastAnswer.Breaks,
        };
        var (reason, unknown) = answer == ForecastAnswer.Safe ? ("", []) : Explain(request, answer);
        _tally.Add(answer, who, action.FullName, resource, entry, reason, unknown);
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

    private bool ResourceMatters(RequestPrincipal principal, IamAction action)
    {
        if (!_resourceMatters.TryGetValue(action.FullName, out var matters))
        {
            var request = new AccessRequest(principal, action.FullName, "*");
            matters = _change.Before.Concat(_change.After).SelectMany(static document => document.Statements)
                .Any(statement => !NamesEveryResource(statement) && (statement.Action is null || new ActionMatcher(statement.Action).Match(request)));
            _resourceMatters.Add(action.FullName, matters);
        }

        return matters;
    }

    // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html: errorCode names the service's error.
    private static bool WasRefused(TrailRecord record) =>
        record.Text(TrailField.ErrorCode) is { } code
        && (code.Contains("AccessDenied", StringComparison.OrdinalIgnoreCase) || code.Contains("Unauthorized", StringComparison.OrdinalIgnoreCase) || code is "AuthFailure" or "Forbidden");

    private bool Concerns(TrailRecord record, RequestPrincipal? principal)
    {
        var account = _change.Layer is PolicyLayer.Resource or PolicyLayer.ResourceControl ? record.Text(TrailField.RecipientAccount) : principal?.Account ?? record.Text(TrailField.IdentityAccount);
        return (_change.Accounts.Count == 0 || (account is not null && _change.Accounts.Contains(account)))
            && (_change.Principals.Count == 0 || (principal is not null && (_change.Principals.Contains(principal.RoleArn ?? "") || _change.Principals.Contains(principal.Arn ?? ""))))
            && !(principal?.Kind == RequestPrincipalKind.Service && (_change.Layer is PolicyLayer.ServiceControl or PolicyLayer.Identity or PolicyLayer.Boundary));
    }
}
