using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.ElasticLoadBalancing;

/// <summary>Load balancers.</summary>
[Service("elbv2")]
internal static class LoadBalancerOperations
{
    public static JsonObject DescribeLoadBalancers(Call call) => call.ShelfPage("elbv2/balancers");
}
