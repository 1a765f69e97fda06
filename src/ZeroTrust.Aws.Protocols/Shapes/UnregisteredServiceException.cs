namespace ZeroTrust.Aws.Protocols.Shapes;

/// <summary>Something asks for a service that no list of operations names. It is a defect of the asking code
/// and never a gap in what is known.</summary>
/// <param name="service">The id, or the interface of its client.</param>
public sealed class UnregisteredServiceException(string service)
    : InvalidOperationException(
        $"No service '{service}' is registered: add src/ZeroTrust.Aws.Generator/Operations/<service>.txt and its row in "
            + "src/ZeroTrust.Aws.Generator/Naming/services.json, then run the generator (src/ZeroTrust.Aws.Generator/README.md)."
    );
