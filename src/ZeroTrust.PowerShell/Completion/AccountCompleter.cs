using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using ZeroTrust.PowerShell.Loading;

namespace ZeroTrust.PowerShell.Completion;

/// <summary>Completes names and ids of the accounts of the connection.</summary>
public sealed class AccountCompleter : IArgumentCompleter
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
            (ModuleSession.Of(Runspace.DefaultRunspace).Connection?.Aws.Info.Accounts ?? [])
                .SelectMany(static a => new[] { (a.Name, a.Id), (a.Id, a.Name) })
                .Distinct()
        );
}
