using ZeroTrust.Aws.Generator.Models;
using ZeroTrust.Policy.Tests.Randomized;

namespace ZeroTrust.Aws.Generator.Tests;

/// <summary>
/// Part of all there is, for tests that would take too long: as many as ZT_RANDOM_CASES says, and everything from a million on. The seed is
/// ZT_RANDOM_SEED or, where that does not say, one that changes whenever the generator does, so that every change of it is tried on
/// another part.
/// </summary>
internal sealed class Sample
{
    private readonly Random _random = new(Seed);

    public static int Seed { get; } = RunSettings.SeedOr(OfGenerator());

    /// <summary>Some of them in their order.</summary>
    public IReadOnlyList<T> Of<T>(IReadOnlyList<T> all, int count)
    {
        if (RunSettings.IsLarge || all.Count <= count)
        {
            return all;
        }

        var places = Enumerable.Range(0, all.Count).ToArray();
        _random.Shuffle(places);
        return [.. places.Take(count).Order().Select(place => all[place])];
    }

    /// <summary>All of them in another order.</summary>
    public IReadOnlyList<T> Shuffled<T>(IEnumerable<T> all)
    {
        var items = all.ToArray();
        _random.Shuffle(items);
        return items;
    }

    // Compilers make the identifier of what they compile.
    private static int OfGenerator() => BitConverter.ToInt32(typeof(ModelReader).Module.ModuleVersionId.ToByteArray()) & int.MaxValue;

    /// <summary>How to run the same again.</summary>
    public override string ToString() => $"seed {Seed} (ZT_RANDOM_SEED); ZT_RANDOM_CASES=1000000 takes all";
}
