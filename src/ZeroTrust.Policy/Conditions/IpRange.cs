using System.Globalization;

namespace ZeroTrust.Policy.Conditions;

/// <summary>A range of IPv4 or IPv6 addresses: "standard CIDR format (for example,
/// 203.0.113.0/24 or 2001:DB8:1234:5678::/64)"; without prefix
/// length a single address.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress</summary>
/// <param name="IsV6">Whether the addresses are IPv6; the two families never match each other.</param>
/// <param name="First">The lowest address.</param>
/// <param name="Last">The highest address.</param>
public readonly record struct IpRange(bool IsV6, UInt128 First, UInt128 Last)
{
    /// <summary>Whether all addresses of another range are in this one.</summary>
    /// <param name="other">The other range.</param>
    /// <returns>Whether they are.</returns>
    public bool Contains(in IpRange other) => IsV6 == other.IsV6 && First <= other.First && other.Last <= Last;

    /// <summary>Whether the ranges share an address.</summary>
    /// <param name="other">The other range.</param>
    /// <returns>Whether they do.</returns>
    public bool Overlaps(in IpRange other) => IsV6 == other.IsV6 && First <= other.Last && other.First <= Last;

    /// <summary>Reads an address or a range in CIDR notation. Bits beyond the prefix are ignored.</summary>
    /// <param name="text">The text.</param>
    /// <param name="range">The range.</param>
    /// <returns>Whether the text is one.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out IpRange range)
    {
        range = default;
        var slash = text.IndexOf('/');
        var address = slash < 0 ? text : text[..slash];
        var isV6 = address.Contains(':');
        UInt128 bits;
        if (isV6)
        {
            if (!TryParseV6(address, out bits))
            {
                return false;
            }
        }
        else
        {
            if (!TryParseV4(address, out var v4))
            {
                return false;
            }

            bits = v4;
        }
        var width = isV6 ? 128 : 32;
        var prefix = width;
        if (
            slash >= 0
            && (!int.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out prefix) || prefix > width)
        )
        {
            return false;
        }

        var free = width - prefix;
        var rest = free == 128 ? UInt128.MaxValue : (UInt128.One << free) - 1;
        range = new IpRange(isV6, bits & ~rest, bits | rest);
        return true;
    }

    private static bool TryParseV4(ReadOnlySpan<char> text, out uint bits)
    {
        bits = 0;
        for (var i = 0; i < 4; i++)
        {
            var end = i < 3 ? text.IndexOf('.') : text.Length;
            if (end is < 1 or > 3)
            {
                return false;
            }

            if (!byte.TryParse(text[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var part))
            {
                return false;
            }
            // A leading zero could mean octal.
            if (end > 1 && text[0] == '0')
            {
                return false;
            }

            bits = (bits << 8) | part;
            text = i < 3 ? text[(end + 1)..] : default;
        }
        return true;
    }

    private static bool TryParseV6(ReadOnlySpan<char> text, out UInt128 bits)
    {
        bits = 0;
        var gap = text.IndexOf("::");
        if (gap < 0)
        {
            return TryParseGroups(text, out bits, out var all) && all == 8;
        }

        if (text[(gap + 1)..].Contains("::", StringComparison.Ordinal))
        {
            return false;
        }

        UInt128 low = 0;
        int before = 0,
            after = 0;
        if (gap > 0 && !TryParseGroups(text[..gap], out bits, out before))
        {
            return false;
        }

        var tail = text[(gap + 2)..];
        if (!tail.IsEmpty && !TryParseGroups(tail, out low, out after))
        {
            return false;
        }

        if (before + after > 7)
        {
            return false;
        }

        if (before > 0)
        {
            bits <<= 16 * (8 - before);
        }

        bits |= low;
        return true;
    }

    private static bool TryParseGroups(ReadOnlySpan<char> text, out UInt128 bits, out int count)
    {
        bits = 0;
        count = 0;
        while (true)
        {
            var end = text.IndexOf(':');
            var group = end < 0 ? text : text[..end];
            if (end < 0 && group.Contains('.'))
            {
                if (!TryParseV4(group, out var v4))
                {
                    return false;
                }

                bits = (bits << 32) | v4;
                count += 2;
                return count <= 8;
            }
            if (
                group.Length is 0 or > 4
                || !ushort.TryParse(group, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var part)
            )
            {
                return false;
            }

            bits = (bits << 16) | part;
            if (++count > 8)
            {
                return false;
            }

            if (end < 0)
            {
                return true;
            }

            text = text[(end + 1)..];
        }
    }
}
