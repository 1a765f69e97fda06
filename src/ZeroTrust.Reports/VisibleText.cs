using System.Globalization;
using System.Text;

namespace ZeroTrust.Reports;

/// <summary>
/// Makes text safe to look at: names and tags come from whoever can create a resource. Control
/// characters become their pictures, and characters that
/// change the direction or hide (Trojan Source, CVE-2021-42574) are spelled out, so that no text can pose as another.
/// </summary>
internal static class VisibleText
{
    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        StringBuilder? builder = null;
        for (var index = 0; index < text.Length; index++)
        {
            var replacement = Replacement(text, index);
            if (replacement is not null)
            {
                builder ??= new StringBuilder(text, 0, index, text.Length + 16);
                builder.Append(replacement);
            }
            else
            {
                builder?.Append(text[index]);
            }
        }

        return builder?.ToString() ?? text;
    }

    private static string? Replacement(string text, int index)
    {
        var character = text[index];
        if (character < 0x20)
        {
            return ((char)(0x2400 + character)).ToString();
        }

        if (character == 0x7F)
        {
            return "\u2421";
        }

        var isHalf = char.IsHighSurrogate(character)
            ? index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1])
            : char.IsLowSurrogate(character) && (index == 0 || !char.IsHighSurrogate(text[index - 1]));
        var category = CharUnicodeInfo.GetUnicodeCategory(character);
        return
            isHalf
            || category
                is UnicodeCategory.Control
                    or UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
            ? $"[U+{(int)character:X4}]"
            : null;
    }
}
