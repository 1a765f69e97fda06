using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using ZeroTrust.PowerShell.Loading;

namespace ZeroTrust.PowerShell.Completion;

/// <summary>Completes ids and names of controls.</summary>
public sealed class ControlCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters
    ) =>
        Candidates.For(
            wordToComplete,
            ModuleSession
                .Of(Runspace.DefaultRunspace)
                .Controls.Entries.SelectMany(static e => new[] { (e.Info.Id, e.Info.Title), (e.Info.Name, e.Info.Title) })
        );
}
