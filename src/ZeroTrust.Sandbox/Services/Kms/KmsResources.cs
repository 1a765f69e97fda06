using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Kms;

/// <summary>Keys, with their policies.</summary>
[Service("kms")]
internal sealed class KmsResources : IActionResources
{
    public RequiredAction Of(Call call, string action)
    {
        var id = call.Text("KeyId") ?? call.Text("TargetKeyId");
        if (id is null)
        {
            return new(action, "*");
        }

        try
        {
            var key = KeyLookup.Find(call.World, call.Account.Id, call.Region, id, aliases: true);
            return new(action, key.Arn) { ResourcePolicy = key.Policy };
        }
        catch (ServiceError)
        {
            return new(action, "*"); // the operation itself says that there is no such key
        }
    }
}
