using System.Text.Json.Nodes;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Serialization;
using ZeroTrust.Facts;

namespace ZeroTrust.Controls.Planning;

/// <summary>Before and after of a fact, as the runner compares them.</summary>
internal static class States
{
    /// <summary>The fact changes to a value that is known beforehand.</summary>
    public static ChangeState Becomes<T>(this Known<T> before, T after)
        where T : class => new(before.FactType, before.Resource, FactJson.Of(before.Value), FactJson.Of(after));

    /// <summary>The fact changes to something of which only some members are known beforehand: AWS chooses the rest.</summary>
    public static ChangeState BecomesAtLeast<T>(this Known<T> before, JsonObject members)
        where T : class => new(before.FactType, before.Resource, FactJson.Of(before.Value), members) { AfterIsOpen = true };

    /// <summary>Something comes into being of which only some members are known beforehand.</summary>
    public static ChangeState Appears<T>(ResourceRef resource, JsonObject? members = null)
        where T : class => new(FactTypes.NameOf<T>(), resource, null, members) { AfterIsOpen = true };

    /// <summary>One change of several to a fact: it takes away or adds members of it, while
    /// other changes of the plan do the same.</summary>
    public static ChangeState Moves<T>(ResourceRef resource, JsonNode? before, JsonObject? members)
        where T : class => new(FactTypes.NameOf<T>(), resource, before, members) { AfterIsOpen = true };
}
