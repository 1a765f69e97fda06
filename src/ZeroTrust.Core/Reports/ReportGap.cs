using ZeroTrust.Facts;

namespace ZeroTrust.Core.Reports;

/// <summary>Something that could not be read.</summary>
/// <param name="Resource">About what.</param>
/// <param name="FactType">Which kind of fact; <c>account</c> for an account that could not be entered.</param>
/// <param name="Gap">Why.</param>
public sealed record ReportGap(ResourceRef Resource, string FactType, Gap Gap);
