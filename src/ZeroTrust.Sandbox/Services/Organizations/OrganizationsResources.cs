using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Organizations;

/// <summary>Policies, and the roots, units and accounts that they are on.</summary>
[Service("organizations")]
internal sealed class OrganizationsResources : IActionResources
{
    public RequiredAction Of(Call call, string action) => new(action, Resource(call));

    private static string Resource(Call call)
    {
        if (call.World.Organization is not { } organization)
        {
            return "*";
        }

        if (call.Text("PolicyId") is { } id && organization.Policies.TryGetValue(id, out var policy))
        {
            return organization.Arn(policy);
        }

        return call.Text("TargetId") is { } target && organization.Nodes.TryGetValue(target, out var node) ? organization.Arn(node) : "*";
    }
}
