using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using ZeroTrust.PowerShell.Loading;

namespace ZeroTrust.PowerShell.Completion;

/// <summary>Completes profile names from the AWS configuration files (the shared config and credentials files;
/// nothing but section names is read).</summary>
public sealed class ProfileCompleter : IArgumentCompleter
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
        var host = ModuleSession.Of(Runspace.DefaultRunspace).Host;
        var folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".aws");
        string[] files =
        [
            host.Environment("AWS_CONFIG_FILE") ?? Path.Combine(folder, "config"),
            host.Environment("AWS_SHARED_CREDENTIALS_FILE") ?? Path.Combine(folder, "credentials"),
        ];
        return Candidates.For(
            wordToComplete,
            files.Where(File.Exists).SelectMany(File.ReadLines).Select(NameOf).OfType<string>().Distinct(StringComparer.Ordinal)
        );
    }

    /// <summary>https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html: <c>[profile name]</c> in config, <c>[name]</c> in
    /// credentials, other section kinds are not profiles.</summary>
    private static string? NameOf(string line)
    {
        var text = line.Trim();
        if (text.Length < 3 || text[0] != '[' || !text.Contains(']', StringComparison.Ordinal))
        {
            return null;
        }

        var name = text[1..text.IndexOf(']', StringComparison.Ordinal)].Trim();
        return name.StartsWith("profile ", StringComparison.Ordinal) ? name[8..].Trim()
            : name.Contains(' ', StringComparison.Ordinal) ? null
            : name;
    }
}
