using ZeroTrust.Controls.Judging;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Iam;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Controls.Identity;

/// <summary>No policy that people wrote grants everything.</summary>
internal sealed class NoFullAdminPolicies : IControl
{
    public IEnumerable<Finding> Evaluate(Snapshot snapshot, ControlInfo control, ControlSettings settings)
    {
        var findings = new List<Finding>();
        findings.AddRange(
            Judge(
                snapshot.Listed<IamPolicy>().Where(static fact => fact is not Known<IamPolicy> { Value.AwsManaged: true }),
                static policy => policy.AttachmentCount > 0 ? [policy.Document] : [],
                control
            )
        );
        findings.AddRange(
            Judge(snapshot.Listed<IamUser>(), static user => user.InlinePolicies.Select(static policy => policy.Document), control)
        );
        findings.AddRange(
            Judge(snapshot.Listed<IamGroup>(), static group => group.InlinePolicies.Select(static policy => policy.Document), control)
        );
        findings.AddRange(
            Judge(snapshot.Listed<IamRole>(), static role => role.InlinePolicies.Select(static policy => policy.Document), control)
        );

        // One call lists policies, users, groups and roles: where it was denied, that is one thing that is not known, not four.
        return findings.DistinctBy(static finding => finding.Resource);
    }

    private static IEnumerable<Finding> Judge<T>(IEnumerable<Fact<T>> facts, Func<T, IEnumerable<string>> documents, ControlInfo control)
        where T : class =>
        facts
            .Where(fact => fact is not Known<T> known || documents(known.Value).Any())
            .Select(fact => control.Judge(fact, known => Verdict(control, known, [.. documents(known.Value)])));

    private static Finding Verdict<T>(ControlInfo control, Known<T> fact, IReadOnlyList<string> documents)
        where T : class
    {
        var evidence = fact.Shows("documents", documents);
        return FullAdmin.Of(
            documents.Select(static text => PolicyDocument.Parse(text).Document ?? new PolicyDocument { IsDamaged = true })
        ) switch
        {
            FullAdminGrant.None => control.Pass(fact.Resource, "Not everything is granted.", evidence),
            FullAdminGrant.Full => control.Fail(fact.Resource, "Every action on every resource is granted.", evidence),
            FullAdminGrant.UnderConditions => control.Fail(
                fact.Resource,
                "Every action on every resource is granted, while conditions hold.",
                evidence
            ) with
            {
                Severity = Severity.Medium,
            },
            _ => control.Unknown(
                fact.Resource,
                new Gap(GapReason.Failed, FactTypes.ActionOf<T>(), "a document is not a policy that the engine understands")
            ),
        };
    }
}
