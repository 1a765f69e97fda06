using Amazon.AccessAnalyzer;
using Amazon.AccessAnalyzer.Model;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Facts.AccessAnalyzer;

namespace ZeroTrust.Aws.Services.AccessAnalyzer;

/// <summary>IAM Access Analyzer in a region.</summary>
internal sealed class AnalyzerSource() : AccountSource<AccessAnalyzers>(SourceScope.Region)
{
    protected override async Task<AccessAnalyzers> ReadAsync(FactReader reader)
    {
        var client = reader.Client<IAmazonAccessAnalyzer>();
        var analyzers = await Pages
            .AllAsync<AnalyzerSummary>(async token =>
            {
                var page = await client
                    .ListAnalyzersAsync(new ListAnalyzersRequest { NextToken = token }, reader.CancellationToken)
                    .ConfigureAwait(false);
                return (page.Analyzers, page.NextToken);
            })
            .ConfigureAwait(false);
        return new([
            .. analyzers
                .OrderBy(static analyzer => analyzer.Arn, StringComparer.Ordinal)
                .Select(static analyzer => new Analyzer(
                    analyzer.Name,
                    analyzer.Arn,
                    analyzer.Type?.Value ?? "",
                    analyzer.Status?.Value ?? ""
                )),
        ]);
    }
}
