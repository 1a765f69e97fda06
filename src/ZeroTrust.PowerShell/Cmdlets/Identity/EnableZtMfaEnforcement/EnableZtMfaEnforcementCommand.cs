using System.Management.Automation;
using ZeroTrust.Core.Flow;
using ZeroTrust.Core.Planning.Intents;
using ZeroTrust.PowerShell.Binding;
using ZeroTrust.PowerShell.Completion;
using ZeroTrust.PowerShell.Guide;
using ZeroTrust.PowerShell.Pipeline;

namespace ZeroTrust.PowerShell.Cmdlets.Identity;

/// <summary>Lets users do nothing but enrol an MFA device until they have signed in with one.</summary>
/// <remarks>
/// <para>Makes a customer managed policy that denies everything without MFA, except what a user needs to
/// enrol a device of their own, attaches it to a
/// group, and puts users into the group: those from the pipeline, all users with a password
/// (-AllUsers), or nobody but the members that the group has
///   (-Group alone).</para>
/// <para>Break-glass principals are never touched, and a change that would shut out the caller is
/// refused with the statement that does it. What is in
///   place already is left alone and said so. Undo-ZtChange removes exactly what this added.</para>
/// </remarks>
/// <example>
///   <para>Shows what enforcing MFA for all users with a password would do.</para>
///   <code>Enable-ZtMfaEnforcement -AllUsers -BreakGlass 'arn:aws:iam::*:user/break-glass' -WhatIf</code>
/// </example>
/// <example>
///   <para>Enforces it for those who sign in with a password alone.</para>
///   <code>
///   Get-ZtIamFinding -Control ConsoleUsersHaveMfa -Status Fail |
///     Enable-ZtMfaEnforcement -BreakGlass 'arn:aws:iam::*:user/break-glass' -Confirm:$false
///   </code>
/// </example>
/// <example>
///   <para>Makes the policy and an empty group, to be filled by hand.</para>
///   <code>Enable-ZtMfaEnforcement -Group MfaPilot -Confirm:$false</code>
/// </example>
[Cmdlet(
    VerbsLifecycle.Enable,
    "ZtMfaEnforcement",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = GroupSet
)]
[OutputType(typeof(ChangeResult))]
[Enforces("G2.4")]
[Upholds("P1")]
public sealed class EnableZtMfaEnforcementCommand : ResourceCmdlet
{
    private const string UserSet = "User";
    private const string AllUsersSet = "AllUsers";
    private const string GroupSet = "Group";

    /// <summary>Users: names, ARNs, or findings about users.</summary>
    [Parameter(
        ParameterSetName = UserSet,
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true
    )]
    [Alias("User", "InputObject")]
    [ResourceArgument("AWS::IAM::User", "UserName", "User", "Name")]
    public ResourceArgument[] UserName { get; set; } = [];

    /// <summary>Every user with a console password.</summary>
    [Parameter(ParameterSetName = AllUsersSet, Mandatory = true)]
    public SwitchParameter AllUsers { get; set; }

    /// <summary>The group that carries the policy; made when it does not exist.</summary>
    [Parameter(ParameterSetName = UserSet)]
    [Parameter(ParameterSetName = AllUsersSet)]
    [Parameter(ParameterSetName = GroupSet, Mandatory = true)]
    [Alias("GroupName")]
    [ValidateNotNullOrEmpty]
    public string Group { get; set; } = "ZeroTrustMfaRequired";

    /// <summary>The customer managed policy; made when it does not exist.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string PolicyName { get; set; } = "ZeroTrustDenyWithoutMfa";

    /// <summary>Ids or names of accounts, for users that are given by name; the caller's account when absent.</summary>
    [Parameter]
    [Alias("AccountId")]
    [ArgumentCompleter(typeof(AccountCompleter))]
    public string[] Account { get; set; } = [];

    /// <inheritdoc/>
    private protected override IReadOnlyList<ResourceArgument> Given => UserName;

    /// <inheritdoc/>
    private protected override string Advice => "Pipe in findings about users, such as those of ConsoleUsersHaveMfa.";

    /// <inheritdoc/>
    private protected override void End()
    {
        var info = RequireConnection().Aws.Info;
        var accounts = AccountIds(Account, info.Accounts);
        var given = accounts.Count == 0 ? [info.AccountId] : accounts;
        if (ParameterSetName != UserSet)
        {
            foreach (var account in given)
            {
                Apply(PlanFor(new MfaEnforcementIntent(Group, PolicyName, [], AllUsers, account), BreakGlass));
            }

            return;
        }

        foreach (
            var group in Resources
                .SelectMany(user =>
                    user.AccountId is { } account ? [(Account: account, user.Name)] : given.Select(a => (Account: a, user.Name))
                )
                .Distinct()
                .GroupBy(static u => u.Account)
        )
        {
            Apply(
                PlanFor(
                    new MfaEnforcementIntent(Group, PolicyName, [.. group.Select(static u => u.Name)], AllUsers: false, group.Key),
                    BreakGlass
                )
            );
        }
    }
}
