using System.Management.Automation;
using ZeroTrust.Core.Controls;

namespace ZeroTrust.PowerShell.Pipeline;

/// <summary>What cmdlets share that give the findings of a step about resources of any type.</summary>
/// <param name="step">The step.</param>
public abstract class ResourceFindingCmdlet(GuideStep step) : StepFindingCmdlet(step)
{
    /// <summary>Names, identifiers or ARNs of resources; wildcards are understood.</summary>
    [Parameter]
    [Alias("ResourceArn", "ResourceId")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Resource { get; set; } = [];

    /// <inheritdoc/>
    private protected sealed override IReadOnlyList<string> About => Resource;
}
