using ZeroTrust.Core.Connections;

namespace ZeroTrust.PowerShell.Loading;

/// <summary>A connection and what belongs to it.</summary>
/// <param name="aws">The connection.</param>
/// <param name="sandbox">The sandbox at its other end; null for anything else.</param>
/// <param name="journalFolder">Where changes made through it are written down; null for a temporary
/// folder that goes with the connection.</param>
internal sealed class SessionConnection(IAwsConnection aws, ISandbox? sandbox, string? journalFolder) : IAsyncDisposable
{
    /// <summary>The connection.</summary>
    public IAwsConnection Aws { get; } = aws;

    /// <summary>The sandbox at the other end; null for anything else.</summary>
    public ISandbox? Sandbox { get; } = sandbox;

    /// <summary>Where changes are written down.</summary>
    public string JournalFolder { get; } = journalFolder ?? Loading.JournalFolder.Temporary();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Aws.DisposeAsync().ConfigureAwait(false);
        if (Sandbox is not null)
        {
            await Sandbox.DisposeAsync().ConfigureAwait(false);
        }

        if (journalFolder is null)
        {
            Loading.JournalFolder.Remove(JournalFolder);
        }
    }
}
