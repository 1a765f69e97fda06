using ZeroTrust.Policy;
using ZeroTrust.Policy.Catalogue;

namespace ZeroTrust.Escalation.Graph;

/// <summary>Tells types of workload by their ARNs.</summary>
internal static class WorkloadTypes
{
    private static readonly Dictionary<string, string> Formats = EscalationCatalogue
        .Paths.Select(p => p.Workload)
        .OfType<string>()
        .Distinct(StringComparer.Ordinal)
        .ToDictionary(
            w => w,
            w =>
                IamCatalogue
                    .Default.FindService(w.Split(':')[0])!
                    .ResourceTypes.First(t => t.Name.Equals(w.Split(':')[1], StringComparison.OrdinalIgnoreCase))
                    .ArnFormat
        );

    /// <summary>Whether an ARN is of a type such as <c>lambda:function</c>.</summary>
    public static bool IsOf(string type, string arn) =>
        Arn.TryParse(arn, out var parts) && StepResources.IsOfType(arn, Formats[type], parts.Account, parts.Partition);
}
