using System.Text.Json.Nodes;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Journal;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Serialization;
using ZeroTrust.Facts;

namespace ZeroTrust.Core.Flow.Running;

/// <summary>Sends the calls of one change, each between its two journal records.</summary>
internal sealed class JournaledCalls(RunSession session, Change change)
{
    private readonly ChangeLedger _ledger = session.Ledger.Of(change.Id);

    /// <summary>Sends what is not done yet, in order; stops at the first failure.</summary>
    /// <returns>The failure, or null.</returns>
    public async Task<ErrorInfo?> SendAsync(IReadOnlyList<AwsCall> calls, bool undo, CancellationToken cancellationToken)
    {
        foreach (var call in calls)
        {
            var state = _ledger.Of(call);
            if (state.Done || (state.InDoubt && await FindAgainAsync(call, cancellationToken).ConfigureAwait(false)))
            {
                continue;
            }

            JsonObject parameters;
            try
            {
                await FindReferencedAsync(call, cancellationToken).ConfigureAwait(false);
                parameters = AnswerReferences.Resolve(call.Parameters, AnswerOf);
            }
            catch (KeyNotFoundException problem)
            {
                if (undo && AnswerReferences.In(call.Parameters).All(id => FindCall(id) is { } source && !MayHaveActed(source)))
                {
                    // What this call would take back was never made.
                    continue;
                }

                return new ErrorInfo(
                    ErrorIds.CallFailed,
                    FailureKind.Failed,
                    $"{call.Operation} cannot be sent: {problem.Message} Its answer was lost or held a secret; look "
                        + $"at {change.Resource} by hand."
                );
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (await SendOneAsync(call with { Parameters = parameters }, undo, cancellationToken).ConfigureAwait(false) is { } failure)
            {
                return failure;
            }
        }

        return null;
    }

    private async Task<ErrorInfo?> SendOneAsync(AwsCall call, bool undo, CancellationToken cancellationToken)
    {
        var isRepeat = _ledger.Of(call).InDoubt;
        session.Write(session.NewRecord(JournalEvent.Sending, change) with { CallId = call.Id });
        var answered = session.NewRecord(JournalEvent.Answered, change) with { CallId = call.Id, Done = true };
        JsonObject? answer = null;
        ErrorInfo? failure = null;

        // A call under way is allowed to finish, so that its answer gets into the journal; only when that takes long is it left in doubt.
        using var patience = new CancellationTokenSource();
        using (cancellationToken.UnsafeRegister(_ => patience.CancelAfter(session.Options.CancelGrace), null))
        {
            try
            {
                answer = await session.Connection.SendAsync(call, change.Target, patience.Token).ConfigureAwait(false);
            }
            catch (AwsCallException problem) when (IsThereAlready(call, problem, undo, isRepeat))
            {
                answered = answered with { Error = ErrorInfo.Of(problem) };
            }
            catch (AwsCallException problem)
            {
                failure = ErrorInfo.Of(problem);
                answered = answered with { Done = false, InDoubt = problem.Kind == FailureKind.Unavailable || problem.Code.Length == 0 };
            }
            catch (ZeroTrustException problem)
            {
                // Credentials or connection: the call did not leave, as far as anybody knows.
                failure = ErrorInfo.Of(problem);
                answered = answered with { Done = false, InDoubt = problem.Kind == FailureKind.Unavailable };
            }
        }

        session.Write(
            answered with
            {
                At = session.Time.GetUtcNow(),
                Error = failure ?? answered.Error,
                Answer = answer is null ? null : Redaction.Apply(answer),
            }
        );
        if (answer is not null)
        {
            // Later calls of this session may use what the journal must not hold.
            _ledger.Of(call).Answer = answer;
        }
        else if (failure is null && call.Recovery is not null)
        {
            await FindAgainAsync(call, cancellationToken).ConfigureAwait(false);
        }

        return failure;
    }

    /// <summary>Whether an error only says that the call's effect is there: stated by the plan, or plain where a call is
    /// repeated or only half of a change was made.</summary>
    private bool IsThereAlready(AwsCall call, AwsCallException problem, bool undo, bool isRepeat) =>
        call.AlreadyDoneErrors.Contains(problem.Code)
        || (undo && (isRepeat || _ledger.Status != ChangeStatus.Applied) && IsAbsence(problem))
        || (
            !undo
            && isRepeat
            && (
                problem.Code.Contains("AlreadyExists", StringComparison.Ordinal)
                || problem.Code.Contains("Duplicate", StringComparison.Ordinal)
            )
        );

    private static bool IsAbsence(AwsCallException problem) =>
        problem.Kind == FailureKind.NotFound
        || problem.Code.Contains("NoSuch", StringComparison.Ordinal)
        || problem.Code.Contains("NotFound", StringComparison.Ordinal)
        || problem.Code.Contains("NotAttached", StringComparison.Ordinal);

    private async Task FindReferencedAsync(AwsCall call, CancellationToken cancellationToken)
    {
        foreach (var id in AnswerReferences.In(call.Parameters).Distinct(StringComparer.Ordinal))
        {
            if (
                FindCall(id) is { } source
                && source.Ledger.Of(source.Call) is { Answer: null, FailedForCertain: false } state
                && (state.Started || source.Ledger.Status == ChangeStatus.AlreadyInPlace)
            )
            {
                await new JournaledCalls(session, source.Ledger.Change)
                    .FindAgainAsync(source.Call, cancellationToken)
                    .ConfigureAwait(false);
            }
        }
    }

    /// <summary>Looks for what a call made whose answer was lost; writes the answer down when it is found.</summary>
    private async Task<bool> FindAgainAsync(AwsCall call, CancellationToken cancellationToken)
    {
        if (call.Recovery is not { } recovery)
        {
            return false;
        }

        var wanted = AnswerReferences.Resolve(recovery.Match, AnswerOf);
        var request = new CollectRequest([recovery.FactType])
        {
            AccountIds = [change.Resource.AccountId],
            Regions = change.Resource.Region == ResourceRef.Global ? [] : [change.Resource.Region],
        };
        var facts = await session.Connection.CollectAsync(request, null, cancellationToken).ConfigureAwait(false);
        foreach (var fact in facts.Facts.Where(fact => fact.FactType == recovery.FactType && fact.Value is not null))
        {
            var members = (JsonObject)FactJson.Of(fact)!;
            if (!FactJson.Covers(recovery.FactType, wanted, members))
            {
                continue;
            }

            var answer = new JsonObject();
            foreach (var (path, member) in recovery.Answer)
            {
                Put(answer, path.Split('.'), members[member]?.DeepClone());
            }

            session.Write(session.NewRecord(JournalEvent.Answered, change) with { CallId = call.Id, Done = true, Answer = answer });
            return true;
        }

        return false;
    }

    private static void Put(JsonObject target, ReadOnlySpan<string> path, JsonNode? value)
    {
        if (path.Length == 1)
        {
            target[path[0]] = value;
            return;
        }

        if (target[path[0]] is not JsonObject inner)
        {
            target[path[0]] = inner = [];
        }

        Put(inner, path[1..], value);
    }

    private JsonNode? AnswerOf(string callId) => FindCall(callId) is { } found ? found.Ledger.Of(found.Call).Answer : null;

    /// <summary>A call in doubt that can be looked for, and was not found, did not act.</summary>
    private static bool MayHaveActed((ChangeLedger Ledger, AwsCall Call) source) =>
        source.Ledger.Of(source.Call) is { Done: true } || (source.Ledger.Of(source.Call).InDoubt && source.Call.Recovery is null);

    /// <summary>A call by id: in this change, then in the changes that it depends on, near before far.</summary>
    private (ChangeLedger Ledger, AwsCall Call)? FindCall(string id)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var queue = new Queue<string>([change.Id]);
        while (queue.TryDequeue(out var changeId))
        {
            if (!seen.Add(changeId))
            {
                continue;
            }

            var ledger = session.Ledger.Of(changeId);
            if (ledger.Change.Do.FirstOrDefault(call => call.Id == id) is { } found)
            {
                return (ledger, found);
            }

            foreach (var earlier in ledger.Change.DependsOn)
            {
                queue.Enqueue(earlier);
            }
        }

        return null;
    }
}
