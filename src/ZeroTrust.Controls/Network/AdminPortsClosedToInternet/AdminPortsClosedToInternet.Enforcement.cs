using System.Text.Json.Nodes;
using ZeroTrust.Controls.Planning;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Ec2;

namespace ZeroTrust.Controls.Network;

/// <summary>Revokes exactly the open source, and nothing else.</summary>
internal sealed partial class AdminPortsClosedToInternet : IEnforcement
{
    public PlanDraft Plan(Finding finding, Snapshot snapshot, PlanContext context)
    {
        if (finding.Outcome is not Outcome.Fail || snapshot.Find<SecurityGroup>(finding.Resource) is not Known<SecurityGroup> group)
        {
            return PlanDraft.Empty;
        }

        var open = Open(group.Value, context.Settings.Numbers("adminPorts")).ToList();
        return open.Count == 0
            ? PlanDraft.Empty
            : Drafts.Of(
                Change.For(
                    finding,
                    context,
                    new()
                    {
                        Type = "IngressRevocation",
                        Description =
                            $"Revoke {string.Join(", ", open.Select(Describe))} in security group "
                            + $"{group.Value.GroupId} ({group.Value.Name})",
                        Do =
                        [
                            .. open.Select(rule =>
                                Ingress("RevokeSecurityGroupIngress", group.Value, rule).OrAlready("InvalidPermission.NotFound")
                            ),
                        ],
                        Undo =
                        [
                            .. open.Select(rule =>
                                Ingress("AuthorizeSecurityGroupIngress", group.Value, rule).OrAlready("InvalidPermission.Duplicate")
                            ),
                        ],
                        States = [group.Becomes(group.Value with { Ingress = [.. group.Value.Ingress.Except(open)] })],
                    }
                )
            );
    }

    /// <summary>One permission with one source: nothing else can be meant by it.</summary>
    private static AwsCall Ingress(string operation, SecurityGroup group, SecurityGroupRule rule)
    {
        var permission = new JsonObject { ["IpProtocol"] = rule.Protocol };
        if (rule.FromPort is { } from && rule.ToPort is { } to)
        {
            permission["FromPort"] = from;
            permission["ToPort"] = to;
        }

        var range = rule.CidrIpv4 is null ? new JsonObject { ["CidrIpv6"] = rule.CidrIpv6 } : new JsonObject { ["CidrIp"] = rule.CidrIpv4 };
        if (!string.IsNullOrEmpty(rule.Description))
        {
            range["Description"] = rule.Description;
        }

        permission[rule.CidrIpv4 is null ? "Ipv6Ranges" : "IpRanges"] = new JsonArray(range);
        return Calls.Call("ec2", operation, new JsonObject { ["GroupId"] = group.GroupId, ["IpPermissions"] = new JsonArray(permission) });
    }
}
