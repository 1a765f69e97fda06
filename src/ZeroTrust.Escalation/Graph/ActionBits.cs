using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Escalation.Graph;

/// <summary>A set of the actions that escalation is about, as bits; and the actions' numbers.</summary>
internal readonly struct ActionBits
{
    private static readonly string[] Names =
    [
        .. EscalationCatalogue
            .Paths.SelectMany(p => p.Steps)
            .Select(s => s.Action)
            .Concat(AdministratorRule.Actions)
            .Concat(InstanceProfileSteps.Actions)
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    private static readonly Dictionary<string, int> Numbers = Names
        .Select((n, i) => (n, i))
        .ToDictionary(p => p.n, p => p.i, StringComparer.OrdinalIgnoreCase);
    private static readonly AccessRequest[] Probes = [.. Names.Select(n => new AccessRequest(RequestPrincipal.Anonymous, n, "*"))];
    private readonly ulong[] _bits;

    private ActionBits(ulong[] bits) => _bits = bits;

    public static ActionBits None => new(new ulong[(Names.Length + 63) / 64]);

    public static ActionBits All => new([.. Enumerable.Repeat(ulong.MaxValue, (Names.Length + 63) / 64)]);

    public static int NumberOf(string action) => Numbers[action];

    public static ActionBits Matching(Policy.Actions.ActionMatcher matcher)
    {
        var bits = None;
        for (var i = 0; i < Probes.Length; i++)
        {
            if (matcher.Match(Probes[i]))
            {
                bits._bits[i / 64] |= 1UL << (i % 64);
            }
        }
        return bits;
    }

    public bool Contains(int number) => (_bits[number / 64] >> (number % 64) & 1) != 0;

    public void Add(in ActionBits other)
    {
        for (var i = 0; i < _bits.Length; i++)
        {
            _bits[i] |= other._bits[i];
        }
    }
}
