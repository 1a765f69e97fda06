using System.Management.Automation;
using ZeroTrust.Core.Documents;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Policy.Lint;
using ZeroTrust.PowerShell.Binding;
using ZeroTrust.PowerShell.Guide;
using ZeroTrust.PowerShell.Pipeline;

namespace ZeroTrust.PowerShell.Cmdlets.Policy;

/// <summary>Checks policies: what is malformed, unknown, useless or dangerous, with line and column.</summary>
/// <remarks>
/// <para>Takes files, JSON text, ARNs, or a snapshot, of which it checks every policy that AWS did not
/// write. Any text is accepted, and everything that is
///   wrong is reported, not only the first. A policy without a problem gives nothing.</para>
/// <para>An ARN names a managed policy, a service control policy, or a user, group, role, bucket or key,
/// whose own policies are checked then; it is looked
///   up over the connection, or in -Snapshot. Files and text need no connection.</para>
/// <para>-Kind says where the policy is used, so that what is only wrong there is found as well. For ARNs and snapshots it is known.</para>
/// </remarks>
/// <example>
///   <para>Checks a policy.</para>
///   <code>
///   $policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObjct","Resource":"*"}]}'
///   Test-ZtPolicy -PolicyDocument $policy
///   </code>
/// </example>
/// <example>
///   <para>Checks all policies of a folder, and shows errors only.</para>
///   <code>
///   '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*","Principal":"*"}]}' | Set-Content ./policy.json
///   Get-ChildItem ./*.json | Test-ZtPolicy -Kind ServiceControl | Where-Object Severity -EQ Error
///   </code>
/// </example>
/// <example>
///   <para>Checks every policy of the connected accounts.</para>
///   <code>Get-ZtSnapshot | Test-ZtPolicy | Group-Object Code | Sort-Object Count -Descending</code>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "ZtPolicy", DefaultParameterSetName = TextSet)]
[OutputType(typeof(LintFinding))]
[Assesses("G2.1")]
[Upholds("P2")]
public sealed class TestZtPolicyCommand : PolicyCmdlet
{
    private const string TextSet = "Document";
    private const string FileSet = "Path";
    private readonly PolicyLinter _linter = new();

    /// <summary>Policies in JSON, ARNs of policies or of what has some, or snapshots.</summary>
    [Parameter(ParameterSetName = TextSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Document", "Json", "Arn", "PolicyArn")]
    [PolicySource]
    public PolicySource[] PolicyDocument { get; set; } = [];

    /// <summary>Files with policies in JSON.</summary>
    [Parameter(ParameterSetName = FileSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>A snapshot to look ARNs up in, instead of reading over the connection.</summary>
    [Parameter]
    public Snapshot? Snapshot { get; set; }

    /// <summary>Where the policies are used.</summary>
    [Parameter]
    public PolicyKind Kind { get; set; } = PolicyKind.Unknown;

    /// <inheritdoc/>
    private protected override void Process()
    {
        foreach (var source in PolicyDocument)
        {
            if (source.Path is { } file)
            {
                CheckFile(file);
            }
            else if (source.Arn is { } arn)
            {
                CheckNamed(arn);
            }
            else if (source.Snapshot is { } snapshot)
            {
                CheckAll(snapshot);
            }
            else
            {
                Check("", source.Json ?? "", Kind);
            }
        }

        foreach (var path in Path)
        {
            CheckFile(FilePath(path));
        }
    }

    private void CheckFile(string file)
    {
        string text;
        try
        {
            text = File.ReadAllText(file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            WriteFailure(
                new ZeroTrustException(
                    ErrorIds.ArgumentInvalid,
                    FailureKind.InvalidArgument,
                    file,
                    $"'{file}' cannot be read: {problem.Message}",
                    "Give the path of a file with a policy in JSON.",
                    problem
                )
            );
            return;
        }

        Check(file, text, Kind);
    }

    private void CheckNamed(string arn)
    {
        try
        {
            foreach (var text in TextsOf(arn, Snapshot))
            {
                Check(text.Source, text.Json, text.Kind);
            }
        }
        catch (ZeroTrustException failure) when (failure.ErrorId == ErrorIds.ArgumentInvalid)
        {
            WriteFailure(failure);
        }
    }

    private void CheckAll(Snapshot snapshot)
    {
        foreach (var text in PolicyTexts.In(snapshot))
        {
            Check(text.Source, text.Json, text.Kind);
        }

        foreach (var reason in PolicyTexts.Gaps(snapshot).GroupBy(static gap => (gap.FactType, gap.Gap.Reason)))
        {
            WriteWarning(
                $"Policies of {reason.Count()} {reason.Key.FactType} could not be read ({reason.Key.Reason}), so they were not "
                    + $"checked: {reason.First().Gap.Message}"
            );
        }
    }

    private void Check(string source, string text, PolicyKind kind)
    {
        foreach (var problem in _linter.Check(text, kind))
        {
            Stop.ThrowIfCancellationRequested();
            WriteObject(LintFinding.Of(source, problem));
        }
    }
}
