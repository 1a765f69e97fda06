using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.Dump;
using ZeroTrust.Sandbox.State;

namespace ZeroTrust.Sandbox.Services.Kms;

/// <summary>Keys and aliases.</summary>
internal sealed class KmsDump : IServiceDump
{
    public void Write(RegionState region, JsonObject dump)
    {
        if (region.Keys.Count > 0)
        {
            dump["keys"] = StateDump.Map(region.Keys, KeyOf);
        }

        if (region.Aliases.Count > 0)
        {
            dump["aliases"] = new JsonObject(
                region.Aliases.Select(static alias => KeyValuePair.Create(alias.Key, (JsonNode?)alias.Value.KeyId))
            );
        }
    }

    private static JsonObject KeyOf(KeyState key) =>
        new()
        {
            ["manager"] = key.Manager,
            ["state"] = key.State,
            ["spec"] = key.Spec,
            ["description"] = key.Description,
            ["policy"] = key.Policy,
            ["rotationDays"] = key.RotationDays,
            ["tags"] = key.Tags.Map(),
        };
}
