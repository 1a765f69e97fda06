using System.Management.Automation;
using ZeroTrust.Core.Errors;
using ZeroTrust.Policy.Lint;
using ZeroTrust.PowerShell.Pipeline;

namespace ZeroTrust.PowerShell.Cmdlets.Policy;

/// <summary>Checks policies: what is malformed, unknown, useless or dangerous, with line and column.</summary>
/// <remarks>
///   <para>Takes files or JSON text; anything is accepted, and everything that is wrong is reported, not only the first. A policy without a problem gives
///   nothing. No connection is needed.</para>
///   <para>-Kind says where the policy is used, so that what is only wrong there is found as well.</para>
/// </remarks>
/// <example>
///   <para>Checks a policy.</para>
///   <code>Test-ZtPolicy -PolicyDocument '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObjct","Resource":"*"}]}'</code>
/// </example>
/// <example>
///   <para>Checks all policies of a folder, and shows errors only.</para>
///   <code>
///   '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*","Principal":"*"}]}' | Set-Content ./policy.json
///   Get-ChildItem ./*.json | Test-ZtPolicy -Kind ServiceControl | Where-Object Severity -EQ Error
///   </code>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "ZtPolicy", DefaultParameterSetName = TextSet)]
[OutputType(typeof(LintFinding))]
public sealed class TestZtPolicyCommand : ZeroTrustCmdlet
{
    private const string TextSet = "Document";
    private const string FileSet = "Path";
    private readonly PolicyLinter _linter = new();

    /// <summary>Policies in JSON.</summary>
    [Parameter(ParameterSetName = TextSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Document", "Json")]
    [AllowEmptyString]
    public string[] PolicyDocument { get; set; } = [];

    /// <summary>Files with policies in JSON.</summary>
    [Parameter(ParameterSetName = FileSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Where the policies are used.</summary>
    [Parameter]
    public PolicyKind Kind { get; set; } = PolicyKind.Unknown;

    /// <inheritdoc/>
    private protected override void Process()
    {
        foreach (var text in PolicyDocument)
        {
            Check("", text);
        }

        foreach (var path in Path)
        {
            var file = FilePath(path);
            string text;
            try
            {
                text = File.ReadAllText(file);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                WriteFailure(new ZeroTrustException(ErrorIds.ArgumentInvalid, FailureKind.InvalidArgument, file, $"'{file}' cannot be read: {problem.Message}", "Give the path of a file with a policy in JSON.", problem));
                continue;
            }

            Check(file, text);
        }
    }

    private void Check(string source, string text)
    {
        foreach (var problem in _linter.Check(text, Kind))
        {
            Stop.ThrowIfCancellationRequested();
            WriteObject(LintFinding.Of(source, problem));
        }
    }
}
