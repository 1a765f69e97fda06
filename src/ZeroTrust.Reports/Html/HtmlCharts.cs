using System.Globalization;
using ZeroTrust.Core.Flow;
using static ZeroTrust.Reports.Html.HtmlText;

namespace ZeroTrust.Reports.Html;

/// <summary>Scores as inline SVG, each with its words for screen readers.</summary>
internal static class HtmlCharts
{
    private const double Radius = 52;
    private const double Circumference = 2 * Math.PI * Radius;

    /// <summary>A bar from 0 to 100; a tick where the score is certain.</summary>
    public static string Bar(Score score)
    {
        var percent = score.Percent ?? 0;
        var tick =
            score is { Percent: { } known, AtLeastPercent: { } certain } && known - certain >= 0.05
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"<rect class=\"certain\" x=\"{certain * 2:0.#}\" y=\"0\" width=\"1.5\" height=\"8\"/>"
                )
                : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg class=\"bar {Grade(score)}\" viewBox=\"0 0 200 8\" preserveAspectRatio=\"none\" role=\"img\" "
                + $"aria-label=\"{Words(score)}\"><rect class=\"track\" width=\"200\" height=\"8\" rx=\"4\"/><rect class=\"fill\" "
                + $"width=\"{percent * 2:0.#}\" height=\"8\" rx=\"4\"/>{tick}</svg>"
        );
    }

    /// <summary>A ring with the score in it.</summary>
    public static string Ring(Score score)
    {
        var filled = (score.Percent ?? 0) / 100 * Circumference;

        // A round end would draw a dot for nothing.
        var arc =
            filled == 0
                ? ""
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"<circle class=\"arc\" cx=\"64\" cy=\"64\" r=\"{Radius}\" stroke-dasharray=\"{filled:0.##} {Circumference:0.##}\" "
                        + $"transform=\"rotate(-90 64 64)\"/>"
                );
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg class=\"ring {Grade(score)}\" viewBox=\"0 0 128 128\" width=\"128\" height=\"128\" role=\"img\" "
                + $"aria-label=\"{Words(score)}\"><circle class=\"track\" cx=\"64\" cy=\"64\" r=\"{Radius}\"/>{arc}<text x=\"64\" y=\"72\" "
                + $"class=\"big\">{(score.Percent is { } percent ? percent.ToString("0", CultureInfo.InvariantCulture) : "&#8211;")}</text>"
                + $"<text x=\"64\" y=\"92\" class=\"of\">of 100</text></svg>"
        );
    }

    private static string Words(Score score) =>
        score.Percent is { } percent
            ? string.Create(CultureInfo.InvariantCulture, $"{E(score.Title)}: {percent:0.#} of 100, at least {score.AtLeastPercent:0.#}")
            : $"{E(score.Title)}: nothing is known";
}
