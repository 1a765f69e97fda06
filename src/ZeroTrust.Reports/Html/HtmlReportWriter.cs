using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ZeroTrust.Core.Controls.Guide;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Flow;
using ZeroTrust.Core.Reports;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using static ZeroTrust.Reports.Html.HtmlText;

namespace ZeroTrust.Reports.Html;

/// <summary>
/// One self-contained HTML file: it loads nothing and sends nothing, which its content security policy
/// enforces. Everything but the list of findings is
/// there without script; the list is rendered as it is scrolled, from data in the file, so that thousands of findings open at once.
/// </summary>
internal sealed class HtmlReportWriter : IReportWriter
{
    private static readonly string Style = Resource("report.css");
    private static readonly string Script = Resource("report.js");

    public string Format => "Html";

    public string Extension => ".html";

    public async Task WriteAsync(Report report, Stream stream, CancellationToken cancellationToken = default)
    {
        var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 64 * 1024, leaveOpen: true)
        {
            NewLine = "\n",
        };
        await using (writer)
        {
            await writer.WriteAsync(Head()).ConfigureAwait(false);
            await writer.WriteAsync(Masthead(report)).ConfigureAwait(false);
            await writer.WriteAsync("<main id=\"main\">\n").ConfigureAwait(false);
            await writer.WriteAsync(Summary(report)).ConfigureAwait(false);
            await writer.WriteAsync(Steps(report)).ConfigureAwait(false);
            await writer.WriteAsync(PhasesAndAccounts(report)).ConfigureAwait(false);
            await writer.WriteAsync(FindingsShell(report)).ConfigureAwait(false);
            await writer.WriteAsync(Coverage(report)).ConfigureAwait(false);
            await writer.WriteAsync(GapList(report)).ConfigureAwait(false);
            await writer.WriteAsync(HtmlChanges.Section(report)).ConfigureAwait(false);
            await writer.WriteAsync("</main>\n").ConfigureAwait(false);
            await writer.WriteAsync(Foot(report)).ConfigureAwait(false);
            await writer.WriteAsync("<script type=\"application/json\" id=\"data\">").ConfigureAwait(false);
            await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
            await HtmlData.WriteAsync(report, stream, cancellationToken).ConfigureAwait(false);
            await writer.WriteAsync("</script>\n<script>").ConfigureAwait(false);
            await writer.WriteAsync(Script).ConfigureAwait(false);
            await writer.WriteAsync("</script>\n</body>\n</html>\n").ConfigureAwait(false);
        }
    }

    private static string Head()
    {
        var policy =
            $"default-src 'none'; style-src 'sha256-{HashOf(Style)}'; script-src 'sha256-{HashOf(Script)}'; "
            + $"base-uri 'none'; form-action 'none'";
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <title>Zero Trust report for AWS</title>
            <style>{Style}</style>
            </head>
            <body>
            <a class="skip" href="#findings">Skip to findings</a>

            """;
    }

    private static string Masthead(Report report)
    {
        var header = report.Header;
        var reached = header.Accounts.Count(static account => account.Gap is null);
        var accounts =
            reached == header.Accounts.Count ? Count(reached, "account") : $"{reached} of {Count(header.Accounts.Count, "account")}";
        return $"""
            <header class="mast">
            <div class="wrap">
            <div class="brand"><svg viewBox="0 0 24 24" width="28" height="28" aria-hidden="true">
              <path d="M12 2 4 5v6c0 5.2 3.4 9.4 8 11 4.6-1.6 8-5.8 8-11V5z" class="shield"/><path d="m8.2 12 2.7 2.7 5-5.2" class="tick"/>
              </svg>
            <div><h1>Zero Trust report for AWS</h1><p>{E(accounts)}, {E(Count(header.Regions.Count, "region"))}, {E(
                Count(report.Controls.Count, "control")
            )}</p></div></div>
            <dl class="facts">
            <div><dt>Facts read</dt><dd>{Time(header.TakenAt)}</dd></div>
            <div><dt>By</dt><dd class="mono">{E(header.CallerArn)}</dd></div>
            <div><dt>Accounts</dt><dd>{string.Join(
                ", ",
                header.Accounts.Select(Account)
            )}</dd></div>
            <div><dt>Regions</dt><dd>{E(string.Join(", ", header.Regions))}</dd></div>
            </dl>
            </div>
            </header>

            """;
    }

    private static string Account(AccountScope account) =>
        account.Gap is not { } gap
            ? $"<span>{E(account.Name)}</span>"
            : $"<span class=\"shut\" title=\"not entered: {E(gap.Message)}\">{E(account.Name)}{(
                account.State is null or "ACTIVE" ? "" : $" ({E(account.State)})"
            )}</span>";

    private static string Summary(Report report)
    {
        var overall = report.Posture.Overall;
        var failing = report.Findings.Where(static f => f.Outcome == Outcome.Fail).ToList();
        var html = new StringBuilder("<section class=\"hero wrap\" aria-label=\"Summary\">\n<div class=\"card total\">");
        html.Append(HtmlCharts.Ring(overall));
        html.Append("<div><h2>Overall score</h2><p class=\"lead\">").Append(E(Verdict(overall))).Append("</p>");
        if (overall is { Percent: { } percent, AtLeastPercent: { } certain } && percent - certain >= 0.05)
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"<p class=\"note\">At least {certain:0.#} when everything unknown is counted as failed.</p>"
            );
        }

        html.Append("</div></div>\n<ul class=\"tiles\">");
        foreach (var severity in new[] { Severity.Critical, Severity.High, Severity.Medium, Severity.Low })
        {
            html.Append(
                Tile(
                    failing.Count(f => f.Severity == severity),
                    severity.ToString(),
                    "s-" + severity.ToString().ToLowerInvariant(),
                    $"data-severity=\"{severity}\" data-outcome=\"Fail\""
                )
            );
        }

        html.Append(Tile(overall.Unknown, "Unknown", "o-unknown", "data-outcome=\"Unknown\""));
        html.Append(Tile(overall.Passed, "Passed", "o-pass", "data-outcome=\"Pass\""));
        return html.Append("</ul>\n</section>\n").ToString();
    }

    private static string Tile(int count, string label, string kind, string filter) =>
        $"<li><button type=\"button\" class=\"card tile {kind}\" {filter}><b>{count.ToString("N0", CultureInfo.InvariantCulture)}</b>"
        + $"<span>{E(label)}</span></button></li>";

    private static string Verdict(Score score) =>
        score.Percent switch
        {
            null => "Nothing could be judged.",
            >= 90 => "Strong. Keep it that way, and close what is left.",
            >= 70 => "Fair. The worst findings below come first.",
            >= 40 => "Weak. Begin with the quick wins.",
            _ => "Open. Begin with the critical findings today.",
        };

    private static string Steps(Report report)
    {
        var html = new StringBuilder(
            "<section class=\"wrap\" aria-labelledby=\"steps-title\">\n<h2 id=\"steps-title\">The six steps</h2>\n<ol class=\"steps\">\n"
        );
        var number = 0;
        foreach (var step in report.Posture.Steps)
        {
            number++;
            html.Append(
                CultureInfo.InvariantCulture,
                $"""
                <li><button type="button" class="card step" data-step="{E(step.Key)}">
                <span class="num" aria-hidden="true">{number}</span><span class="name">{E(step.Title)}</span><span class="pct">{Percent(
                    step
                )}</span>
                {HtmlCharts.Bar(step)}
                <span class="counts">{Counts(step)}</span></button></li>

                """
            );
        }

        return html.Append("</ol>\n</section>\n").ToString();
    }

    private static string PhasesAndAccounts(Report report)
    {
        var html = new StringBuilder(
            "<section class=\"wrap pair\">\n<div class=\"card\"><h2>Progress by phase</h2>\n<table class=\"bars\"><thead class=\"vh\"><tr>"
                + "<th>Phase</th><th>Score</th><th>Findings</th></tr></thead><tbody>\n"
        );
        foreach (var phase in report.Posture.Phases)
        {
            html.Append(BarRow(phase, $"{E(phase.Title)} <small>Phase {E(phase.Key)}</small>"));
        }

        html.Append(
            "</tbody></table></div>\n<div class=\"card\"><h2>Accounts</h2>\n<table class=\"bars\"><thead class=\"vh\"><tr><th>Account</th>"
                + "<th>Score</th><th>Findings</th></tr></thead><tbody>\n"
        );
        foreach (var account in report.Posture.Accounts.OrderBy(static a => a.Percent ?? 101).Take(50))
        {
            html.Append(
                BarRow(account, $"{E(account.Title)} <small class=\"mono\">{E(account.Key == account.Title ? "" : account.Key)}</small>")
            );
        }

        return html.Append("</tbody></table></div>\n</section>\n").ToString();
    }

    private static string BarRow(Score score, string head) =>
        $"<tr><th scope=\"row\">{head}</th><td class=\"pct\">{Percent(score)}</td><td class=\"barcell\">{HtmlCharts.Bar(score)}<span "
        + $"class=\"counts\">{Counts(score)}</span></td></tr>\n";

    private static string FindingsShell(Report report) =>
        $"""
            <section class="wrap" id="findings" aria-labelledby="findings-title" tabindex="-1">
            <h2 id="findings-title">Findings <small>worst first</small></h2>
            <form class="filters card" id="filters" role="search" aria-label="Filter findings">
            <label class="grow"><span class="vh">Text</span>
              <input type="search" id="q" placeholder="Search title, resource, reason&#8230;" autocomplete="off"></label>
            <label><span class="vh">Severity</span><select id="severity"><option value="">Every severity</option><option>Critical</option>
              <option>High</option><option>Medium</option><option>Low</option><option>Informational</option></select></label>
            <label><span class="vh">Status</span><select id="outcome"><option value="open">Failed or unknown</option>
              <option value="Fail">Failed</option><option value="Unknown">Unknown</option><option value="Excepted">Excepted</option>
              <option value="Pass">Passed</option><option value="NotApplicable">Not applicable</option>
              <option value="">Every status</option></select></label>
            <label><span class="vh">Account</span><select id="account"><option value="">Every account</option></select></label>
            <label><span class="vh">Step</span><select id="step"><option value="">Every step</option>{string.Concat(
                report.Posture.Steps.Select(static s => $"<option value=\"{E(s.Key)}\">{E(s.Title)}</option>")
            )}</select></label>
            <button type="reset" class="plain">Reset</button>
            </form>
            <p class="note" id="count" role="status"></p>
            <div id="list" class="list"></div>
            <button type="button" id="more" class="plain" hidden>Show more</button>
            <noscript><p class="card pad">The list of findings needs the script that is part of this file. The same findings are in the JSON
              and CSV reports (Export-ZtReport -Format Json, Csv).</p></noscript>
            </section>

            """;

    private static string Coverage(Report report)
    {
        var covered = report.Posture.Rows.Count(row => report.Controls.Any(control => control.Rows.Contains(row.Key)));
        var html = new StringBuilder(
            $"<section class=\"wrap\" aria-labelledby=\"coverage-title\">\n<h2 id=\"coverage-title\">Coverage of the guide <small>"
                + $"{covered} of {report.Posture.Rows.Count} rows have controls</small></h2>\n<div class=\"card "
                + $"scroll\"><table class=\"bars rows\">"
                + "<thead><tr><th>Row</th><th>The guide asks for</th><th class=\"right\">Score</th><th><span class=\"vh\">Bar</span></th>"
                + "<th>Findings</th><th>Controls</th></tr></thead><tbody>\n"
        );
        foreach (var row in report.Posture.Rows)
        {
            var controls = report.Controls.Where(control => control.Rows.Contains(row.Key)).ToList();
            html.Append(controls.Count == 0 ? "<tr class=\"none\">" : "<tr>")
                .Append(CultureInfo.InvariantCulture, $"<td class=\"mono\">{E(row.Key)}</td><th scope=\"row\">{E(row.Title)}</th>");
            html.Append(
                CultureInfo.InvariantCulture,
                $"<td class=\"pct\">{(controls.Count == 0 ? "" : Percent(row))}</td><td class=\"barcell\">"
                    + $"{(controls.Count == 0 ? "" : HtmlCharts.Bar(row))}</td><td class=\"counts\">{Counts(row, brief: false)}</td>"
            );
            html.Append("<td class=\"ids\">")
                .Append(
                    controls.Count == 0
                        ? "no control yet"
                        : string.Join(' ', controls.Select(static c => $"<span class=\"mono\" title=\"{E(c.Title)}\">{E(c.Id)}</span>"))
                )
                .Append("</td></tr>\n");
        }

        return html.Append("</tbody></table></div>\n<p class=\"note\">Phase of a row: ")
            .Append(
                string.Join(
                    "; ",
                    Enumerable
                        .Range(1, 3)
                        .Select(static phase =>
                            $"{phase} {E(GuideTable.TitleOf(phase))}: "
                            + $"{E(string.Join(' ', GuideTable.Rows.Where(row => row.Phase == phase).Select(static row => row.Id)))}"
                        )
                )
            )
            .Append("</p>\n</section>\n")
            .ToString();
    }

    private static string GapList(Report report)
    {
        if (report.Gaps.Count == 0)
        {
            return "<section class=\"wrap\"><h2>What could not be read</h2><p class=\"card pad\">Everything that was asked for "
                + "could be read.</p></section>\n";
        }

        var html = new StringBuilder(
            "<section class=\"wrap\" aria-labelledby=\"gaps-title\">\n<h2 id=\"gaps-title\">What could not be read</h2>\n"
                + "<div class=\"card scroll\"><table>"
                + "<thead><tr><th>Action that would settle it</th><th>Why</th><th class=\"right\">Times</th><th>"
                + "Where</th><th>AWS said</th></tr></thead><tbody>\n"
        );
        foreach (
            var group in report
                .Gaps.GroupBy(static gap => (gap.Gap.Action, gap.Gap.Reason, gap.Gap.Denial))
                .OrderByDescending(static g => g.Count())
                .ThenBy(static g => g.Key.Action, StringComparer.Ordinal)
                .Take(200)
        )
        {
            var places = group
                .Select(static gap => gap.Resource.AccountId + " " + gap.Resource.Region)
                .Distinct(StringComparer.Ordinal)
                .ToList();
            var where = string.Join(", ", places.Take(3)) + (places.Count > 3 ? $" and {places.Count - 3} more" : "");
            html.Append(
                CultureInfo.InvariantCulture,
                $"<tr><td class=\"mono\">{E(group.Key.Action)}</td><td>{E(Words(group.Key.Reason, group.Key.Denial))}</td>"
                    + $"<td class=\"right\">{group.Count()}</td><td class=\"mono\">{E(where)}</td>"
                    + $"<td class=\"said\">{E(group.First().Gap.Message)}</td></tr>\n"
            );
        }

        return html.Append("</tbody></table></div>\n</section>\n").ToString();
    }

    private static string Words(GapReason reason, Denial? denial) => denial is null ? Words(reason) : $"{Words(reason)}: {denial}";

    private static string Words(GapReason reason) =>
        reason switch
        {
            GapReason.AccessDenied => "access denied",
            GapReason.NotSupportedHere => "not supported here",
            GapReason.Throttled => "throttled",
            _ => "failed",
        };

    private static string Foot(Report report) =>
        $"""
            <footer class="wrap foot">
            <p>Score: for each control the share of its findings that pass, weighted by severity (Critical 40, High 10,
              Medium 4, Low 1); then the mean over the controls, weighted the same way. Unknown findings never count as passed;
              the tick in a bar is the score with all of them counted as failed.</p>
            <p>Made {Time(
                report.GeneratedAt
            )} by ZeroTrust.PowerShell on the machine of whoever ran it. This file loads nothing and sends nothing.</p>
            </footer>

            """;

    private static string Resource(string name)
    {
        using var stream = typeof(HtmlReportWriter).Assembly.GetManifestResourceStream("Html/" + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    private static string HashOf(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
