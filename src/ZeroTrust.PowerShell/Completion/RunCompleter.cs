using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using ZeroTrust.Core.Journal;
using ZeroTrust.PowerShell.Loading;

namespace ZeroTrust.PowerShell.Completion;

/// <summary>Completes ids of runs from the journal.</summary>
public sealed class RunCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters
    )
    {
        var folder = ModuleSession.Of(Runspace.DefaultRunspace).Connection?.JournalFolder ?? JournalFolder.Usual;
        return Candidates.For(
            wordToComplete,
            new JournalStore(folder)
                .Runs(static _ => { })
                .Select(static r => (r.RunId, $"{r.Applied} of {r.Changes} changes applied by {r.CallerArn}"))
        );
    }
}
