namespace ZeroTrust.Sandbox.Http;

/// <summary>Gives half of the bytes and then fails, as a connection does that breaks in the middle of an answer.</summary>
internal sealed class TruncatedStream(byte[] whole) : MemoryStream(whole, 0, whole.Length / 2, writable: false)
{
    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Checked(base.Read(buffer, offset, count), count);

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer) => Checked(base.Read(buffer), buffer.Length);

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Task.FromResult(Read(buffer, offset, count));

    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Read(buffer.Span));

    private static int Checked(int read, int wanted) =>
        read > 0 || wanted == 0 ? read : throw new IOException("The connection ended before the whole answer had come.");
}
