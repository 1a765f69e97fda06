using System.Management.Automation;
using System.Reflection;
using System.Text.Json.Nodes;
using ZeroTrust.Core.Planning.Intents;
using ZeroTrust.PowerShell.Binding;
using ZeroTrust.PowerShell.Completion;
using ZeroTrust.PowerShell.Guide;

namespace ZeroTrust.PowerShell.Pipeline;

/// <summary>
/// What cmdlets share that enforce one control on named resources: such a cmdlet is its
/// parameters and its help. The control is the one that
/// <see cref="EnforcesAttribute.Control"/> names; it judges the resources and plans, and what it
/// does not speak about is refused with its reason.
/// </summary>
public abstract class ControlCmdlet : ResourceCmdlet
{
    /// <summary>Ids or names of the accounts that own the resources that are given by name; all of the connection when absent.</summary>
    [Parameter]
    [Alias("AccountId")]
    [ArgumentCompleter(typeof(AccountCompleter))]
    public string[] Account { get; set; } = [];

    /// <summary>Id of the control.</summary>
    private protected string Control => GetType().GetCustomAttribute<EnforcesAttribute>()!.Control!;

    /// <summary>Values for settings of the control, from parameters.</summary>
    private protected virtual JsonObject ControlSettings => [];

    /// <inheritdoc/>
    private protected override string Advice => $"Pipe in findings of {Control}, such as those of Get-ZtFinding -Control {Control}.";

    /// <inheritdoc/>
    private protected sealed override void End()
    {
        if (Resources.Count == 0)
        {
            return;
        }

        var accounts = AccountIds(Account, RequireConnection().Aws.Info.Accounts);
        var names = Resources.SelectMany(resource => Names(resource, accounts)).Distinct().ToArray();
        Apply(PlanFor(new ControlEnforcementIntent(Control, names) { Settings = ControlSettings }, BreakGlass));
    }

    private static IEnumerable<ResourceName> Names(ResourceArgument resource, IReadOnlyCollection<string> accounts) =>
        resource switch
        {
            { Finding: { } finding } => [ResourceName.Of(finding.Resource)],
            { AccountId: { } account } => [new ResourceName(resource.Text, account)],
            _ when accounts.Count == 0 => [new ResourceName(resource.Text)],
            _ => accounts.Select(account => new ResourceName(resource.Text, account)),
        };
}
