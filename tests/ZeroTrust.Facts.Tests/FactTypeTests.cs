using System.Text.RegularExpressions;

namespace ZeroTrust.Facts.Tests;

/// <summary>What holds for every kind of fact there is.</summary>
public sealed partial class FactTypeTests
{
    public static TheoryData<string> Names => new(FactTypes.Names.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_fact_is_a_sealed_record_in_the_folder_of_its_service(string name)
    {
        var type = FactTypes.Find(name)!;
        Assert.True(type.IsSealed && type.GetMethod("<Clone>$") is not null, $"{type} is no sealed record");
        Assert.Matches("^ZeroTrust\\.Facts\\.[A-Z][A-Za-z0-9]+$", type.Namespace);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_stable_name_is_words_joined_by_hyphens(string name) => Assert.Matches(StableName(), name);

    [Theory]
    [MemberData(nameof(Names))]
    public void What_could_not_be_read_has_its_kind_its_resource_and_its_gap_and_no_value(string name)
    {
        var gap = new Gap(GapReason.AccessDenied, "iam:ListUsers", "not authorized");
        var account = ResourceRef.Account("111122223333", "eu-west-1");
        var missing = FactTypes.Missing(name, account, gap);
        Assert.Equal((name, account, gap, null), (missing.FactType, missing.Resource, missing.Gap, missing.Value));
    }

    [Fact]
    public void A_kind_that_nobody_knows_is_not_guessed()
    {
        Assert.Null(FactTypes.Find("no-such-fact"));
        Assert.Throws<ArgumentException>(static () => FactTypes.NameOf<string>());
        Assert.Throws<ArgumentException>(static () =>
            FactTypes.Missing("no-such-fact", ResourceRef.Account("111122223333"), new Gap(GapReason.Failed, "", ""))
        );
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)+$|^[a-z][a-z0-9]+$", RegexOptions.ExplicitCapture)]
    private static partial Regex StableName();
}
