using ZeroTrust.Controls.Judging;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Iam;

namespace ZeroTrust.Controls.Identity;

/// <summary>Roles are in use.</summary>
internal sealed class RolesInUse : IControl
{
    public IEnumerable<Finding> Evaluate(Snapshot snapshot, ControlInfo control, ControlSettings settings) =>
        snapshot.Listed<IamRole>().Select(fact => control.Judge(fact, role => Verdict(control, role, settings)));

    private static Finding Verdict(ControlInfo control, Known<IamRole> role, ControlSettings settings)
    {
        if (role.Value.Path.StartsWith("/aws-service-role/", StringComparison.Ordinal))
        {
            return control.NotApplicable(
                role.Resource,
                "A service-linked role belongs to its service.",
                role.Shows("path", role.Value.Path)
            );
        }

        var limit = settings.Number("maximumAgeDays");
        var idle = (int)(settings.Now - (role.Value.LastUsedAt ?? role.Value.CreatedAt)).TotalDays;
        var evidence = new[] { role.Shows("lastUsedAt", role.Value.LastUsedAt), role.Shows("createdAt", role.Value.CreatedAt) };
        return (idle <= limit, role.Value.LastUsedAt is null) switch
        {
            (true, true) => control.Pass(role.Resource, $"Never used, and made {idle} days ago.", evidence),
            (true, false) => control.Pass(role.Resource, $"Used {idle} days ago.", evidence),
            (false, true) => control.Fail(
                role.Resource,
                $"Not used since it was made {idle} days ago, as far as AWS remembers (400 days).",
                evidence
            ),
            _ => control.Fail(role.Resource, $"Last used {idle} days ago; the limit is {limit}.", evidence),
        };
    }
}
