using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Controls.Judging;

/// <summary>
/// Whether a set of policy documents together grants everything. It is asked, not read: requests over
/// many services, one of which does not exist, are
/// decided by the policy engine, so wildcards, lists, several statements and NotAction all count for what they do.
/// </summary>
internal static class FullAdmin
{
    private const string Account = "111122223333";

    private static readonly RequestPrincipal Somebody = RequestPrincipal.Parse($"arn:aws:iam::{Account}:user/zerotrust-probe");

    // A service that nobody can have listed, and what an administrator does in those that everybody
    // has. None of them asks a resource policy too.
    private static readonly (string Action, string Resource)[] Probes =
    [
        ("zerotrust-probe:DoAnything", $"arn:aws:zerotrust-probe:eu-west-1:{Account}:thing/one"),
        ("cloudtrail:StopLogging", $"arn:aws:cloudtrail:eu-west-1:{Account}:trail/probe"),
        ("dynamodb:DeleteTable", $"arn:aws:dynamodb:eu-west-1:{Account}:table/probe"),
        ("ec2:TerminateInstances", $"arn:aws:ec2:eu-west-1:{Account}:instance/i-0123456789abcdef0"),
        ("guardduty:DeleteDetector", $"arn:aws:guardduty:eu-west-1:{Account}:detector/probe"),
        ("iam:AttachUserPolicy", $"arn:aws:iam::{Account}:user/probe"),
        ("iam:CreateAccessKey", $"arn:aws:iam::{Account}:user/probe"),
        ("iam:PassRole", $"arn:aws:iam::{Account}:role/probe"),
        ("kms:CreateKey", "*"),
        ("lambda:UpdateFunctionCode", $"arn:aws:lambda:eu-west-1:{Account}:function:probe"),
        ("rds:DeleteDBInstance", $"arn:aws:rds:eu-west-1:{Account}:db:probe"),
        ("s3:DeleteBucket", "arn:aws:s3:::probe"),
        ("s3:GetObject", "arn:aws:s3:::probe/object"),
        ("secretsmanager:GetSecretValue", $"arn:aws:secretsmanager:eu-west-1:{Account}:secret:probe"),
        ("sts:GetFederationToken", $"arn:aws:sts::{Account}:federated-user/probe"),
    ];

    // With any of these a Deny in a policy can be taken out by the one whom it denies.
    private static readonly (string Action, string Resource)[] Escapes =
    [
        ("iam:AttachRolePolicy", $"arn:aws:iam::{Account}:role/probe"),
        ("iam:AttachUserPolicy", $"arn:aws:iam::{Account}:user/probe"),
        ("iam:CreatePolicyVersion", $"arn:aws:iam::{Account}:policy/probe"),
        ("iam:DetachUserPolicy", $"arn:aws:iam::{Account}:user/probe"),
        ("iam:PutUserPolicy", $"arn:aws:iam::{Account}:user/probe"),
    ];

    /// <summary>What the documents grant together.</summary>
    public static FullAdminGrant Of(IEnumerable<PolicyDocument> documents)
    {
        var all = documents.ToList();
        if (all.Exists(static document => !document.IsUnderstood))
        {
            return FullAdminGrant.NotUnderstood;
        }

        var grants = Set(
            all.Select(static document =>
                document with
                {
                    Statements = [.. document.Statements.Where(static s => s.Effect == Effect.Allow)],
                }
            )
        );
        var granted = Probes.Select(probe => Decide(probe, grants)).ToList();
        if (granted.Exists(static verdict => verdict is Verdict.ImplicitlyDenied or Verdict.ExplicitlyDenied))
        {
            return FullAdminGrant.None;
        }

        var escapes = Escapes.Select(probe => Decide(probe, Set(all))).ToList();
        return escapes.TrueForAll(static verdict => verdict == Verdict.ExplicitlyDenied) ? FullAdminGrant.None
            : granted.Exists(static verdict => verdict == Verdict.Indeterminate) ? FullAdminGrant.UnderConditions
            : FullAdminGrant.Full;
    }

    private static Verdict Decide((string Action, string Resource) probe, PolicySet policies) =>
        PolicyEvaluator.Decide(new AccessRequest(Somebody, probe.Action, probe.Resource, resourceAccount: Account), policies);

    private static PolicySet Set(IEnumerable<PolicyDocument> documents) =>
        new() { Identity = [.. documents.Select(static (document, index) => new LayerPolicy($"policy {index}", document))] };
}
