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

    [Theory]
    [MemberData(nameof(Names))]
    public void A_fact_states_what_it_is_about_and_what_reads_it_each_once(string name)
    {
        var stated = FactTypes.Of(name);
        Assert.Matches(ResourceType(), stated.ResourceType);
        Assert.NotEmpty(stated.Actions);
        Assert.Equal(stated.FoundBy.Length + stated.Actions.Count, stated.AllActions.Count());
    }

    [Theory]
    [InlineData("kms-key-rotation", "kms:ListKeys,kms:DescribeKey,kms:GetKeyRotationStatus")]
    [InlineData("kms-key", "kms:ListKeys,kms:DescribeKey,kms:ListAliases")]
    [InlineData("guardduty-detector", "guardduty:ListDetectors,guardduty:GetDetector")]
    public void What_finds_the_resources_comes_before_what_reads_the_fact(string name, string actions) =>
        Assert.Equal(actions.Split(','), FactTypes.ActionsOf([name]));

    [Theory]
    [InlineData("kms-key", "AWS::KMS::Key", true)]
    [InlineData("kms-key", "AWS::KMS::KeyRing", false)]
    [InlineData("organizations-target", "AWS::Organizations::Root", true)]
    [InlineData("organizations-target", "AWS::IAM::User", false)]
    [InlineData("tagging-asset", "AWS::SQS::Queue", true)]
    public void A_star_stands_for_several_types(string name, string resourceType, bool isAbout) =>
        Assert.Equal(isAbout, FactTypes.Of(name).IsAbout(resourceType));

    [Fact]
    public void A_kind_that_nobody_knows_is_not_guessed()
    {
        Assert.Null(FactTypes.Find("no-such-fact"));
        Assert.Throws<ArgumentException>(static () => FactTypes.Of("no-such-fact"));
        Assert.Throws<ArgumentException>(static () => FactTypes.NameOf<string>());
        Assert.Throws<ArgumentException>(static () =>
            FactTypes.Missing("no-such-fact", ResourceRef.Account("111122223333"), new Gap(GapReason.Failed, "", ""))
        );
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)+$|^[a-z][a-z0-9]+$", RegexOptions.ExplicitCapture)]
    private static partial Regex StableName();

    [GeneratedRegex(@"^(AWS::[A-Za-z0-9]+(::([A-Za-z0-9]+|\*))?|\*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex ResourceType();
}
