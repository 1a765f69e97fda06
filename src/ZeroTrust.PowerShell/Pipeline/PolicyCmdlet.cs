using ZeroTrust.Core.Access;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Documents;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Policy;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.PowerShell.Pipeline;

/// <summary>What cmdlets share that take policies as JSON text, as files, or by the ARN of something that has them.</summary>
public abstract class PolicyCmdlet : AssessmentCmdlet
{
    private readonly Dictionary<string, Snapshot> _collected = new(StringComparer.Ordinal);

    /// <summary>Whether a text is meant as an ARN rather than as JSON or a path.</summary>
    private protected static bool IsArn(string given) => Arn.IsMeant(given.Trim());

    /// <summary>The facts that hold what an ARN names: those given, or read over the connection, once for each account.</summary>
    private protected Snapshot FactsAbout(string arn, Snapshot? given)
    {
        if (given is not null)
        {
            return given;
        }

        var account = Arn.AccountOf(arn).ToString();
        // ARNs of buckets and of AWS's own policies name no account: then all accounts are looked at.
        if (!RequireConnection().Aws.Info.Accounts.Any(a => a.Id == account))
        {
            account = "";
        }

        if (!_collected.TryGetValue(account, out var snapshot))
        {
            string[] facts = [.. PolicyTexts.FactsRead.Union(PrincipalPolicies.FactsRead, StringComparer.Ordinal)];
            _collected[account] = snapshot = Collect(new CollectRequest(facts) { AccountIds = account.Length == 0 ? [] : [account] });
        }

        return snapshot;
    }

    /// <summary>The policies that an ARN names.</summary>
    /// <exception cref="ZeroTrustException">There are none by that name.</exception>
    private protected IReadOnlyList<PolicyText> TextsOf(string arn, Snapshot? given) =>
        PolicyTexts.Of(FactsAbout(arn, given), arn) is { Count: > 0 } texts
            ? texts
            : throw new ZeroTrustException(
                ErrorIds.ArgumentInvalid,
                FailureKind.InvalidArgument,
                arn,
                $"No policy of '{arn}' is among what was read.",
                "Give the ARN of a managed policy, service control policy, user, group, role, bucket or key of the connected accounts or "
                    + "of -Snapshot. A policy of AWS is there only where something uses it."
            );

    /// <summary>A policy from JSON text or by ARN. For a user or role it is everything that its policies say together.</summary>
    /// <exception cref="ZeroTrustException">It cannot be read, or is none, or is more than one.</exception>
    private protected PolicyDocument DocumentOf(string given, string name, Snapshot? snapshot) =>
        IsArn(given) ? Named(given.Trim(), snapshot) : Document(given, name);

    /// <summary>A policy from JSON text, from a file, or by ARN: text begins with a brace.</summary>
    /// <exception cref="ZeroTrustException">It cannot be read, or is none, or is more than one.</exception>
    private protected PolicyDocument PolicyOf(string given, string name, Snapshot? snapshot) =>
        IsArn(given) ? Named(given.Trim(), snapshot) : TextOrFile(given, name);

    private PolicyDocument Named(string arn, Snapshot? snapshot)
    {
        if (
            RequestPrincipal.TryParse(arn, null, out var principal)
            && principal.Kind is RequestPrincipalKind.User or RequestPrincipalKind.Role
        )
        {
            return Together(arn, principal, FactsAbout(arn, snapshot));
        }

        return TextsOf(arn, snapshot) is [var only]
            ? Document(only.Json, arn)
            : throw new ZeroTrustException(
                ErrorIds.ArgumentInvalid,
                FailureKind.InvalidArgument,
                arn,
                $"'{arn}' has several policies.",
                "Name one of them by its ARN, or give its JSON."
            );
    }

    private static PolicyDocument Together(string arn, RequestPrincipal principal, Snapshot snapshot)
    {
        var policies = PrincipalPolicies.Of(snapshot, principal, "*");
        if (policies.UnknownLayers.Contains(PolicyLayer.Identity))
        {
            throw new ZeroTrustException(
                ErrorIds.ArgumentInvalid,
                FailureKind.InvalidArgument,
                arn,
                $"The policies of '{arn}' are not all among what was read.",
                "Check the ARN, and that iam:GetAccountAuthorizationDetails is allowed."
            );
        }

        return PolicyUnion.Of([.. policies.Identity.Select(static policy => policy.Document)]) ?? new PolicyDocument();
    }
}
