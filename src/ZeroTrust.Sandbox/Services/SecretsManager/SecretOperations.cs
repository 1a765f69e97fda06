using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.SecretsManager;

/// <summary>Secrets, without their values.</summary>
[Service("secretsmanager")]
internal static class SecretOperations
{
    public static JsonObject ListSecrets(Call call) => call.ShelfPage("secretsmanager/secrets");
}
