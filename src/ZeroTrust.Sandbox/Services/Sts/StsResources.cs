using ZeroTrust.Policy.Conditions;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.Services.Iam;

namespace ZeroTrust.Sandbox.Services.Sts;

/// <summary>Roles to assume, with their trust policies.</summary>
[Service("sts")]
internal sealed class StsResources : IActionResources
{
    public RequiredAction Of(Call call, string action)
    {
        if (!call.Operation.StartsWith("AssumeRole", StringComparison.Ordinal))
        {
            return new(action, "*");
        }

        var (account, role) = StsOperations.Find(call);
        return new(action, account.Iam.Arn(role)) { ResourcePolicy = role.Trust };
    }

    public RequestContext Keys(Call call, RequestContext context) =>
        call.Text("ExternalId") is { } external ? context.With("sts:ExternalId", external) : context;
}
