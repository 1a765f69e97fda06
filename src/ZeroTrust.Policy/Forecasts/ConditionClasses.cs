using ZeroTrust.Policy.Actions;
using ZeroTrust.Policy.Catalogue;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Principals;
using ZeroTrust.Policy.Trails;

namespace ZeroTrust.Policy.Forecasts;

/// <summary>
/// Folds the values of members that are different in nearly every record (addresses, times, agents,
/// sessions) by how the conditions that look at them
/// turn out. Of values that were met it remembers a bounded number.
/// </summary>
internal sealed class ConditionClasses
{
    private const int MostRemembered = 32_768;
    private static readonly (string[] Keys, TrailField[] Fields)[] Various =
    [
        (["aws:SourceIp"], [TrailField.SourceAddress, TrailField.VpcEndpoint]),
        (["aws:UserAgent"], [TrailField.UserAgent]),
        (["aws:CurrentTime", "aws:EpochTime"], [TrailField.EventTime]),
        (["aws:userid"], [TrailField.IdentityPrincipalId]),
    ];

    private readonly Group[] _groups;
    private readonly byte[] _class;
    private readonly Dictionary<IReadOnlyList<IamAction>, bool[]> _asked = new(ReferenceEqualityComparer.Instance);

    /// <summary>Prepares the conditions of policies.</summary>
    /// <param name="documents">All documents, old and new.</param>
    /// <param name="variables">Keys that stand in variables: what these are compared with is not known beforehand.</param>
    public ConditionClasses(IReadOnlyCollection<PolicyDocument> documents, IReadOnlySet<string> variables)
    {
        _groups =
        [
            .. Various
                .Where(various => !various.Keys.Any(variables.Contains))
                .Select(various => new Group(various.Fields, Of(documents, various.Keys)))
                .Where(static group => group.Conditions.Length > 0),
        ];
        _class = new byte[_groups.Sum(static group => group.Conditions.Length)];
        // The endpoint also matters by itself.
        Replaced = [.. _groups.SelectMany(static group => group.Fields).Where(static field => field != TrailField.VpcEndpoint)];
    }

    /// <summary>Members that the class takes the place of.</summary>
    public IReadOnlyCollection<TrailField> Replaced { get; }

    /// <summary>Puts the class of its values into a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="actions">The actions that it stands for: conditions of statements on others make no difference.</param>
    public void Classify(TrailRecord record, IReadOnlyList<IamAction>? actions)
    {
        if (_groups.Length == 0)
        {
            return;
        }

        var at = 0;
        var asked = Asked(actions ?? []);
        foreach (var group in _groups)
        {
            var wanted = asked.AsSpan(at, group.Conditions.Length);
            var answers = _class.AsSpan(at, group.Conditions.Length);
            at += answers.Length;
            answers.Clear();
            // Most actions are asked for few of the members, and what is different in each record is dear to evaluate.
            if (!wanted.Contains(true))
            {
                continue;
            }

            var known = group.Answers(record);
            for (var i = 0; i < known.Length; i++)
            {
                if (wanted[i])
                {
                    answers[i] = known[i];
                }
            }
        }

        record.Set(TrailField.ConditionClass, _class);
    }

    private bool[] Asked(IReadOnlyList<IamAction> actions)
    {
        if (!_asked.TryGetValue(actions, out var asked))
        {
            // A role may be passed along with any action.
            var requests = actions
                .Select(static action => action.FullName)
                .Append("iam:PassRole")
                .Select(static action => new AccessRequest(RequestPrincipal.Anonymous, action, "*"))
                .ToArray();
            asked =
            [
                .. _groups.SelectMany(static group => group.Actions).Select(matcher => matcher is null || requests.Any(matcher.Match)),
            ];
            if (_asked.Count < MostRemembered)
            {
                _asked.Add(actions, asked);
            }
        }

        return asked;
    }

    private static (PreparedCondition Condition, ActionMatcher? Actions)[] Of(IEnumerable<PolicyDocument> documents, string[] keys) =>
        [
            .. documents.SelectMany(document =>
                document.Statements.SelectMany(statement =>
                    statement
                        .Conditions.Conditions.Where(condition => keys.Contains(condition.Key, StringComparer.OrdinalIgnoreCase))
                        .Select(condition =>
                            (
                                new PreparedCondition(condition, document.Version),
                                statement.Action is null ? null : new ActionMatcher(statement.Action)
                            )
                        )
                )
            ),
        ];

    private sealed class Group(TrailField[] fields, (PreparedCondition Condition, ActionMatcher? Actions)[] conditions)
    {
        private readonly Dictionary<ulong, (byte[] Value, byte[] Answers)> _remembered = [];
        private byte[] _value = new byte[128];

        public TrailField[] Fields { get; } = fields;

        public PreparedCondition[] Conditions { get; } = [.. conditions.Select(static one => one.Condition)];

        public ActionMatcher?[] Actions { get; } = [.. conditions.Select(static one => one.Actions)];

        public byte[] Answers(TrailRecord record)
        {
            var value = Value(record);
            var key = Fingerprint.Add(Fingerprint.Seed, value);
            if (_remembered.TryGetValue(key, out var known) && value.SequenceEqual(known.Value))
            {
                return known.Answers;
            }

            if (_remembered.Count >= MostRemembered)
            {
                _remembered.Clear();
            }

            var request = new AccessRequest(RequestPrincipal.Anonymous, "", "*", TrailRequest.Context(record));
            byte[] answers = [.. Conditions.Select(condition => (byte)condition.Evaluate(request, null).Truth)];
            _remembered[key] = (value.ToArray(), answers);
            return answers;
        }

        private ReadOnlySpan<byte> Value(TrailRecord record)
        {
            if (Fields is [var only])
            {
                return record[only];
            }

            var length = 0;
            foreach (var field in Fields)
            {
                var part = record[field];
                if (length + part.Length + 1 > _value.Length)
                {
                    Array.Resize(ref _value, (length + part.Length + 1) * 2);
                }

                part.CopyTo(_value.AsSpan(length));
                length += part.Length;
                _value[length++] = 0;
            }

            return _value.AsSpan(0, length);
        }
    }
}
