using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Sandbox.Services.Ec2;

/// <summary>Networks, security groups, instances and disks.</summary>
internal sealed class Ec2Sample : IServiceSample
{
    private const string Home = SampleOrganization.Home;
    private const string Anywhere = "0.0.0.0/0";

    public SampleStage Stage => SampleStage.Network;

    public void Prod(AccountBuilder at)
    {
        at.Account.Region(Home).Ec2State.EbsEncryptionByDefault = true;
        var shop = new VpcBuilder(at, Home, "10.10", "shop");
        shop.FlowLog("/vpc/shop", $"arn:aws:iam::{at.Account.Id}:role/flow-logs");
        shop.DefaultGroup.Rules.Clear(); // closed, as it should be
        var balancer = shop.Group("shop-balancer", "HTTPS from everywhere");
        shop.Rule(balancer, "tcp", 443, 443, ipv4: Anywhere, description: "HTTPS").Rule(balancer, "tcp", 443, 443, ipv6: "::/0");
        var web = shop.Group("shop-web", "Web tier");
        shop.Rule(web, "tcp", 8080, 8080, group: balancer.Id);
        var bastion = shop.Group("bastion", "SSH for the operations team");
        shop.Rule(bastion, "tcp", 22, 22, ipv4: Anywhere, description: "temporary, remove after the migration")
            .Rule(bastion, "tcp", 22, 22, ipv4: "198.51.100.0/24", description: "office");
        var database = shop.Group("shop-database", "Only the web tier");
        shop.Rule(database, "tcp", 5432, 5432, group: web.Id);
        var first = shop.Instance(
            web,
            "app-server",
            isPublic: false,
            imdsV2: true,
            tags: [("Name", "web-1"), ("team", "web"), ("owner", "shop"), ("business-function", "shop")]
        );
        var second = shop.Instance(
            web,
            "app-server",
            isPublic: false,
            imdsV2: true,
            tags: [("Name", "web-2"), ("team", "web"), ("owner", "shop"), ("business-function", "shop")]
        );
        var jump = shop.Instance(bastion, null, isPublic: true, imdsV2: false, tags: ("Name", "bastion"));
        shop.Volume(first, encrypted: true, 100);
        shop.Volume(second, encrypted: true, 100);
        shop.Volume(jump, encrypted: false, 20);

        var legacy = new VpcBuilder(at, "us-east-1", "10.20", "legacy");
        var rdp = legacy.Group("windows-admin", "RDP");
        legacy.Rule(rdp, "tcp", 3380, 3390, ipv6: "::/0").Rule(rdp, "tcp", 3389, 3389, ipv4: "192.0.2.0/24", description: "vendor");
        legacy.Volume(legacy.Instance(rdp, null, isPublic: true, imdsV2: false), encrypted: false, 500);
        at.Put(
            "us-east-1",
            "ec2/snapshots",
            "snap-0123456789abcdef0",
            new JsonObject
            {
                ["SnapshotId"] = "snap-0123456789abcdef0",
                ["VolumeId"] = "vol-0123456789abcdef0",
                ["State"] = "completed",
                ["StartTime"] = at.DaysAgo(400).Json(),
                ["OwnerId"] = at.Account.Id,
                ["VolumeSize"] = 500,
                ["Encrypted"] = false,
            }
        );
    }

    public void Staging(AccountBuilder at)
    {
        at.Account.Region(Home).Ec2State.EbsEncryptionByDefault = true;
        var shop = new VpcBuilder(at, Home, "10.30", "shop-staging");
        var web = shop.Group("shop-web", "Web tier");
        shop.Rule(web, "tcp", 443, 443, ipv4: "198.51.100.0/24", description: "office");
        if (at.Ids.Number(2) == 0)
        {
            shop.Rule(web, "tcp", 22, 22, ipv4: Anywhere, description: "debugging");
        }

        var instance = shop.Instance(web, "app-server", isPublic: false, imdsV2: true, tags: [("Name", "staging-web"), ("owner", "shop")]);
        shop.Volume(instance, encrypted: true, 50);
    }

    public void Dev(AccountBuilder at)
    {
        var play = new VpcBuilder(at, Home, "10.40", null);
        var open = play.Group("launch-wizard-1", "launch-wizard-1 created by the console");
        play.Rule(open, "-1", null, null, ipv4: Anywhere);
        var count = 1 + at.Ids.Number(3);
        for (var i = 0; i < count; i++)
        {
            play.Volume(
                play.Instance(open, "playground", isPublic: true, imdsV2: at.Ids.Number(2) == 0, state: i == 1 ? "stopped" : "running"),
                encrypted: false,
                30
            );
        }

        var other = new VpcBuilder(at, "us-west-2", "172.31", null, isDefault: true);
        var database = other.Group("mysql", "everybody may try");
        other.Rule(database, "tcp", 3306, 3306, ipv4: Anywhere).Rule(database, "udp", 53, 53, ipv4: Anywhere);
    }
}
