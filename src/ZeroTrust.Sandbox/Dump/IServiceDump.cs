using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.State;

namespace ZeroTrust.Sandbox.Dump;

/// <summary>
/// Writes what one service keeps beside the shelves. What AWS chooses and no call can bring back is left
/// out. Nothing is written for a region that holds
/// nothing of the service, so that looking at a region does not change the dump.
/// </summary>
internal interface IServiceDump
{
    /// <summary>Adds what belongs to no account.</summary>
    void Write(World world, JsonObject dump) { }

    /// <summary>Adds what belongs to no region.</summary>
    void Write(AccountState account, JsonObject dump) { }

    /// <summary>Adds what is in one region.</summary>
    void Write(RegionState region, JsonObject dump) { }
}
