using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.State;

namespace ZeroTrust.Sandbox.Services.Ec2;

/// <summary>What there is: networks, instances, disks. Nothing here changes anything.</summary>
[Service("ec2")]
internal static class DescribeOperations
{
    private static readonly Dictionary<string, string> VpcPaths = new(StringComparer.Ordinal)
    {
        ["cidr"] = "CidrBlock",
        ["isDefault"] = "IsDefault",
        ["is-default"] = "IsDefault",
    };

    private static readonly Dictionary<string, string> InstancePaths = new(StringComparer.Ordinal)
    {
        ["instance-state-name"] = "State.Name",
        ["instance.group-id"] = "SecurityGroups.GroupId",
        ["network-interface.vpc-id"] = "VpcId",
        ["iam-instance-profile.arn"] = "IamInstanceProfile.Arn",
        ["ip-address"] = "PublicIpAddress",
    };

    private static readonly Dictionary<string, string> InterfacePaths = new(StringComparer.Ordinal)
    {
        ["group-id"] = "Groups.GroupId",
        ["attachment.instance-id"] = "Attachment.InstanceId",
        ["association.public-ip"] = "Association.PublicIp",
    };

    private static readonly Dictionary<string, string> AttachmentPaths = new(StringComparer.Ordinal)
    {
        ["attachment.vpc-id"] = "Attachments.VpcId",
        ["association.subnet-id"] = "Associations.SubnetId",
        ["association.main"] = "Associations.Main",
        ["attachment.instance-id"] = "Attachments.InstanceId",
    };

    public static JsonObject DescribeRegions(Call call)
    {
        var named = call.Texts("RegionNames");
        var all = Regions
            .Enabled.Select(name => Region(name, "opt-in-not-required"))
            .Concat(call.Flag("AllRegions") ?? false ? Regions.OptIn.Select(name => Region(name, "not-opted-in")) : [])
            .ToList();
        foreach (var name in named.Where(name => !all.Exists(region => region["RegionName"].AsText() == name)))
        {
            throw new ServiceError("InvalidParameterValue", $"Invalid region name: {name}", 400);
        }

        return new()
        {
            ["Regions"] = new JsonArray([
                .. call.Filter(all.Where(region => named.Count == 0 || named.Contains(region["RegionName"].AsText()!))),
            ]),
        };
    }

    public static JsonObject DescribeVpcs(Call call) => Describe(call, "vpcs", "VpcIds", "VpcId", "InvalidVpcID.NotFound", VpcPaths);

    public static JsonObject DescribeSubnets(Call call) => Describe(call, "subnets", "SubnetIds", "SubnetId", "InvalidSubnetID.NotFound");

    public static JsonObject DescribeInternetGateways(Call call) =>
        Describe(
            call,
            "internet-gateways",
            "InternetGatewayIds",
            "InternetGatewayId",
            "InvalidInternetGatewayID.NotFound",
            AttachmentPaths
        );

    public static JsonObject DescribeRouteTables(Call call) =>
        Describe(call, "route-tables", "RouteTableIds", "RouteTableId", "InvalidRouteTableID.NotFound", AttachmentPaths);

    public static JsonObject DescribeVpcEndpoints(Call call) =>
        Describe(call, "vpc-endpoints", "VpcEndpointIds", "VpcEndpointId", "InvalidVpcEndpointId.NotFound");

    public static JsonObject DescribeVolumes(Call call) =>
        Describe(call, "volumes", "VolumeIds", "VolumeId", "InvalidVolume.NotFound", AttachmentPaths);

    public static JsonObject DescribeSnapshots(Call call)
    {
        var owners = call.Texts("OwnerIds");
        var mine = owners.Count == 0 || owners.Contains("self") || owners.Contains(call.Account.Id);
        return call.Page(
            call.Filter((mine ? call.Here.Ec2("snapshots") : []).Named(call, "SnapshotIds", "SnapshotId", "InvalidSnapshot.NotFound"))
        );
    }

    public static JsonObject DescribeNetworkInterfaces(Call call) =>
        call.Page(
            call.Filter(
                call.Here.Ec2("network-interfaces", "TagSet")
                    .Named(call, "NetworkInterfaceIds", "NetworkInterfaceId", "InvalidNetworkInterfaceID.NotFound"),
                InterfacePaths
            )
        );

    public static JsonObject DescribeInstances(Call call)
    {
        var instances = call.Filter(
            call.Here.Ec2("instances").Named(call, "InstanceIds", "InstanceId", "InvalidInstanceID.NotFound"),
            InstancePaths
        );
        return call.Page(
            instances
                .Select(instance => new JsonObject
                {
                    ["ReservationId"] = "r-" + instance["InstanceId"]!.ToString()[2..],
                    ["OwnerId"] = call.Account.Id,
                    ["Instances"] = new JsonArray(instance),
                })
                .ToList(),
            size: 5
        );
    }

    private static JsonObject Describe(
        Call call,
        string shelf,
        string ids,
        string id,
        string notFound,
        Dictionary<string, string>? paths = null
    ) => call.Page(call.Filter(call.Here.Ec2(shelf).Named(call, ids, id, notFound), paths));

    private static JsonObject Region(string name, string status) =>
        new()
        {
            ["RegionName"] = name,
            ["Endpoint"] = $"ec2.{name}.amazonaws.com",
            ["OptInStatus"] = status,
        };
}
