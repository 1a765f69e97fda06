using System.Text.Json;
using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Organizations;

/// <summary>S3 policies: <c>{"s3_attributes":{"public_access_block_configuration":{"@@assign":"all"}}}</c>.
/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_s3_syntax.html</summary>
internal static class S3PolicySyntax
{
    public static bool IsValid(string content)
    {
        try
        {
            return JsonNode.Parse(content) is JsonObject policy
                && policy["s3_attributes"] is JsonObject attributes
                && attributes["public_access_block_configuration"] is JsonObject setting
                && setting["@@assign"].AsText() is null or "all" or "none";
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
