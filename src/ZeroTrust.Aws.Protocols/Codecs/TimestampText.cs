using System.Globalization;
using ZeroTrust.Aws.Protocols.Shapes;

namespace ZeroTrust.Aws.Protocols.Codecs;

/// <summary>
/// Timestamps as text (https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait).
/// Written to the millisecond; read in any of the
/// three formats, because services do not keep to their models.
/// </summary>
internal static class TimestampText
{
    internal static string Format(DateTime value, TimestampFormat format)
    {
        var utc = Utc(value);
        return format switch
        {
            TimestampFormat.UnixTimestamp => Seconds(utc).ToString(CultureInfo.InvariantCulture),
            TimestampFormat.Rfc822 => utc.ToString("ddd, dd MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture),
            _ => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>Seconds since 1970, to the millisecond.</summary>
    internal static decimal Seconds(DateTime value)
    {
        var milliseconds = (Utc(value) - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond;
        return milliseconds % 1000 == 0 ? milliseconds / 1000 : milliseconds / 1000m;
    }

    /// <exception cref="FormatException">The text is not a timestamp.</exception>
    internal static DateTime Parse(string text, TimestampFormat format)
    {
        text = text.Trim();
        var looksNumeric = text.Length > 0 && (char.IsAsciiDigit(text[^1]) && text.AsSpan(1).IndexOfAny(":- ") < 0);
        if (looksNumeric && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds))
        {
            return FromSeconds(seconds);
        }

        var styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, styles, out var parsed))
        {
            return DateTime.SpecifyKind(parsed, DateTimeKind.Utc);
        }

        throw new FormatException($"'{text}' is not a timestamp ({format})");
    }

    internal static DateTime FromSeconds(decimal seconds)
    {
        // The range of DateTime, so that a hostile number is a format error and not an overflow.
        if (seconds is < -62135596800m or > 253402300799.999m)
        {
            throw new FormatException($"'{seconds}' seconds are out of range");
        }

        return DateTime.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond));
    }

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
        "ddd, dd MMM yyyy HH:mm:ss.FFFFFFF 'GMT'",
        "ddd, d MMM yyyy HH:mm:ss 'GMT'",
        "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
        "yyyy-MM-dd",
    ];

    private static DateTime Utc(DateTime value) => value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value;
}
