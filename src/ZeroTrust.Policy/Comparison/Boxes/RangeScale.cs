using System.Globalization;
using System.Net;
using System.Numerics;
using ZeroTrust.Policy.Comparison.Languages;
using ZeroTrust.Policy.Conditions;

namespace ZeroTrust.Policy.Comparison.Boxes;

/// <summary>Maps numbers, instants and addresses to whole numbers, keeping their order, and back.</summary>
internal static class RangeScale
{
    // Values that policies compare with have at most this many decimals; there is always room for a value between two of them.
    private const int Decimals = 12;
    private static readonly BigInteger One = BigInteger.Pow(10, Decimals);

    // Addresses of both families without a gap between them, so that every number is an address.
    private static readonly BigInteger SixthOffset = BigInteger.One << 32;

    // The evaluator reads numbers as decimals of 28 digits.
    private static readonly BigInteger NumberLimit = BigInteger.Pow(10, 15) * One;

    public static (BigInteger First, BigInteger Last) Bounds(RangeKind kind) =>
        kind switch
        {
            RangeKind.Number => (-NumberLimit, NumberLimit),
            RangeKind.Date => (0, DateTime.MaxValue.Ticks),
            _ => (0, SixthOffset + (BigInteger.One << 128) - 1),
        };

    /// <summary>A number such as <c>3600</c> or <c>-0.5</c>.</summary>
    /// <returns>Null when it is no number, or has more decimals or digits than can be kept exactly.</returns>
    public static BigInteger? Number(string text)
    {
        // A sign, digits, a point, digits: nothing else that a parser may take.
        if (text.Skip(text.StartsWith('-') ? 1 : 0).Any(static c => !char.IsAsciiDigit(c) && c != '.'))
        {
            return null;
        }

        var point = text.IndexOf('.', StringComparison.Ordinal);
        var digits = point < 0 ? text : text.Remove(point, 1);
        var decimals = point < 0 ? 0 : text.Length - point - 1;
        return
            decimals < Decimals
            && text.Length < 40
            && BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value * BigInteger.Pow(10, Decimals - decimals) is var scaled
            && BigInteger.Abs(scaled) < NumberLimit
            ? scaled
            : null;
    }

    /// <summary>An instant, in ticks.</summary>
    /// <returns>Null so close to the first or last instant that a time zone leads beyond it.</returns>
    public static BigInteger? Date(long ticks) =>
        ticks > 2 * TimeSpan.TicksPerDay && ticks < DateTime.MaxValue.Ticks - (2 * TimeSpan.TicksPerDay) ? ticks : null;

    /// <summary>An address or a CIDR block, IPv4 or IPv6.</summary>
    /// <returns>Null when it is neither.</returns>
    public static Intervals? Addresses(string text)
    {
        if (!IpRange.TryParse(text, out var range))
        {
            return null;
        }

        var offset = range.IsV6 ? SixthOffset : BigInteger.Zero;
        return Intervals.Between((BigInteger)range.First + offset, (BigInteger)range.Last + offset);
    }

    /// <summary>A value that requests could carry.</summary>
    public static string Text(RangeKind kind, BigInteger value) =>
        kind switch
        {
            RangeKind.Number => NumberText(value),
            RangeKind.Date => new DateTime((long)value, DateTimeKind.Utc).ToString(
                "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ",
                CultureInfo.InvariantCulture
            ),
            _ => AddressText(value),
        };

    private static string NumberText(BigInteger value)
    {
        var whole = BigInteger.DivRem(value, One, out var rest);
        var sign = value.Sign < 0 && whole.IsZero ? "-" : "";
        return rest.IsZero
            ? whole.ToString(CultureInfo.InvariantCulture)
            : sign
                + whole.ToString(CultureInfo.InvariantCulture)
                + "."
                + BigInteger.Abs(rest).ToString("D" + Decimals, CultureInfo.InvariantCulture).TrimEnd('0');
    }

    private static string AddressText(BigInteger value)
    {
        var sixth = value >= SixthOffset;
        var bytes = (sixth ? value - SixthOffset : value).ToByteArray(isUnsigned: true, isBigEndian: true);
        var padded = new byte[sixth ? 16 : 4];
        bytes.CopyTo(padded, padded.Length - bytes.Length);
        return new IPAddress(padded).ToString();
    }
}
