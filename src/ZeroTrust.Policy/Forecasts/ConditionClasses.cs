using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Principals;
using ZeroTrust.Policy.Trails;

namespace ZeroTrust.Policy.Forecasts;

/// <summary>
/// Folds the values of members that are different in nearly every record (addresses, times, agents, sessions) by how the conditions that look at them
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

    /// <summary>Prepares the conditions of policies.</summary>
    /// <param name="documents">All documents, old and new.</param>
    /// <param name="variables">Keys that stand in variables: what these are compared with is not known beforehand.</param>
    public ConditionClasses(IReadOnlyCollection<PolicyDocument> documents, IReadOnlySet<string> variables)
    {
        _groups = [.. Various.Where(various => !various.Keys.Any(variables.Contains)).Select(various => new Group(various.Fields, Of(documents, various.Keys))).Where(static group => group.Conditions.Length > 0)];
        _class = new byte[_groups.Sum(static group => group.Conditions.Length)];
        // The endpoint also matters by itself.
        Replaced = [.. _groups.SelectMany(static group => group.Fields).Where(static field => field != TrailField.VpcEndpoint)];
    }

    /// <summary>Members that the class takes the place of.</summary>
    public IReadOnlyCollection<TrailField> Replaced { get; }

    /// <summary>Puts the class of its values into a record.</summary>
    public void Classify(TrailRecord record)
    {
        if (_groups.Length == 0)
        {
            return;
        }

        var at = 0;
        foreach (var group in _groups)
        {
            group.Answers(record).CopyTo(_class, at);
            at += group.Conditions.Length;
        }

        record.Set(TrailField.ConditionClass, _class);
    }

    private static PreparedCondition[] Of(IEnumerable<PolicyDocument> documents, string[] keys) =>
    [
        .. documents.SelectMany(document => document.Statements.SelectMany(static statement => statement.Conditions.Conditions)
            .Where(condition => keys.Contains(condition.Key, StringComparer.OrdinalIgnoreCase)).Select(condition => new PreparedCondition(condition, document.Version))),
    ];

    private sealed class Group(TrailField[] fields, PreparedCondition[] conditions)
    {
        private readonly Dictionary<ulong, (byte[] Value, byte[] Answers)> _remembered = [];
        private byte[] _value = new byte[128];

        public TrailField[] Fields { get; } = fields;

        public PreparedCondition[] Conditions { get; } = conditions;

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
            byte[] answers = [.. Conditions.Select(condition => (byte)condition.Evaluate(request))];
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
