using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.Sample;
using ZeroTrust.Sandbox.State;

namespace ZeroTrust.Sandbox.Services.Ec2;

/// <summary>Lays out one VPC with its subnets, gateway, routes, groups and instances.</summary>
internal sealed class VpcBuilder
{
    private readonly AccountBuilder _at;
    private readonly RegionState _here;
    private readonly string _network;
    private int _addresses = 10;

    public VpcBuilder(AccountBuilder at, string region, string network, string? name, bool isDefault = false)
    {
        _at = at;
        _here = at.Account.Region(region);
        _network = network;
        Id = at.Ids.Hex("vpc-");
        Put(
            "vpcs",
            Id,
            new()
            {
                ["VpcId"] = Id,
                ["CidrBlock"] = network + ".0.0/16",
                ["IsDefault"] = isDefault,
                ["State"] = "available",
                ["InstanceTenancy"] = "default",
                ["DhcpOptionsId"] = "dopt-0a1b2c3d4e5f60718",
                ["OwnerId"] = at.Account.Id,
            }
        );
        if (name is not null)
        {
            Tag("vpc", Id, ("Name", name));
        }

        Public = Subnet("1", isPublic: true, "a");
        Private = Subnet("2", isPublic: false, "b");
        Gateway();
        DefaultGroup = Group("default", "default VPC security group");
        Rule(DefaultGroup, "-1", null, null, group: DefaultGroup.Id);
    }

    public string Id { get; }

    public string Public { get; }

    public string Private { get; }

    public SecurityGroupState DefaultGroup { get; }

    public SecurityGroupState Group(string name, string description)
    {
        var group = new SecurityGroupState
        {
            Id = _at.Ids.Hex("sg-"),
            Name = name,
            Description = description,
            VpcId = Id,
        };
        group.Rules.Add(
            new SecurityGroupRuleState(_at.Ids.Hex("sgr-"), true, new RuleTraffic("-1", null, null, "0.0.0.0/0", null, null, null), null)
        );
        _here.SecurityGroups.Add(group.Id, group);
        return group;
    }

    public VpcBuilder Rule(
        SecurityGroupState to,
        string protocol,
        int? from,
        int? through,
        string? ipv4 = null,
        string? ipv6 = null,
        string? group = null,
        string? description = null
    )
    {
        to.Rules.Add(
            new SecurityGroupRuleState(
                _at.Ids.Hex("sgr-"),
                false,
                new RuleTraffic(protocol, from, through, ipv4, ipv6, null, group),
                description
            )
        );
        return this;
    }

    public string Instance(
        SecurityGroupState group,
        string? profile,
        bool isPublic,
        bool imdsV2,
        string state = "running",
        params (string Key, string Value)[] tags
    )
    {
        var id = _at.Ids.Hex("i-");
        var address = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{_network}.{(isPublic ? 1 : 2)}.{_addresses++}");
        var outside = isPublic
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"203.0.113.{_at.Ids.Number(200) + 20}")
            : null;
        var subnet = isPublic ? Public : Private;
        Put(
            "instances",
            id,
            new()
            {
                ["InstanceId"] = id,
                ["ImageId"] = "ami-0abcdef1234567890",
                ["InstanceType"] = "t3.medium",
                ["State"] = new JsonObject { ["Code"] = state == "running" ? 16 : 80, ["Name"] = state },
                ["LaunchTime"] = _at.DaysAgo(120).Json(),
                ["VpcId"] = Id,
                ["SubnetId"] = subnet,
                ["PrivateIpAddress"] = address,
                ["PublicIpAddress"] = outside,
                ["Architecture"] = "x86_64",
                ["RootDeviceName"] = "/dev/xvda",
                ["RootDeviceType"] = "ebs",
                ["PlatformDetails"] = "Linux/UNIX",
                ["Placement"] = new JsonObject { ["AvailabilityZone"] = _here.Name + "a", ["Tenancy"] = "default" },
                ["Monitoring"] = new JsonObject { ["State"] = "disabled" },
                ["MetadataOptions"] = new JsonObject
                {
                    ["State"] = "applied",
                    ["HttpTokens"] = imdsV2 ? "required" : "optional",
                    ["HttpPutResponseHopLimit"] = 1,
                    ["HttpEndpoint"] = "enabled",
                },
                ["SecurityGroups"] = new JsonArray(new JsonObject { ["GroupId"] = group.Id, ["GroupName"] = group.Name }),
                ["IamInstanceProfile"] = profile is null
                    ? null
                    : new JsonObject { ["Arn"] = $"arn:aws:iam::{_at.Account.Id}:instance-profile/{profile}" },
            }
        );
        Tag("instance", id, tags);
        var card = _at.Ids.Hex("eni-");
        Put(
            "network-interfaces",
            card,
            new()
            {
                ["NetworkInterfaceId"] = card,
                ["VpcId"] = Id,
                ["SubnetId"] = subnet,
                ["OwnerId"] = _at.Account.Id,
                ["Status"] = "in-use",
                ["InterfaceType"] = "interface",
                ["PrivateIpAddress"] = address,
                ["Groups"] = new JsonArray(new JsonObject { ["GroupId"] = group.Id, ["GroupName"] = group.Name }),
                ["Attachment"] = new JsonObject
                {
                    ["InstanceId"] = id,
                    ["DeviceIndex"] = 0,
                    ["Status"] = "attached",
                },
                ["Association"] = outside is null ? null : new JsonObject { ["PublicIp"] = outside, ["IpOwnerId"] = "amazon" },
            }
        );
        return id;
    }

    public void Volume(string? instance, bool encrypted, int size)
    {
        var id = _at.Ids.Hex("vol-");
        Put(
            "volumes",
            id,
            new()
            {
                ["VolumeId"] = id,
                ["Size"] = size,
                ["VolumeType"] = "gp3",
                ["State"] = instance is null ? "available" : "in-use",
                ["AvailabilityZone"] = _here.Name + "a",
                ["CreateTime"] = _at.DaysAgo(300).Json(),
                ["Encrypted"] = encrypted,
                ["Attachments"] = instance is null
                    ? []
                    : new JsonArray(
                        new JsonObject
                        {
                            ["InstanceId"] = instance,
                            ["VolumeId"] = id,
                            ["Device"] = "/dev/xvda",
                            ["State"] = "attached",
                        }
                    ),
            }
        );
    }

    public void FlowLog(string logGroup, string role)
    {
        var id = _at.Ids.Hex("fl-");
        Put(
            "flow-logs",
            id,
            new()
            {
                ["FlowLogId"] = id,
                ["ResourceId"] = Id,
                ["CreationTime"] = _at.DaysAgo(600).Json(),
                ["FlowLogStatus"] = "ACTIVE",
                ["DeliverLogsStatus"] = "SUCCESS",
                ["TrafficType"] = "ALL",
                ["LogDestinationType"] = "cloud-watch-logs",
                ["LogGroupName"] = logGroup,
                ["DeliverLogsPermissionArn"] = role,
                ["MaxAggregationInterval"] = 600,
            }
        );
    }

    private string Subnet(string part, bool isPublic, string zone)
    {
        var id = _at.Ids.Hex("subnet-");
        Put(
            "subnets",
            id,
            new()
            {
                ["SubnetId"] = id,
                ["VpcId"] = Id,
                ["CidrBlock"] = $"{_network}.{part}.0/24",
                ["AvailabilityZone"] = _here.Name + zone,
                ["AvailableIpAddressCount"] = 240,
                ["MapPublicIpOnLaunch"] = isPublic,
                ["DefaultForAz"] = false,
                ["State"] = "available",
                ["OwnerId"] = _at.Account.Id,
            }
        );
        return id;
    }

    private void Gateway()
    {
        var gateway = _at.Ids.Hex("igw-");
        Put(
            "internet-gateways",
            gateway,
            new()
            {
                ["InternetGatewayId"] = gateway,
                ["OwnerId"] = _at.Account.Id,
                ["Attachments"] = new JsonArray(new JsonObject { ["State"] = "available", ["VpcId"] = Id }),
            }
        );
        foreach (var (subnet, open) in ((string, bool)[])[(Public, true), (Private, false)])
        {
            var table = _at.Ids.Hex("rtb-");
            var routes = new JsonArray(
                new JsonObject
                {
                    ["DestinationCidrBlock"] = _network + ".0.0/16",
                    ["GatewayId"] = "local",
                    ["Origin"] = "CreateRouteTable",
                    ["State"] = "active",
                }
            );
            if (open)
            {
                routes.Add(
                    new JsonObject
                    {
                        ["DestinationCidrBlock"] = "0.0.0.0/0",
                        ["GatewayId"] = gateway,
                        ["Origin"] = "CreateRoute",
                        ["State"] = "active",
                    }
                );
            }

            Put(
                "route-tables",
                table,
                new()
                {
                    ["RouteTableId"] = table,
                    ["VpcId"] = Id,
                    ["OwnerId"] = _at.Account.Id,
                    ["Routes"] = routes,
                    ["Associations"] = new JsonArray(
                        new JsonObject
                        {
                            ["Main"] = false,
                            ["RouteTableAssociationId"] = "rtbassoc-" + table[4..],
                            ["RouteTableId"] = table,
                            ["SubnetId"] = subnet,
                        }
                    ),
                }
            );
        }
    }

    private void Put(string shelf, string id, JsonObject item) => _at.Put(_here.Name, "ec2/" + shelf, id, item);

    private void Tag(string kind, string id, params (string Key, string Value)[] tags) =>
        _at.Tag(_here.Name, _here.Arn("ec2", kind + "/" + id), tags);
}
