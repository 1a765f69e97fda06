using System.Collections.Concurrent;
using ZeroTrust.Core.Connections;

namespace ZeroTrust.Aws.Doubles;

/// <summary>Notes what people would see.</summary>
internal sealed class Listener : IInteraction
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ConcurrentQueue<string> Warnings { get; } = new();

    public ConcurrentQueue<string> AskedFor { get; } = new();

    public ValueTask<string> AskMfaCodeAsync(string mfaSerial, CancellationToken cancellationToken)
    {
        AskedFor.Enqueue(mfaSerial);
        return ValueTask.FromResult("123456");
    }

    public void ShowSsoLogin(Uri verificationUri, string userCode) => Lines.Enqueue(verificationUri + " " + userCode);

    public void Verbose(string message) => Lines.Enqueue(message);

    public void Warning(string message) => Warnings.Enqueue(message);
}
