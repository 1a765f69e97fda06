using Amazon.Runtime.Internal;

namespace ZeroTrust.Aws.Sending;

/// <summary>
/// Puts the two handlers of this product into the pipeline of every client, official or generated. They let calls of clients that carry no
/// <see cref="CallGate"/> pass untouched.
/// </summary>
internal sealed class GateCustomizer : IRuntimePipelineCustomizer
{
    private static readonly Lazy<GateCustomizer> Registration = new(static () =>
    {
        var customizer = new GateCustomizer();
        RuntimePipelineCustomizerRegistry.Instance.Register(customizer);
        return customizer;
    });

    private GateCustomizer() { }

    public string UniqueName => "ZeroTrust.Aws.Sending";

    /// <summary>Registers once for the process.</summary>
    public static void Register() => _ = Registration.Value;

    public void Customize(Type type, RuntimePipeline pipeline)
    {
        pipeline.AddHandler(new CallHandler());
        pipeline.AddHandlerAfter<RetryHandler>(new AttemptHandler());
    }
}
