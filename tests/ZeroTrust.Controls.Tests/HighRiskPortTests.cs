using ZeroTrust.Controls.Cases;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Ec2;

namespace ZeroTrust.Controls;

/// <summary>
/// The ports that FSBP EC2.19 names (https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-19) fail by default.
/// </summary>
public sealed class HighRiskPortTests
{
    private static readonly int[] OfEc219 =
    [
        20,
        21,
        22,
        23,
        25,
        110,
        135,
        143,
        445,
        1433,
        1434,
        3000,
        3306,
        3389,
        4333,
        5000,
        5432,
        5500,
        5601,
        8080,
        8088,
        8888,
        9200,
        9300,
    ];

    public static TheoryData<int> Ports => new(OfEc219);

    [Theory]
    [MemberData(nameof(Ports))]
    public void A_port_of_EC2_19_that_is_open_to_everybody_fails(int port)
    {
        Assert.Equal(Outcome.Fail, Judge(port, "0.0.0.0/0", null));
        Assert.Equal(Outcome.Fail, Judge(port, null, "::/0"));
        Assert.Equal(Outcome.Pass, Judge(port, "203.0.113.0/24", null));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(443)]
    public void A_port_for_web_clients_passes(int port) => Assert.Equal(Outcome.Pass, Judge(port, "0.0.0.0/0", null));

    private static Outcome Judge(int port, string? ipv4, string? ipv6)
    {
        var entry = ControlCases.Catalogue.Get("ZT.VPC.1");
        var rule = new SecurityGroupRule("sgr-1", "tcp", port, port, ipv4, ipv6, null, null, null);
        var group = new SecurityGroup("sg-1", "web", "", "vpc-1", [rule], [], new Dictionary<string, string>());
        var caller = "arn:aws:iam::111122223333:user/a";
        var header = new SnapshotHeader(DateTimeOffset.UnixEpoch, caller, "aws", [], ["eu-west-1"], [.. FactTypes.Names]);
        var fact = new Known<SecurityGroup>(new ResourceRef("111122223333", "eu-west-1", "AWS::EC2::SecurityGroup", "sg-1"), group);
        var settings = ControlCases.Settings(entry.Info, null);
        return Assert.Single(entry.Control.Evaluate(new Snapshot(header, [fact]), entry.Info, settings)).Outcome;
    }
}
