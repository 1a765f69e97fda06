using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Sandbox.Services.ElasticLoadBalancing;

/// <summary>A load balancer that faces the internet.</summary>
internal sealed class LoadBalancerSample : IServiceSample
{
    private const string Home = SampleOrganization.Home;

    public SampleStage Stage => SampleStage.Inventory;

    public void Prod(AccountBuilder at)
    {
        var here = at.Account.Region(Home);
        at.Put(
            Home,
            "elbv2/balancers",
            "shop",
            new JsonObject
            {
                ["LoadBalancerArn"] = here.Arn("elasticloadbalancing", "loadbalancer/app/shop/50dc6c495c0c9188"),
                ["LoadBalancerName"] = "shop",
                ["DNSName"] = $"shop-1234567890.{Home}.elb.amazonaws.com",
                ["Scheme"] = "internet-facing",
                ["Type"] = "application",
                ["State"] = new JsonObject { ["Code"] = "active" },
                ["CreatedTime"] = at.DaysAgo(700).Json(),
                ["IpAddressType"] = "dualstack",
            }
        );
    }
}
