namespace ZeroTrust.Facts.AccessAnalyzer;

/// <summary>Analyzers of one region.</summary>
/// <remarks>About the account in one region.</remarks>
/// <param name="Analyzers">Empty for none.</param>
[FactType("accessanalyzer-analyzers", ResourceRef.AccountType, "access-analyzer:ListAnalyzers")]
public sealed record AccessAnalyzers(IReadOnlyList<Analyzer> Analyzers);
