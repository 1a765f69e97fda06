using ZeroTrust.Core.Connections;
using ZeroTrust.Sandbox.Access;
using ZeroTrust.Sandbox.Dump;
using ZeroTrust.Sandbox.Faults;
using ZeroTrust.Sandbox.Http;
using ZeroTrust.Sandbox.Sample;
using ZeroTrust.Sandbox.State;

namespace ZeroTrust.Sandbox;

/// <summary>An AWS in memory: the sample organization behind the HTTP seam of SDK clients.</summary>
public sealed class AwsSandbox : ISandbox
{
    /// <summary>Makes a sandbox.</summary>
    /// <param name="options">Which sample, what goes wrong in it, and whether IAM is enforced.</param>
    /// <param name="clock">The clock; ages in the sample are counted back from the day that it shows.</param>
    /// <exception cref="FormatException">A fault cannot be read.</exception>
    public AwsSandbox(SandboxOptions options, TimeProvider clock)
        : this(options, clock, exit: null) { }

    internal AwsSandbox(SandboxOptions options, TimeProvider clock, Action? exit)
    {
        ArgumentNullException.ThrowIfNull(options);
        World = SampleOrganization.Build(options.Seed, clock);
        Gateway = new Gateway(World, FaultBoard.Parse(options.Faults, exit), options.EnforceIam ? new AccessGuard() : null, clock);
    }

    /// <inheritdoc/>
    public ConnectionOptions Connection =>
        new()
        {
            AccessKey = SampleCredentials.AccessKeyId,
            SecretKey = SampleCredentials.SecretAccessKey,
            Organization = true,
            HttpHandler = CreateHandler,
        };

    internal World World { get; }

    internal Gateway Gateway { get; }

    /// <inheritdoc/>
    public HttpMessageHandler CreateHandler() => new SandboxHandler(Gateway);

    /// <inheritdoc/>
    public string DumpState()
    {
        lock (World.Gate)
        {
            return StateDump.Of(World);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
