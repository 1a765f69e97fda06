using System.Text;
using ZeroTrust.Core.Journal;
using ZeroTrust.Core.Reports;
using static ZeroTrust.Reports.Html.HtmlText;

namespace ZeroTrust.Reports.Html;

/// <summary>The changes of the journal.</summary>
internal static class HtmlChanges
{
    public static string Section(Report report)
    {
        if (report.Changes.Count == 0)
        {
            return "";
        }

        var html = new StringBuilder(
            "<section class=\"wrap\" aria-labelledby=\"changes-title\">\n<h2 id=\"changes-title\">Changes <small>from the journal</small>"
                + "</h2>\n<div class=\"card scroll\"><table>"
                + "<thead><tr><th>When</th><th>What</th><th>Resource</th><th>Status</th><th>By</th>"
                + "<th>Run</th></tr></thead><tbody>\n"
        );
        foreach (var change in report.Changes)
        {
            html.Append(
                    $"<tr><td>{(change.At is { } at ? Time(at) : "")}</td><th scope=\"row\">{E(change.Description)}{Error(change)}</th>"
                        + $"<td class=\"mono\">{E(change.Resource.ToString())}</td>"
                )
                .Append(
                    $"<td>{E(Status(change))}</td><td class=\"mono\">{E(change.CallerArn)}</td><td class=\"mono\">"
                        + $"{E(change.RunId)}</td></tr>\n"
                );
        }

        return html.Append("</tbody></table></div>\n</section>\n").ToString();
    }

    private static string Error(ChangeRecord change) => change.Error is null ? "" : $"<br><small>{E(change.Error.Message)}</small>";

    private static string Status(ChangeRecord change) =>
        change.IsPartial
            ? "half done"
            : change.Status switch
            {
                ChangeStatus.AlreadyInPlace => "already in place",
                ChangeStatus.SkippedByUser => "skipped",
                ChangeStatus.NotRun or null => "not run",
                var other => other.ToString()!.ToLowerInvariant(),
            };
}
