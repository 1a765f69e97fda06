using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using ZeroTrust.Core.Controls.Guide;

namespace ZeroTrust.PowerShell.Completion;

/// <summary>Completes rows of the guide.</summary>
public sealed class RowCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters
    ) => Candidates.For(wordToComplete, GuideTable.Rows.Select(static r => (r.Id, r.Title)));
}
