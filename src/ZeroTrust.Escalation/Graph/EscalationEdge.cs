namespace ZeroTrust.Escalation.Graph;

/// <summary>A path of the catalogue that leads from one node to another.</summary>
public sealed class EscalationEdge
{
    internal EscalationEdge(EscalationPath path, EscalationNode to, bool isPossibleOnly, in Binding binding)
    {
        Path = path;
        To = to;
        IsPossibleOnly = isPossibleOnly;
        Binding = binding;
    }

    /// <summary>The path.</summary>
    public EscalationPath Path { get; }

    /// <summary>What is gained.</summary>
    public EscalationNode To { get; }

    /// <summary>Whether something unknown decides (a condition key, a layer, whether a workload exists),
    /// rather than being allowed for certain.</summary>
    public bool IsPossibleOnly { get; }

    /// <summary>The resource that already works with the target role; null when the path uses none or it is not known.</summary>
    public string? Workload => Binding.Workload?.Arn;

    internal Binding Binding { get; }

    /// <inheritdoc />
    public override string ToString() => $"{Path.Id} -> {To}{(IsPossibleOnly ? " (possible)" : "")}";
}
