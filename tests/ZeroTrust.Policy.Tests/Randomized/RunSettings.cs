using System.Globalization;

namespace ZeroTrust.Policy.Tests.Randomized;

/// <summary>How many random cases to run, and from which seed. ZT_RANDOM_CASES and ZT_RANDOM_SEED change them.</summary>
internal static class RunSettings
{
    public static int Cases(int inSuite) => Read("ZT_RANDOM_CASES", inSuite);

    /// <summary>Whether a run was asked for that may take minutes: then whole corpora are gone
    /// through, and not only what is quick.</summary>
    public static bool IsLarge => Cases(0) >= 1_000_000;

    public static int Seed => SeedOr(20261121);

    /// <summary>The seed that was asked for, or another one.</summary>
    public static int SeedOr(int otherwise) => Read("ZT_RANDOM_SEED", otherwise);

    private static int Read(string name, int otherwise)
    {
#pragma warning disable RS0030 // The environment is the only way to tell a test run how long it may take.
        var text = Environment.GetEnvironmentVariable(name);
#pragma warning restore RS0030
        return int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
    }
}
