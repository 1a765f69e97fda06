using System.Text.Json.Nodes;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Serialization;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;

namespace ZeroTrust.Core.Flow;

/// <summary>Collects drafts into one plan: merges what is equal, and plans again what touches a fact
/// that an earlier change already alters.</summary>
internal sealed class PlanAssembly(Snapshot snapshot)
{
    private readonly List<Change> _changes = [];
    private readonly List<PlanNote> _notes = [];
    private readonly Dictionary<string, Change> _bySignature = new(StringComparer.Ordinal);
    private readonly Dictionary<(string FactType, ResourceRef Resource), (Change Change, ChangeState State)> _altered = [];

    public IReadOnlyList<Change> Changes => _changes;

    public IReadOnlyList<PlanNote> Notes => _notes;

    public void Note(PlanNote note)
    {
        if (!_notes.Contains(note))
        {
            _notes.Add(note);
        }
    }

    /// <summary>Adds the draft of one planner as it is: within one draft the planner itself sees to the order of states.</summary>
    public void Add(PlanDraft draft)
    {
        foreach (var note in draft.Notes)
        {
            Note(note);
        }

        foreach (var change in WithoutKnown(draft.Changes))
        {
            Keep(change);
        }
    }

    /// <summary>Adds what a planner says about one resource.</summary>
    public void Add(ResourceRef resource, Func<Snapshot, PlanDraft> plan)
    {
        if (Try(resource, plan, snapshot) is not { } draft)
        {
            return;
        }

        var earlier = Earlier(WithoutKnown(draft.Changes)).ToList();
        if (earlier.Count == 0)
        {
            Add(draft);
            return;
        }

        // Planned on the same facts as an earlier change of this plan, it would write over it: plan it again on what that change leaves.
        var open = earlier.FirstOrDefault(static pair => pair.State.AfterIsOpen);
        if (open.Change is not null || Project() is not { } projected)
        {
            Note(
                new PlanNote(
                    PlanNoteKind.Skipped,
                    resource,
                    $"It touches what '{(open.Change ?? earlier[0].Change).Description}' alters. Apply this plan, then plan again."
                )
            );
            return;
        }

        if (Try(resource, plan, projected) is not { } again)
        {
            return;
        }

        Add(
            again with
            {
                Changes =
                [
                    .. again.Changes.Select(change =>
                        change with
                        {
                            DependsOn =
                            [
                                .. change.DependsOn.Union(Earlier([change]).Select(static pair => pair.Change.Id), StringComparer.Ordinal),
                            ],
                        }
                    ),
                ],
            }
        );
    }

    private PlanDraft? Try(ResourceRef resource, Func<Snapshot, PlanDraft> plan, Snapshot facts)
    {
        try
        {
            return plan(facts);
        }
        catch (ZeroTrustException problem)
        {
            Note(new PlanNote(PlanNoteKind.Refused, resource, problem.Message, problem.ErrorId));
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            Note(new PlanNote(PlanNoteKind.Refused, resource, $"Planning failed: {problem.Message}", ErrorIds.ControlMalformed));
        }

        return null;
    }

    private IEnumerable<(Change Change, ChangeState State)> Earlier(IEnumerable<Change> changes) =>
        changes
            .SelectMany(static change => change.States)
            .Where(state => _altered.ContainsKey((state.FactType, state.Resource)))
            .Select(state => _altered[(state.FactType, state.Resource)]);

    /// <summary>Leaves out changes that the plan has already, and lets the others refer to those.</summary>
    private List<Change> WithoutKnown(IReadOnlyList<Change> changes)
    {
        var changeIds = new Dictionary<string, string>(StringComparer.Ordinal);
        var callIds = new Dictionary<string, string>(StringComparer.Ordinal);
        var left = new List<Change>();
        foreach (var change in changes)
        {
            if (_bySignature.TryGetValue(SignatureOf(change), out var known))
            {
                changeIds[change.Id] = known.Id;
                foreach (var (mine, theirs) in change.Do.Zip(known.Do))
                {
                    callIds[mine.Id] = theirs.Id;
                }
            }
            else
            {
                left.Add(change);
            }
        }

        return changeIds.Count == 0
            ? left
            :
            [
                .. left.Select(change =>
                    change with
                    {
                        DependsOn =
                        [
                            .. change.DependsOn.Select(id => changeIds.GetValueOrDefault(id, id)).Distinct(StringComparer.Ordinal),
                        ],
                        Do = [.. change.Do.Select(call => call with { Parameters = AnswerReferences.Rename(call.Parameters, callIds) })],
                        Undo =
                        [
                            .. change.Undo.Select(call => call with { Parameters = AnswerReferences.Rename(call.Parameters, callIds) }),
                        ],
                    }
                ),
            ];
    }

    private void Keep(Change change)
    {
        if (change.States.Count > 0 && change.States.All(static s => !s.AfterIsOpen && FactJson.Same(s.FactType, s.Before, s.After)))
        {
            Note(new PlanNote(PlanNoteKind.AlreadyInPlace, change.Resource, change.Description));
            return;
        }

        _changes.Add(change);
        _bySignature.TryAdd(SignatureOf(change), change);
        foreach (var state in change.States)
        {
            _altered[(state.FactType, state.Resource)] = (change, state);
        }
    }

    private static string SignatureOf(Change change)
    {
        // Ids of calls are names only: two changes that differ in nothing else are equal.
        var places = change
            .Do.Select(static (call, place) => (call.Id, place))
            .ToDictionary(static pair => pair.Id, static pair => "#" + pair.place, StringComparer.Ordinal);
        var calls = new JsonArray([
            .. change.Do.Select(call => new JsonArray(call.Service, call.Operation, AnswerReferences.Rename(call.Parameters, places))),
        ]);
        return string.Join('\n', change.Type, change.Resource.Key, FactJson.Canonical(calls));
    }

    /// <summary>The facts as the plan so far would leave them; null when that cannot be said.</summary>
    private Snapshot? Project()
    {
        try
        {
            var facts = snapshot.Facts.Where(fact =>
                !_altered.TryGetValue((fact.FactType, fact.Resource), out var altered) || altered.State.AfterIsOpen
            );
            var made = _altered
                .Values.Where(static a => a.State is { AfterIsOpen: false, After: not null })
                .Select(static a => FactTypes.Known(a.State.Resource, FactJson.Read(a.State.FactType, a.State.After!)));
            return new Snapshot(snapshot.Header, facts.Concat(made));
        }
        catch (Exception problem) when (problem is System.Text.Json.JsonException or ArgumentException)
        {
            return null;
        }
    }
}
