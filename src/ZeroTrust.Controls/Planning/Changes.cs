using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Plans;

namespace ZeroTrust.Controls.Planning;

/// <summary>How a control makes changes.</summary>
internal static class Changes
{
    extension(Change)
    {
        /// <summary>A change for a finding: it has the finding's id, control and resource, and the risk that the control states.</summary>
        /// <param name="finding">The finding that it answers.</param>
        /// <param name="context">The context in which the control plans.</param>
        /// <param name="content">What the control says of it.</param>
        public static Change For(Finding finding, PlanContext context, ChangeContent content) =>
            content.As(finding.Id, finding.ControlId, finding.Resource, context.Control.Risk);
    }
}
