using System.Management.Automation;
using ZeroTrust.Core.Errors;
using ZeroTrust.Policy;
using ZeroTrust.PowerShell.Binding;

namespace ZeroTrust.PowerShell.Pipeline;

/// <summary>What cmdlets share that change resources which are named, or come as findings through the pipeline.</summary>
public abstract class ResourceCmdlet : PlanCmdlet
{
    private readonly List<ResourceArgument> _resources = [];

    /// <summary>ARNs of principals that must never lose access; wildcards are understood.</summary>
    [Parameter]
    [SupportsWildcards]
    public string[] BreakGlass { get; set; } = [];

    /// <summary>All that was given, in order.</summary>
    private protected IReadOnlyList<ResourceArgument> Resources => _resources;

    /// <summary>What the parameter that names resources holds now.</summary>
    private protected abstract IReadOnlyList<ResourceArgument> Given { get; }

    /// <summary>What to do about a finding that is about something else.</summary>
    private protected abstract string Advice { get; }

    /// <inheritdoc/>
    private protected sealed override void Process()
    {
        foreach (var resource in Given)
        {
            var problem = resource.Problem ?? Foreign(resource);
            if (problem is null)
            {
                _resources.Add(resource);
                continue;
            }

            WriteFailure(new ZeroTrustException(ErrorIds.ArgumentInvalid, FailureKind.InvalidArgument, resource.Name, problem, Advice));
        }
    }

    /// <summary>The same ids exist in every partition, and a connection reaches one.</summary>
    private string? Foreign(ResourceArgument resource) =>
        Arn.TryParse(resource.Text, out var arn) && RequireConnection().Aws.Info.Partition is { Length: > 0 } here && arn.Partition != here
            ? $"{resource.Text} is in partition {arn.Partition}, and this connection reaches {here}."
            : null;
}
