using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using ZeroTrust.PowerShell.Loading;

namespace ZeroTrust.PowerShell.Completion;

/// <summary>Completes templates of service control policies.</summary>
public sealed class ScpTemplateCompleter : IArgumentCompleter
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
            ModuleSession.Of(Runspace.DefaultRunspace).ScpTemplates.All.Select(static t => (t.Name, t.Description))
        );
}
