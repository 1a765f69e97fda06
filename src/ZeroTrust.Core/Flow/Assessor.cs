using System.Text.Json.Nodes;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Controls.Guide;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;

namespace ZeroTrust.Core.Flow;

/// <summary>Runs controls over a snapshot. Pure: the same snapshot gives the same findings in the same order.</summary>
public static class Assessor
{
    /// <summary>Evaluates the chosen controls, one after the other, as the caller enumerates.</summary>
    /// <param name="snapshot">The facts.</param>
    /// <param name="catalogue">All controls.</param>
    /// <param name="filter">Which controls and findings; null for all.</param>
    /// <param name="settings">The user's settings: control id or name to values that replace the control's defaults.</param>
    /// <returns>
    /// Findings with the control's title. A control that throws gives one Unknown finding and the
    /// others go on; an account that could not be entered
    /// gives one Unknown finding per control, so that it is never silently absent.
    /// </returns>
    /// <exception cref="ZeroTrustException">The filter names a control or row that does not exist, or a setting is not one of the control's
    /// (both at once, before anything is evaluated).</exception>
    public static IEnumerable<Finding> Evaluate(
        Snapshot snapshot,
        ControlCatalogue catalogue,
        AssessmentFilter? filter = null,
        IReadOnlyDictionary<string, JsonObject>? settings = null
    )
    {
        filter ??= AssessmentFilter.Everything;
        var chosen = Choose(catalogue, filter);
        var values = chosen.ToDictionary(static entry => entry.Info.Id, entry => SettingsOf(entry.Info, snapshot, catalogue, settings));
        return chosen
            .SelectMany(entry => Run(entry, snapshot, values[entry.Info.Id]))
            .Where(finding =>
                (filter.Severities.Count == 0 || filter.Severities.Contains(finding.Severity))
                && (filter.Outcomes.Count == 0 || filter.Outcomes.Contains(finding.Outcome))
                && (filter.AccountIds.Count == 0 || filter.AccountIds.Contains(finding.Resource.AccountId))
            );
    }

    /// <summary>The controls that a filter chooses.</summary>
    /// <exception cref="ZeroTrustException">It names a control or row that does not exist.</exception>
    public static IReadOnlyList<ControlEntry> Choose(ControlCatalogue catalogue, AssessmentFilter filter)
    {
        var named = filter.Controls.Select(catalogue.Get).Select(static entry => entry.Info.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var row in filter.Rows.Where(static row => GuideTable.Find(row) is null))
        {
            throw new ZeroTrustException(
                ErrorIds.ArgumentInvalid,
                FailureKind.InvalidArgument,
                row,
                $"The guide has no row '{row}'.",
                "Rows are written G1.1 to G6.4."
            );
        }

        return
        [
            .. catalogue.Entries.Where(entry =>
                (named.Count == 0 || named.Contains(entry.Info.Id))
                && (filter.Rows.Count == 0 || entry.Info.Rows.Intersect(filter.Rows, StringComparer.OrdinalIgnoreCase).Any())
                && (filter.Steps.Count == 0 || filter.Steps.Contains(entry.Info.Step))
                && (filter.Profiles.Count == 0 || entry.Info.Profiles.Intersect(filter.Profiles, StringComparer.OrdinalIgnoreCase).Any())
            ),
        ];
    }

    /// <summary>A control's settings: its defaults with the user's values over them.</summary>
    /// <exception cref="ZeroTrustException"><see cref="ErrorIds.ArgumentInvalid"/>: the control has no such
    /// setting, or its default has another type.</exception>
    public static ControlSettings SettingsOf(
        ControlInfo info,
        Snapshot snapshot,
        ControlCatalogue catalogue,
        IReadOnlyDictionary<string, JsonObject>? settings
    )
    {
        var merged = info.Settings.DeepClone().AsObject();
        foreach (var (control, values) in settings ?? new Dictionary<string, JsonObject>())
        {
            if (catalogue.Get(control).Info.Id != info.Id)
            {
                continue;
            }

            foreach (var (name, value) in values)
            {
                if (merged[name] is not { } standard || value is null || standard.GetValueKind() != value.GetValueKind())
                {
                    throw new ZeroTrustException(
                        ErrorIds.ArgumentInvalid,
                        FailureKind.InvalidArgument,
                        $"{info.Id}.{name}",
                        $"'{name}' is not a setting of {info.Id}, or has another type than its default.",
                        $"Its settings are: {(info.Settings.Count == 0 ? "none" : info.Settings.ToJsonString())}."
                    );
                }

                merged[name] = value.DeepClone();
            }
        }

        return new ControlSettings(snapshot.Header.TakenAt, merged);
    }

    private static IEnumerable<Finding> Run(ControlEntry entry, Snapshot snapshot, ControlSettings settings)
    {
        var spokenOf = new HashSet<string>(StringComparer.Ordinal);
        using var findings = Start(entry, snapshot, settings, out var problem);
        while (problem is null && Next(findings!, ref problem))
        {
            var finding = findings!.Current;
            if (finding.ControlId != entry.Info.Id)
            {
                problem = new InvalidOperationException($"It speaks for {finding.ControlId}.");
                break;
            }

            spokenOf.Add(finding.Resource.AccountId);
            yield return finding with
            {
                Title = entry.Info.Title,
            };
        }

        if (problem is not null)
        {
            var account = snapshot.Header.Accounts.Select(static a => a.Id).FirstOrDefault() ?? "";
            yield return Unknown(entry.Info, account, new Gap(GapReason.Failed, "", $"The control itself failed: {problem.Message}"));
        }

        // What is true of the organization is read in its management account only.
        if (!entry.Info.ResourceType.StartsWith("AWS::Organizations::", StringComparison.Ordinal))
        {
            foreach (var account in snapshot.Header.Accounts.Where(account => account.Gap is not null && !spokenOf.Contains(account.Id)))
            {
                yield return Unknown(entry.Info, account.Id, account.Gap!);
            }
        }
    }

    private static IEnumerator<Finding>? Start(ControlEntry entry, Snapshot snapshot, ControlSettings settings, out Exception? problem)
    {
        problem = null;
        try
        {
            return entry.Control.Evaluate(snapshot, entry.Info, settings).GetEnumerator();
        }
        catch (Exception thrown) when (thrown is not OutOfMemoryException)
        {
            problem = thrown;
            return null;
        }
    }

    private static bool Next(IEnumerator<Finding> findings, ref Exception? problem)
    {
        try
        {
            return findings.MoveNext();
        }
        catch (Exception thrown) when (thrown is not OutOfMemoryException)
        {
            problem = thrown;
            return false;
        }
    }

    private static Finding Unknown(ControlInfo info, string accountId, Gap gap) =>
        new()
        {
            ControlId = info.Id,
            Resource = ResourceRef.Account(accountId),
            Outcome = Outcome.Unknown,
            Severity = info.Severity,
            Reason = gap.Words,
            Gaps = [gap],
            Title = info.Title,
        };
}
