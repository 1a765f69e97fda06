using ZeroTrust.Aws.Generator.Naming;

namespace ZeroTrust.Aws.Generator.Emitting;

/// <summary>Writes the properties of requests, responses, structures and exceptions.</summary>
internal static class PropertyCode
{
    /// <summary>A property that reads and writes its slot.</summary>
    public static string Write(MemberProperty property)
    {
        var (type, slot) = (property.Type, property.Slot);
        var (get, set) = type.Form switch
        {
            PropertyForm.Enumeration => ($"GetConstant<{type.Name}>({slot})", $"SetConstant({slot}, value)"),
            PropertyForm.EpochMilliseconds => (
                $"GetSlot<long?>({slot}) is long time ? DateTime.UnixEpoch.AddMilliseconds(time) : null",
                $"SetSlot<long?>({slot}, value is DateTime time ? (long)(time.ToUniversalTime() - "
                    + $"DateTime.UnixEpoch).TotalMilliseconds : null)"
            ),
            PropertyForm.Base64 => (
                $"GetSlot<MemoryStream>({slot}) is {{ }} bytes ? global::System.Convert.ToBase64String(bytes.ToArray()) : null",
                $"SetSlot({slot}, value == null ? null : new MemoryStream(global::System.Convert.FromBase64String(value)))"
            ),
            PropertyForm.Unwrapped => (
                $"GetSlot<{type.Wrapper}>({slot})?.{type.Inner}",
                $"SetSlot<{type.Wrapper}>({slot}, value == null ? null : new {type.Wrapper} {{ {type.Inner} = value }})"
            ),
            _ => ($"GetSlot<{type.Name}>({slot})", $"SetSlot({slot}, value)"),
        };
        return $"public {type.Name} {property.Name} {{ get => {get}; set => {set}; }}";
    }

    /// <summary>A property that only reads, for exceptions.</summary>
    public static string WriteReadOnly(MemberProperty property)
    {
        var (type, slot) = (property.Type, property.Slot);
        var get = type.Form == PropertyForm.Enumeration ? $"GetConstant<{type.Name}>({slot})" : $"GetSlot<{type.Name}>({slot})";
        // Members named as a property of Exception (Data, Source, ...) are meant to hide it.
        return $"public new {type.Name} {property.Name} => {get};";
    }
}
