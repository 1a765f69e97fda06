using System.Globalization;

namespace ZeroTrust.Sandbox.Faults;

/// <summary>
/// Reads faults: <c>kind:service:operation[:argument][:count]</c>. The operation may be left out
/// (<c>latency:*:250</c>). Kinds: latency (milliseconds),
/// status (HTTP status), throttle, deny, truncate, reset, exit, exit-after.
/// </summary>
internal static class FaultParser
{
    /// <summary>The fault of a text.</summary>
    /// <exception cref="FormatException">The text is none; the message says what is wrong with it.</exception>
    public static Fault Parse(string text)
    {
        var words = text.Split(':').ToList();
        var kind = words[0].ToLowerInvariant() switch
        {
            "latency" => FaultKind.Latency,
            "throttle" => FaultKind.Throttle,
            "status" => FaultKind.Status,
            "deny" => FaultKind.Deny,
            "truncate" => FaultKind.Truncate,
            "reset" => FaultKind.Reset,
            "exit" => FaultKind.Exit,
            "exit-after" => FaultKind.ExitAfter,
            _ => throw Bad(text, $"'{words[0]}' is not latency, throttle, status, deny, truncate, reset, exit or exit-after"),
        };
        if (words.Count < 2 || words[1].Length == 0)
        {
            throw Bad(text, "it names no service (* for all)");
        }

        if (words.Count < 3 || char.IsAsciiDigit(words[2].FirstOrDefault()))
        {
            words.Insert(2, "*");
        }

        var numbers = words
            .Skip(3)
            .Select(word =>
                int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : throw Bad(text, $"'{word}' is not a number")
            )
            .ToList();
        var takesArgument = kind is FaultKind.Latency or FaultKind.Status;
        if (takesArgument && numbers.Count == 0)
        {
            throw Bad(text, kind == FaultKind.Latency ? "it names no milliseconds" : "it names no status");
        }

        if (kind == FaultKind.Status && numbers[0] is not (>= 400 and <= 599))
        {
            throw Bad(text, "the status must be between 400 and 599");
        }

        if (numbers.Count > (takesArgument ? 2 : 1))
        {
            throw Bad(text, "it has too many numbers");
        }

        return new Fault(
            kind,
            words[1],
            words[2],
            takesArgument ? numbers[0] : 0,
            numbers.Count > (takesArgument ? 1 : 0) ? numbers[^1] : null
        );
    }

    private static FormatException Bad(string text, string problem) =>
        new($"'{text}' is not a fault: {problem}. The form is kind:service:operation[:argument][:count], such as throttle:ec2:*:3.");
}
