using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using ZeroTrust.Core.Frameworks;

namespace ZeroTrust.PowerShell.Completion;

/// <summary>Completes keys of frameworks.</summary>
public sealed class FrameworkCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters
    ) => Candidates.For(wordToComplete, FrameworkCatalogue.All.Select(static f => (f.Key, $"{f.Name} ({f.Version})")));
}
