namespace ZeroTrust.Sandbox.Faults;

/// <summary>Something that goes wrong with some calls.</summary>
/// <param name="Kind">What goes wrong.</param>
/// <param name="Service">Service id, or <c>*</c>.</param>
/// <param name="Operation">Operation or IAM action name, with <c>*</c> at the end for all that begin so.</param>
/// <param name="Argument">Milliseconds or HTTP status, for the kinds that have one.</param>
/// <param name="Count">How many calls it hits; null for all. For exits: which call it hits.</param>
internal sealed record Fault(FaultKind Kind, string Service, string Operation, int Argument, int? Count)
{
    /// <summary>Whether a call is meant.</summary>
    public bool Fits(string service, string operation, IReadOnlyList<string> actions) =>
        (
            Service == "*"
            || string.Equals(Service, service, StringComparison.OrdinalIgnoreCase)
            || actions.Any(action => action.StartsWith(Service + ":", StringComparison.OrdinalIgnoreCase))
        ) && (Named(operation) || actions.Any(action => Named(action[(action.IndexOf(':', StringComparison.Ordinal) + 1)..])));

    private bool Named(string operation) =>
        Operation.EndsWith('*')
            ? operation.StartsWith(Operation[..^1], StringComparison.OrdinalIgnoreCase)
            : string.Equals(Operation, operation, StringComparison.OrdinalIgnoreCase);
}
