using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using ZeroTrust.PowerShell.Loading;

namespace ZeroTrust.PowerShell.Completion;

/// <summary>Completes region codes: those of the connection, else those of AWS.</summary>
public sealed class RegionCompleter : IArgumentCompleter
{
    // https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html; only
    // for completion: any other region may be typed.
    private static readonly string[] Commercial =
    [
        "af-south-1",
        "ap-east-1",
        "ap-east-2",
        "ap-northeast-1",
        "ap-northeast-2",
        "ap-northeast-3",
        "ap-south-1",
        "ap-south-2",
        "ap-southeast-1",
        "ap-southeast-2",
        "ap-southeast-3",
        "ap-southeast-4",
        "ap-southeast-5",
        "ap-southeast-6",
        "ap-southeast-7",
        "ca-central-1",
        "ca-west-1",
        "eu-central-1",
        "eu-central-2",
        "eu-north-1",
        "eu-south-1",
        "eu-south-2",
        "eu-west-1",
        "eu-west-2",
        "eu-west-3",
        "il-central-1",
        "me-central-1",
        "me-south-1",
        "mx-central-1",
        "sa-east-1",
        "us-east-1",
        "us-east-2",
        "us-west-1",
        "us-west-2",
    ];

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
            commandName != "Connect-ZtAws" && ModuleSession.Of(Runspace.DefaultRunspace).Connection is { } connection
                ? connection.Aws.Info.Regions
                : Commercial
        );
}
