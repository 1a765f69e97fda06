using ZeroTrust.Core.Connections;

namespace ZeroTrust.Sandbox;

/// <summary>Makes sandboxes.</summary>
/// <param name="clock">The clock of all of them.</param>
public sealed class SandboxFactory(TimeProvider clock) : ISandboxFactory
{
    /// <summary>A factory on the system's clock.</summary>
    public SandboxFactory()
        : this(TimeProvider.System) { }

    /// <inheritdoc/>
    public ISandbox Create(SandboxOptions options) => new AwsSandbox(options, clock);
}
