using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using ZeroTrust.Core.Flow;

namespace ZeroTrust.Reports.Html;

/// <summary>Small pieces of HTML. Every text goes through <see cref="E"/>.</summary>
internal static class HtmlText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Encodes text for element content and for attributes in double quotes.</summary>
    public static string E(string? text) => Encoder.Encode(VisibleText.Of(text));

    public static string Count(int number, string noun) =>
        $"{number.ToString("N0", CultureInfo.InvariantCulture)} {noun}{(number == 1 ? "" : "s")}";

    public static string Time(DateTimeOffset at)
    {
        var utc = at.ToUniversalTime();
        return $"<time datetime=\"{utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}\">"
            + $"{utc.ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture)}</time>";
    }

    public static string Percent(Score score) =>
        score.Percent is { } percent ? percent.ToString("0", CultureInfo.InvariantCulture) : "<span class=\"dim\">&#8211;</span>";

    /// <summary>How many findings of each outcome; a brief form leaves out what was accepted.</summary>
    public static string Counts(Score score, bool brief = true)
    {
        var parts = new List<string>();
        Add(score.Failed, "failed", "o-fail");
        Add(score.Unknown, "unknown", "o-unknown");
        Add(brief ? 0 : score.Excepted, "excepted", "o-excepted");
        Add(score.Passed, "passed", "o-pass");
        return parts.Count == 0 ? "<span class=\"dim\">no findings</span>" : string.Join(" ", parts);

        void Add(int count, string word, string kind)
        {
            if (count > 0)
            {
                parts.Add($"<span class=\"{kind}\">{count.ToString("N0", CultureInfo.InvariantCulture)} {word}</span>");
            }
        }
    }

    /// <summary>The class that colours a score.</summary>
    public static string Grade(Score score) =>
        score.Percent switch
        {
            null => "g-none",
            >= 90 => "g-good",
            >= 70 => "g-fair",
            >= 40 => "g-weak",
            _ => "g-bad",
        };
}
