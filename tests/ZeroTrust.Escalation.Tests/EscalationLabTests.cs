using System.Text.Json;
using ZeroTrust.Core.Escalation;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Escalation.Tests;

/// <summary>What given policies allow in the worst account for them.</summary>
public sealed class EscalationLabTests
{
    public static TheoryData<string, string> Ways =>
        new()
        {
            { Allow(["iam:PassRole", "ec2:RunInstances"], "*"), "EC2-001" },
            { Allow(["iam:CreateAccessKey"], "arn:aws:iam::444455556666:user/ops/*"), "IAM-002" },
            { Allow(["sts:AssumeRole"], "arn:aws:iam::444455556666:role/deploy-*"), "STS-001" },
            { Allow(["iam:CreatePolicyVersion"], "arn:aws:iam::*:policy/team/*"), "IAM-001" },
            { Allow(["iam:AddUserToGroup"], "arn:aws:iam::444455556666:group/admins"), "IAM-013" },
            { Allow(["iam:PutUserPolicy"], "arn:aws:iam::*:user/${aws:username}"), "IAM-007" },
        };

    [Theory]
    [MemberData(nameof(Ways))]
    public void Whatever_the_policy_names_is_taken_to_be_there(string json, string path) =>
        Assert.Equal([path], Assert.Single(Find([json])).PathIds);

    [Theory]
    [InlineData("iam:PassRole")]
    [InlineData("ec2:*")]
    [InlineData("s3:*")]
    public void One_half_of_a_way_is_none(string action) => Assert.Empty(Find([Allow([action], "*")]));

    [Fact]
    public void Halves_in_two_policies_are_a_way() => Assert.Single(Find([Allow(["iam:PassRole"], "*"), Allow(["ec2:RunInstances"], "*")]));

    [Fact]
    public void Who_has_the_policies_can_be_a_role()
    {
        var way = Assert.Single(
            Find([Allow(["iam:PutRolePolicy"], "arn:aws:iam::999988887777:role/me")], "arn:aws:iam::999988887777:role/me")
        );
        Assert.Equal("arn:aws:iam::999988887777:role/me", way.Principal);
        Assert.Equal("IAM-005: iam:PutRolePolicy -> itself with any policy", way.Way);
    }

    [Fact]
    public void A_denial_closes_the_way() =>
        Assert.Empty(
            Find([
                Allow(["iam:*PassRole", "ec2:*"], "*"),
                """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"iam:PassRole","Resource":"*"}]}""",
            ])
        );

    private static List<EscalationFinding> Find(string[] policies, string? principal = null) =>
        [
            .. new EscalationSearch(
                EscalationLab.Of([.. policies.Select(static (p, i) => ("p" + i, PolicyDocument.Parse(p).Require()))], principal)
            ).Find(includePossible: false),
        ];

    private static string Allow(string[] actions, string resource)
    {
        var list = JsonSerializer.Serialize(actions);
        return $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":{{list}},"Resource":"{{resource}}"}]}""";
    }
}
