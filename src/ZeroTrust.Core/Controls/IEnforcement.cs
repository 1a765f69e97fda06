using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;

namespace ZeroTrust.Core.Controls;

/// <summary>Says what would bring a failed finding to the good state. Pure: returns data, changes nothing.</summary>
public interface IEnforcement
{
    /// <summary>Plans for findings whose outcome is Fail; anything else gives an empty plan.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="snapshot">The facts that it rests on.</param>
    /// <param name="context">Caller, break-glass principals, settings, moment and ids.</param>
    PlanDraft Plan(Finding finding, Snapshot snapshot, PlanContext context);
}
