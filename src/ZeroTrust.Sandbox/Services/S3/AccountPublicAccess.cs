using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.Services.Organizations;
using ZeroTrust.Sandbox.State;

namespace ZeroTrust.Sandbox.Services.S3;

/// <summary>Block Public Access of accounts: their own, unless an S3 policy of the organization holds it.</summary>
internal static class AccountPublicAccess
{
    /// <summary>The configuration in force; null for none.</summary>
    public static JsonObject? InForce(World world, AccountState account) => OfOrganization(world, account.Id) ?? account.PublicAccessBlock;

    /// <summary>The configuration that the organization holds; null where it holds none.</summary>
    public static JsonObject? OfOrganization(World world, string accountId)
    {
        if (world.Organization is not { } organization || !organization.Nodes.ContainsKey(accountId))
        {
            return null;
        }

        var policy = EffectivePolicies.Of(organization, accountId, "S3_POLICY");
        return (policy?["s3_attributes"]?["public_access_block_configuration"]).AsText() switch
        {
            "all" => PublicAccessOperations.Everything(),
            "none" => S3SampleDocuments.Block(false, false, false, false),
            _ => null,
        };
    }
}
