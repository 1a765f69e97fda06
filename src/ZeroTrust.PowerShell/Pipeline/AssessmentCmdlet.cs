using System.Collections;
using System.Management.Automation;
using System.Text.Json.Nodes;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Flow;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.PowerShell.Binding;

namespace ZeroTrust.PowerShell.Pipeline;

/// <summary>What cmdlets share that read facts and judge them.</summary>
public abstract class AssessmentCmdlet : ZeroTrustCmdlet
{
    /// <summary>Reads facts over the connection.</summary>
    private protected Snapshot Collect(CollectRequest request)
    {
        var connection = RequireConnection();
        var snapshot = Await((progress, token) => connection.Aws.CollectAsync(request, progress, token), "Reading from AWS");
        Session.LastSnapshot = snapshot;
        var gaps = snapshot.Gaps.GroupBy(static g => g.Gap.Reason).Select(static g => $"{g.Count()} {g.Key}").ToArray();
        WriteVerbose($"{snapshot.Count} facts were read" + (gaps.Length == 0 ? "." : $"; gaps: {string.Join(", ", gaps)}."));
        return snapshot;
    }

    /// <summary>Reads the facts that a part of the controls needs, and judges them.</summary>
    private protected IEnumerable<Finding> CollectAndAssess(AssessmentFilter filter, IDictionary? settings)
    {
        var controls = Assessor.Choose(Session.Controls, filter);
        var everything = controls.Count == Session.Controls.Entries.Count;
        var facts = everything ? [] : controls.SelectMany(static c => c.Info.Facts).Distinct(StringComparer.Ordinal).ToArray();
        filter = filter with { AccountIds = AccountIds(filter.AccountIds, RequireConnection().Aws.Info.Accounts) };
        return Assess(Collect(new CollectRequest(facts) { AccountIds = filter.AccountIds }), filter, settings);
    }

    /// <summary>Judges the facts of a snapshot, and remembers what each finding rests on.</summary>
    private protected IEnumerable<Finding> Assess(Snapshot snapshot, AssessmentFilter filter, IDictionary? settings)
    {
        filter = filter with { AccountIds = AccountIds(filter.AccountIds, snapshot.Header.Accounts) };
        foreach (var finding in Assessor.Evaluate(snapshot, Session.Controls, filter, Settings(settings)))
        {
            Stop.ThrowIfCancellationRequested();
            Session.Remember(finding, snapshot);
            yield return finding;
        }
    }

    /// <summary>Ids of controls from ids, names and patterns.</summary>
    /// <exception cref="ZeroTrustException">Nothing is called that.</exception>
    private protected IReadOnlyCollection<string> ControlIds(IEnumerable<string> patterns) =>
        [.. patterns.SelectMany(pattern => ControlsLike(pattern).Select(static e => e.Info.Id)).Distinct(StringComparer.Ordinal)];

    private ControlEntry[] ControlsLike(string pattern)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(pattern))
        {
            return [Session.Controls.Get(pattern)];
        }

        var wildcard = Wildcards.Of(pattern);
        var found = Session.Controls.Entries.Where(e => wildcard.IsMatch(e.Info.Id) || wildcard.IsMatch(e.Info.Name)).ToArray();
        return found.Length > 0 ? found : [Session.Controls.Get(pattern)];
    }

    /// <summary>Account ids from ids and names.</summary>
    /// <exception cref="ZeroTrustException">No account is called that.</exception>
    private protected static IReadOnlyCollection<string> AccountIds(
        IReadOnlyCollection<string> idsOrNames,
        IReadOnlyList<AccountScope> accounts
    ) =>
        [
            .. idsOrNames.Select(text =>
                accounts.FirstOrDefault(a => a.Id == text || a.Name.Equals(text, StringComparison.OrdinalIgnoreCase))?.Id
                ?? throw new ZeroTrustException(
                    ErrorIds.ArgumentInvalid,
                    FailureKind.InvalidArgument,
                    text,
                    $"There is no account '{text}' here.",
                    "(Get-ZtContext).Accounts lists them."
                )
            ),
        ];

    /// <summary>Settings of controls as PowerShell writes them: <c>@{ 'ZT.IAM.5' = @{ maximumAgeDays = 60 } }</c>.</summary>
    /// <exception cref="ZeroTrustException">It is not a table of tables.</exception>
    private protected static IReadOnlyDictionary<string, JsonObject> Settings(IDictionary? settings)
    {
        var result = new Dictionary<string, JsonObject>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in settings ?? new Hashtable())
        {
            result[entry.Key.ToString() ?? ""] =
                PowerShellValues.ToJson(entry.Value) as JsonObject
                ?? throw new ZeroTrustException(
                    ErrorIds.ArgumentInvalid,
                    FailureKind.InvalidArgument,
                    entry.Key.ToString() ?? "",
                    $"The settings of '{entry.Key}' are not a hashtable.",
                    "Write @{ 'ZT.IAM.5' = @{ maximumAgeDays = 60 } }."
                );
        }

        return result;
    }
}
