using Amazon.AccessAnalyzer;
using Amazon.AccessAnalyzer.Model;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Facts;
using ZeroTrust.Facts.AccessAnalyzer;

namespace ZeroTrust.Aws.Services.AccessAnalyzer;

/// <summary>IAM Access Analyzer in a region.</summary>
internal sealed class AnalyzerSource : IFactSource
{
    public string Name => "accessanalyzer analyzers";

    public SourceScope Scope => SourceScope.Region;

    public IReadOnlyList<string> FactTypes { get; } = [Names.NameOf<AccessAnalyzers>()];

    public async Task CollectAsync(FactReader reader) =>
        reader.Add((await ReadOneAsync(reader, FactTypes[0], reader.AccountRef).ConfigureAwait(false))!);

    public async Task<IFact?> ReadOneAsync(FactReader reader, string factType, ResourceRef resource)
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
        return new Known<AccessAnalyzers>(
            reader.AccountRef,
            new([
                .. analyzers
                    .OrderBy(static analyzer => analyzer.Arn, StringComparer.Ordinal)
                    .Select(static analyzer => new Analyzer(
                        analyzer.Name,
                        analyzer.Arn,
                        analyzer.Type?.Value ?? "",
                        analyzer.Status?.Value ?? ""
                    )),
            ])
        );
    }
}
