using System.Globalization;

namespace ZeroTrust.Policy.Conditions;

/// <summary>Reads moments: "one of the W3C implementations of the ISO 8601 date formats or epoch (UNIX) time"
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date,
/// https://www.w3.org/TR/NOTE-datetime). Four digits are a year, other plain numbers are seconds since 1970.</summary>
internal static class DateText
{
    /// <summary>Reads a moment as ticks of UTC.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        if (text.Length != 4 && IsPlainNumber(text))
        {
            return TryParseEpoch(text, out ticks);
        }

        if (!TakeDigits(ref text, 4, out var year) || year == 0)
        {
            return false;
        }

        int month = 1,
            day = 1;
        if (Take(ref text, '-'))
        {
            if (!TakeDigits(ref text, 2, out month) || month is 0 or > 12)
            {
                return false;
            }

            if (Take(ref text, '-') && (!TakeDigits(ref text, 2, out day) || day == 0 || day > DateTime.DaysInMonth(year, month)))
            {
                return false;
            }
        }
        ticks = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).Ticks;
        if (text.IsEmpty)
        {
            return true;
        }

        return Take(ref text, 'T') && TryAddTime(text, ref ticks);
    }

    private static bool TryAddTime(ReadOnlySpan<char> text, ref long ticks)
    {
        if (
            !TakeDigits(ref text, 2, out var hour)
            || hour > 23
            || !Take(ref text, ':')
            || !TakeDigits(ref text, 2, out var minute)
            || minute > 59
        )
        {
            return false;
        }

        ticks += (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute);
        if (Take(ref text, ':'))
        {
            if (!TakeDigits(ref text, 2, out var second) || second > 59)
            {
                return false;
            }

            ticks += second * TimeSpan.TicksPerSecond;
            if (Take(ref text, '.'))
            {
                var unit = TimeSpan.TicksPerSecond;
                var digits = 0;
                while (TakeDigits(ref text, 1, out var digit))
                {
                    unit /= 10;
                    ticks += digit * unit;
                    digits++;
                }
                if (digits == 0)
                {
                    return false;
                }
            }
        }
        // "TZD = time zone designator (Z or +hh:mm or -hh:mm)" is required with a time.
        if (Take(ref text, 'Z'))
        {
            return text.IsEmpty;
        }

        var isEast = Take(ref text, '+');
        if (!isEast && !Take(ref text, '-'))
        {
            return false;
        }

        if (
            !TakeDigits(ref text, 2, out var zoneHour)
            || zoneHour > 23
            || !Take(ref text, ':')
            || !TakeDigits(ref text, 2, out var zoneMinute)
            || zoneMinute > 59
        )
        {
            return false;
        }

        ticks += (isEast ? -1 : 1) * ((zoneHour * TimeSpan.TicksPerHour) + (zoneMinute * TimeSpan.TicksPerMinute));
        return text.IsEmpty;
    }

    private static bool IsPlainNumber(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }
        }
        return true;
    }

    private static bool TryParseEpoch(ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        // Up to the year 9999.
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > 253_402_300_799)
        {
            return false;
        }

        ticks = DateTime.UnixEpoch.Ticks + (seconds * TimeSpan.TicksPerSecond);
        return true;
    }

    private static bool Take(ref ReadOnlySpan<char> text, char expected)
    {
        if (text.IsEmpty || text[0] != expected)
        {
            return false;
        }

        text = text[1..];
        return true;
    }

    private static bool TakeDigits(ref ReadOnlySpan<char> text, int count, out int number)
    {
        number = 0;
        if (text.Length < count)
        {
            return false;
        }

        for (var i = 0; i < count; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                return false;
            }

            number = (number * 10) + (text[i] - '0');
        }
        text = text[count..];
        return true;
    }
}
