using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using ZeroTrust.Core.Connections;

namespace ZeroTrust.Aws.Connecting;

/// <summary>
/// Credentials of an assumed role, renewed before they end. Unlike the SDK's own, they go over the
/// connection's HTTP seam, ask for MFA codes without
/// blocking a thread, and take the time from the injected clock.
/// </summary>
internal sealed class RoleCredentials(RoleToAssume role, Func<IAmazonSecurityTokenService> sts, IInteraction interaction, TimeProvider time)
    : AWSCredentials,
        IDisposable
{
    // AWS makes no session shorter than that, whatever the clock of this computer says.
    private static readonly TimeSpan ShortestSession = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _renewing = new(1);
    private volatile Session? _session;

    public RoleToAssume Role => role;

    public override ImmutableCredentials GetCredentials() =>
        _session is { } session
            ? session.Credentials
            : throw new NotSupportedException("Credentials of a role are fetched asynchronously.");

    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        if (_session is { } session && time.GetUtcNow() < session.RenewAt)
        {
            return session.Credentials;
        }

        await _renewing.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_session is { } renewed && time.GetUtcNow() < renewed.RenewAt)
            {
                return renewed.Credentials;
            }

            var fresh = await AssumeAsync().ConfigureAwait(false);
            _session = fresh;
            return fresh.Credentials;
        }
        finally
        {
            _renewing.Release();
        }
    }

    public void Dispose() => _renewing.Dispose();

    private async Task<Session> AssumeAsync()
    {
        var code = role.MfaSerial is { } serial
            ? await interaction.AskMfaCodeAsync(serial, CancellationToken.None).ConfigureAwait(false)
            : null;
        var answer = await sts()
            .AssumeRoleAsync(
                new AssumeRoleRequest
                {
                    RoleArn = role.RoleArn,
                    RoleSessionName = role.SessionName,
                    ExternalId = role.ExternalId,
                    SerialNumber = role.MfaSerial,
                    TokenCode = code,
                }
            )
            .ConfigureAwait(false);
        var now = time.GetUtcNow();
        var ends = answer.Credentials.Expiration is { } expiration ? Reading.Values.Time(expiration) : now;
        var atLeast = now + ShortestSession;
        return new(
            new ImmutableCredentials(answer.Credentials.AccessKeyId, answer.Credentials.SecretAccessKey, answer.Credentials.SessionToken),
            (ends > atLeast ? ends : atLeast) - RenewBefore
        );
    }

    private sealed record Session(ImmutableCredentials Credentials, DateTimeOffset RenewAt);
}
