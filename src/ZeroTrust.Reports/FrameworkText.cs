using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Frameworks;

namespace ZeroTrust.Reports;

/// <summary>The requirements that a finding answers, in a line: <c>AWS-FSBP: S3.5; CIS-AWS-5.0: 2.1.1</c>.</summary>
internal static class FrameworkText
{
    /// <summary>The control serves other requirements for each type of resource.</summary>
    public static bool Differs(ControlInfo control) => control.Frameworks.Values.Any(static ids => ids.ByResourceType.Count > 0);

    /// <summary>All that the control serves.</summary>
    public static string Of(ControlInfo control) => Line(control, static ids => ids, ", ");

    /// <summary>What the control serves for the resource of a finding.</summary>
    public static string Of(ControlInfo control, Finding finding, string separator) => Line(control, ids => For(ids, finding), separator);

    // Where facts are missing, the finding is about the account or region that they are missing from: all of the types are unknown.
    private static IReadOnlyList<string> For(RequirementIds ids, Finding finding) =>
        finding.Outcome == Outcome.Unknown && !ids.ByResourceType.ContainsKey(finding.Resource.Type) ? ids : ids.For(finding.Resource.Type);

    private static string Line(ControlInfo control, Func<RequirementIds, IReadOnlyList<string>> choose, string separator)
    {
        var parts = control
            .Frameworks.Select(framework => (framework.Key, Ids: choose(framework.Value)))
            .Where(static framework => framework.Ids.Count > 0)
            .Select(framework => $"{framework.Key}: {string.Join(separator, framework.Ids)}");
        return string.Join("; ", parts);
    }
}
