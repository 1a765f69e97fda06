using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Policy.Decisions;

/// <summary>Collects what an explanation needs: the statements that match or might, and the doubts that arise. Absent
/// when only the verdict is asked for.</summary>
internal sealed class DecisionTrace
{
    private readonly List<(StatementMatch Match, DoubtedTruth Truth)> _matches = [];
    private readonly List<Doubt> _doubts = [];
    private readonly Dictionary<Doubt, int> _numbers = [];

    /// <summary>The policy or statement that is being evaluated.</summary>
    public PolicyPlace Place { get; private set; } = new(PolicyLayer.Identity, "");

    public void Enter(PolicyLayer layer, string policyName, int? statementIndex) =>
        Place = new PolicyPlace(layer, policyName, statementIndex);

    public void Note(StatementMatch match, DoubtedTruth truth) => _matches.Add((match, truth));

    /// <summary>A truth that depends on a doubt.</summary>
    public DoubtedTruth Note(Doubt doubt)
    {
        if (!_numbers.TryGetValue(doubt, out var number))
        {
            number = _doubts.Count;
            _numbers.Add(doubt, number);
            _doubts.Add(doubt);
        }

        return DoubtedTruth.On(number);
    }

    public IReadOnlyList<StatementMatch> Of(PolicyLayer layer) => [.. _matches.Select(static m => m.Match).Where(m => m.Layer == layer)];

    /// <summary>The statements that a doubtful truth depends on.</summary>
    public IReadOnlyList<StatementMatch> Behind(DoubtedTruth truth) =>
        [.. _matches.Where(m => m.Truth.Shares(truth)).Select(static m => m.Match)];

    /// <summary>The doubts that a truth depends on: condition keys, statements, layers, facts, and of each
    /// kind in the order in which they arose.</summary>
    public IReadOnlyList<Doubt> Doubts(DoubtedTruth truth) => [.. _doubts.Where((_, number) => truth.DependsOn(number)).OrderBy(Rank)];

    private static int Rank(Doubt doubt) =>
        doubt switch
        {
            Doubt.ConditionKey => 0,
            Doubt.Malformed or Doubt.Undefined => 1,
            Doubt.UnreadLayer => 2,
            _ => 3,
        };
}
