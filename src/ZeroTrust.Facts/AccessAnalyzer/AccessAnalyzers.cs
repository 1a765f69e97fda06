namespace ZeroTrust.Facts.AccessAnalyzer;

/// <summary>Analyzers of one region.</summary>
/// <remarks>access-analyzer:ListAnalyzers. Resource: the account in the region.</remarks>
/// <param name="Analyzers">Empty for none.</param>
[FactType("accessanalyzer-analyzers")]
public sealed record AccessAnalyzers(IReadOnlyList<Analyzer> Analyzers);
