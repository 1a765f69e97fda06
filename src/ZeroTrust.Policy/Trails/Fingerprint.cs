using System.Buffers.Binary;

namespace ZeroTrust.Policy.Trails;

/// <summary>A 64-bit hash that takes eight bytes at a time; equal input gives equal output, nothing more is asked of it.</summary>
internal static class Fingerprint
{
    public const ulong Seed = 0x9E3779B97F4A7C15;
    private const ulong Prime = 0xD6E8FEB86659FD93;

    public static ulong Add(ulong hash, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= 8)
        {
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[8..];
        }

        var tail = (ulong)bytes.Length << 56;
        for (var i = 0; i < bytes.Length; i++)
        {
            tail |= (ulong)bytes[i] << (8 * i);
        }

        return Mix(hash ^ tail);
    }

    private static ulong Mix(ulong value)
    {
        value *= Prime;
        return value ^ (value >> 32);
    }
}
