using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Frameworks;
using ZeroTrust.Core.Reports;
using ZeroTrust.Facts;
using ZeroTrust.Reports.Csv;

namespace ZeroTrust.Reports.Tests;

public sealed partial class ReportWriterTests
{
    private static readonly ReportFormats Formats = new();
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Json_holds_everything()
    {
        var report = SampleReport.Make(200);
        using var json = JsonDocument.Parse(await Write("json", report));
        Assert.Equal("zerotrust-report", json.RootElement.GetProperty("format").GetString());
        Assert.Equal(201, json.RootElement.GetProperty("findings").GetArrayLength());
        Assert.Equal(report.Findings[0].Id, json.RootElement.GetProperty("findings")[0].GetProperty("id").GetString());
        Assert.Equal(report.Gaps.Count, json.RootElement.GetProperty("gaps").GetArrayLength());
        Assert.Equal(5, json.RootElement.GetProperty("changes").GetArrayLength());
        Assert.Equal(6, json.RootElement.GetProperty("posture").GetProperty("steps").GetArrayLength());
    }

    [Fact]
    public async Task Accounts_that_were_not_entered_are_named_with_their_state_and_the_reason()
    {
        var report = SampleReport.Make(1);
        var gap = new Gap(GapReason.NotSupportedHere, "sts:AssumeRole", "The account is \"suspended\".");
        report = report with { Header = report.Header with { Accounts = [new("444455556666", "gone", false, gap, "SUSPENDED")] } };
        Assert.Contains(
            "title=\"not entered: The account is &quot;suspended&quot;.\">gone (SUSPENDED)</span>",
            await Write("html", report),
            StringComparison.Ordinal
        );
        using var json = JsonDocument.Parse(await Write("json", report));
        Assert.Contains("\"state\": \"SUSPENDED\"", json.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("  =1+1", "\"'  =1+1\"")]
    [InlineData("+49", "\"'+49\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"'␉=1\"")]
    [InlineData("\r\n=1", "\"'␍␊=1\"")]
    [InlineData("two\nlines", "two␊lines")]
    [InlineData("bell\u0007", "bell␇")]
    [InlineData("\uFF1Dcmd", "\"'\uFF1Dcmd\"")]
    [InlineData("safe\u202Etxt.exe", "safe[U+202E]txt.exe")]
    public void Csv_values_are_safe_for_spreadsheets(string value, string cell) => Assert.Equal(cell, CsvReportWriter.Cell(value));

    [Fact]
    public async Task Csv_has_one_line_per_finding_and_one_number_of_columns()
    {
        var text = await Write("csv", SampleReport.Make(300));
        var lines = text.Split("\r\n");
        Assert.Equal(303, lines.Length);
        Assert.Equal("", lines[^1]);
        Assert.All(lines[..^1], line => Assert.Equal(16, CsvCell().Matches(line).Count));
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Html_stands_alone_and_runs_nothing_but_its_own_script()
    {
        var html = await Write("html", SampleReport.Make(500));
        Assert.DoesNotContain("http://", html, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", html, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "<b>",
            html.Replace("<b>0", "", StringComparison.Ordinal)[
                html.IndexOf("<dl", StringComparison.Ordinal)..html.IndexOf("</dl>", StringComparison.Ordinal)
            ],
            StringComparison.Ordinal
        );
        Assert.Equal(2, Regex.Count(html, "<script"));
        Assert.Equal(2, Regex.Count(html, "</script"));
        Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)\\son[a-z]+=", html[..html.IndexOf("id=\"data\"", StringComparison.Ordinal)]);
        Assert.Matches("script-src 'sha256-[A-Za-z0-9+/=]{44}'", html);
        var script = html[
            (html.LastIndexOf("<script>", StringComparison.Ordinal) + 8)..html.LastIndexOf("</script>", StringComparison.Ordinal)
        ];
        Assert.Contains(
            "sha256-" + Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(script))),
            html,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Html_data_is_json_with_every_finding_and_nothing_hostile()
    {
        var report = SampleReport.Make(500);
        using var data = DataOf(await Write("html", report));
        Assert.Equal(501, data.RootElement.GetProperty("findings").GetArrayLength());
        Assert.Contains(
            data.RootElement.GetProperty("findings").EnumerateArray(),
            f => f.GetProperty("n").GetString() == SampleReport.Hostile
        );
    }

    private static JsonDocument DataOf(string html)
    {
        var start = html.IndexOf("id=\"data\">", StringComparison.Ordinal) + 10;
        var text = html[start..html.IndexOf("</script>", start, StringComparison.Ordinal)];
        Assert.DoesNotContain('<', text);
        return JsonDocument.Parse(text);
    }

    [Fact]
    public async Task A_finding_shows_the_requirements_of_its_own_type_of_resource()
    {
        var report = SampleReport.Make(1);
        var finding = report.Findings[0] with { Outcome = Outcome.Fail };
        var ids = RequirementIds.Of(
            new Dictionary<string, IReadOnlyList<string>> { [finding.Resource.Type] = ["S3.5"], ["AWS::EFS::FileSystem"] = ["EFS.8"] }
        );
        var control = report.Controls.Single(c => c.Id == finding.ControlId) with
        {
            Frameworks = new Dictionary<string, RequirementIds> { ["AWS-FSBP"] = ids, ["CIS-AWS-3.0"] = ["1.5"] },
        };
        var other = finding with { Resource = finding.Resource with { Type = "AWS::RDS::DBInstance" } };
        report = report with { Controls = [control], Findings = [finding, other, other with { Outcome = Outcome.Unknown }] };

        string[] expected = ["AWS-FSBP: S3.5; CIS-AWS-3.0: 1.5", "CIS-AWS-3.0: 1.5", "AWS-FSBP: S3.5, EFS.8; CIS-AWS-3.0: 1.5"];
        using var data = DataOf(await Write("html", report));
        Assert.Equal(
            expected,
            data.RootElement.GetProperty("findings").EnumerateArray().Select(static f => f.GetProperty("f").GetString())
        );
        Assert.Equal("", data.RootElement.GetProperty("controls").GetProperty(control.Id).GetProperty("frameworks").GetString());

        var lines = (await Write("csv", report)).Split("\r\n")[1..4];
        var cells = lines.Select(static line => CsvCell().Matches(line)[^1].Value.Trim(',', '"'));
        Assert.Equal(expected.Select(static text => text.Replace(", ", " ", StringComparison.Ordinal)), cells);

        using var json = JsonDocument.Parse(await Write("json", report));
        var frameworks = json.RootElement.GetProperty("controls")[0].GetProperty("frameworks");
        Assert.Equal("EFS.8", frameworks.GetProperty("AWS-FSBP").GetProperty("AWS::EFS::FileSystem")[0].GetString());
    }

    [Fact]
    public async Task Hostile_texts_everywhere_stay_texts()
    {
        foreach (
            var hostile in new[]
            {
                SampleReport.Hostile,
                "\"><img src=x onerror=alert(1)>",
                "{{7*7}}",
                "]]>",
                "\u2028</script\u2029>",
                "&lt;b&gt;",
                "\uD800",
                "\0",
            }
        )
        {
            var report = SampleReport.Make(3);
            var finding = report.Findings[0] with
            {
                Resource = new ResourceRef(hostile, hostile, hostile, hostile) { Name = hostile, Arn = hostile },
                Reason = hostile,
                Title = hostile,
            };
            report = report with
            {
                Findings = [finding],
                Header = report.Header with
                {
                    CallerArn = hostile,
                    Regions = [hostile],
                    Accounts = [report.Header.Accounts[0] with { Name = hostile }],
                },
                Changes = [.. report.Changes.Select(c => c with { CallerArn = hostile })],
                Gaps = [report.Gaps[0] with { Gap = report.Gaps[0].Gap with { Message = hostile, Action = hostile } }],
            };
            var html = await Write("html", report);
            Assert.Equal(2, Regex.Count(html, "(?i)<script"));
            Assert.Equal(2, Regex.Count(html, "(?i)</script"));
            Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<!--", html, StringComparison.Ordinal);
            await Write("csv", report);
            await Write("json", report);
        }
    }

    [Fact]
    public async Task A_sample_lies_beside_the_tests_to_be_looked_at()
    {
        await Formats.Get("html").SaveAsync(SampleReport.Make(2_000), Path.Combine(AppContext.BaseDirectory, "sample-report.html"), _stop);
        await Formats
            .Get("html")
            .SaveAsync(
                SampleReport.Make(0) with
                {
                    Changes = [],
                    Gaps = [],
                    Findings = [],
                },
                Path.Combine(AppContext.BaseDirectory, "sample-empty.html"),
                _stop
            );
    }

    [Fact]
    public void Formats_are_found_by_name_and_by_file()
    {
        Assert.Equal("Html", Formats.ForPath("a/report.HTML")!.Format);
        Assert.Equal("Csv", Formats.ForPath("x.csv")!.Format);
        Assert.Null(Formats.ForPath("x.pdf"));
        Assert.Equal(ErrorIds.ArgumentInvalid, Assert.Throws<ZeroTrustException>(() => Formats.Get("pdf")).ErrorId);
    }

    private async Task<string> Write(string format, Report report)
    {
        using var stream = new MemoryStream();
        await Formats.Get(format).WriteAsync(report, stream, _stop);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    [GeneratedRegex("(?:^|,)(?:\"(?:[^\"]|\"\")*\"|[^,\"]*)")]
    private static partial Regex CsvCell();
}
