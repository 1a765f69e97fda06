using ZeroTrust.Controls.Judging;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Iam;

namespace ZeroTrust.Controls.Identity;

/// <summary>Access keys are rotated.</summary>
internal sealed partial class AccessKeysRotated : IControl
{
    public IEnumerable<Finding> Evaluate(Snapshot snapshot, ControlInfo control, ControlSettings settings) =>
        snapshot
            .Listed<IamUser>()
            .Select(fact =>
                control.Judge(
                    fact,
                    user => control.Judge(snapshot.About<UserAccessKeys>(user.Resource), keys => Verdict(control, keys, settings))
                )
            );

    /// <summary>The active keys that are older than the setting.</summary>
    internal static IEnumerable<AccessKey> Old(UserAccessKeys keys, ControlSettings settings) =>
        keys.Keys.Where(key => key.Active && (settings.Now - key.CreatedAt).TotalDays > settings.Number("maximumAgeDays"));

    private static Finding Verdict(ControlInfo control, Known<UserAccessKeys> keys, ControlSettings settings)
    {
        if (!keys.Value.Keys.Any(static key => key.Active))
        {
            return control.NotApplicable(
                keys.Resource,
                "The user has no active access key.",
                keys.Shows("keys", keys.Value.Keys.Select(static key => key.Id))
            );
        }

        var old = Old(keys.Value, settings).Select(static key => key.Id).ToList();
        var oldest = (int)keys.Value.Keys.Where(static key => key.Active).Max(key => (settings.Now - key.CreatedAt).TotalDays);
        return old.Count == 0
            ? control.Pass(keys.Resource, $"The oldest active key is {oldest} days old.", keys.Shows("ageDays", oldest))
            : control.Fail(
                keys.Resource,
                $"Active for more than {settings.Number("maximumAgeDays")} days: {string.Join(", ", old)}.",
                keys.Shows("keys", old),
                keys.Shows("ageDays", oldest)
            );
    }
}
