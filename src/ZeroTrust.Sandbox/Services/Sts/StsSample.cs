using ZeroTrust.Sandbox.Sample;
using ZeroTrust.Sandbox.State;

namespace ZeroTrust.Sandbox.Services.Sts;

/// <summary>A session that has ended.</summary>
internal sealed class StsSample : IServiceSample
{
    public SampleStage Stage => SampleStage.Identities;

    public int Turn => 1;

    public void Management(AccountBuilder at) =>
        at.World.Sessions.Add(
            SampleCredentials.ExpiredAccessKeyId,
            new Session(
                SampleCredentials.ExpiredAccessKeyId,
                SampleCredentials.ExpiredSessionToken,
                at.DaysAgo(1),
                at.Account.Id,
                "security-audit",
                null,
                "yesterday",
                null,
                false
            )
        );
}
