using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using ZeroTrust.Core.Controls;

namespace ZeroTrust.PowerShell.Completion;

/// <summary>Completes ids of frameworks.</summary>
public sealed class FrameworkCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Candidates.For(wordToComplete, Frameworks.All.Select(static f => (f.Key, f.Value)));
}
