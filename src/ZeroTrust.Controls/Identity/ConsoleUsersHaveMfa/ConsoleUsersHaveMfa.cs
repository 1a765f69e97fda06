using ZeroTrust.Controls.Judging;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Iam;

namespace ZeroTrust.Controls.Identity;

/// <summary>Users with console access have MFA.</summary>
internal sealed class ConsoleUsersHaveMfa : IControl
{
    public IEnumerable<Finding> Evaluate(Snapshot snapshot, ControlInfo control, ControlSettings settings) =>
        snapshot
            .Listed<IamUser>()
            .Select(fact =>
                control.Judge(
                    fact,
                    user =>
                        control.Judge(
                            snapshot.About<LoginProfile>(user.Resource),
                            login =>
                                login.Value.Exists
                                    ? control.Judge(snapshot.About<UserMfa>(user.Resource), mfa => Verdict(control, login, mfa))
                                    : control.NotApplicable(
                                        user.Resource,
                                        "The user has no console password.",
                                        login.Shows("exists", false)
                                    )
                        )
                )
            );

    private static Finding Verdict(ControlInfo control, Known<LoginProfile> login, Known<UserMfa> mfa)
    {
        var devices = mfa.Shows("devices", mfa.Value.Devices.Select(static device => device.SerialNumber));
        return mfa.Value.Devices.Count > 0
            ? control.Pass(mfa.Resource, "The user signs in with MFA.", login.Shows("exists", true), devices)
            : control.Fail(mfa.Resource, "The user has a console password and no MFA device.", login.Shows("exists", true), devices);
    }
}
