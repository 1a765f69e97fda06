using ZeroTrust.Core.Plans;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Core.Access;

/// <summary>Asks the policy engine, with the changing layer as given and all other layers allowing everything.</summary>
internal sealed class PolicyAccessEvaluator : IAccessEvaluator
{
    private const string AllowsEverything = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";
    private static readonly LayerPolicy Everything = LayerPolicy.Parse("everything", AllowsEverything);

    public AccessAnswer Evaluate(AccessQuestion question)
    {
        if (!RequestPrincipal.TryParse(question.Principal.Arn, question.Principal.RoleArn, out var principal))
        {
            return new AccessAnswer(AccessVerdict.Indeterminate, "", [new Doubt.Fact(UnknownFact.Principal)]);
        }

        // For identity policies and SCPs the resource is one of the principal's own account: otherwise its owner would decide too.
        var resourceAccount = question.Layer is AccessLayer.Identity or AccessLayer.ServiceControl
            ? principal.Account
            : question.ResourceAccount;
        var request = new AccessRequest(principal, question.Probe.Action, question.Probe.ResourceArn, ContextOf(question), resourceAccount);
        var decision = PolicyEvaluator.Evaluate(request, PoliciesOf(question));
        var verdict = decision.Verdict switch
        {
            Verdict.Allowed => AccessVerdict.Allowed,
            Verdict.Indeterminate => AccessVerdict.Indeterminate,
            _ => AccessVerdict.Denied,
        };
        var statement =
            verdict == AccessVerdict.Allowed ? null : decision.DecidedBy.FirstOrDefault(static match => match.PolicyName == Changed);
        var words =
            statement is null ? ""
            : statement.Statement.Sid is { Length: > 0 } sid ? $"the statement '{sid}' denies it"
            : $"statement {statement.Index + 1} denies it";
        return new AccessAnswer(verdict, words, decision.Doubts);
    }

    private const string Changed = "the changed policy";

    private static PolicySet PoliciesOf(AccessQuestion question)
    {
        LayerPolicy[] changed = question.Document is null ? [] : [LayerPolicy.Parse(Changed, question.Document)];
        LayerPolicy[] layer = question.AloneInLayer ? changed : [Everything, .. changed];
        var all = new PolicySet { Identity = [Everything] };
        return question.Layer switch
        {
            AccessLayer.Identity => all with { Identity = layer },
            AccessLayer.ServiceControl => all with { ServiceControl = new OrganizationPolicies([new OrganizationLevel("target", layer)]) },
            AccessLayer.ResourceControl => all with
            {
                ResourceControl = new OrganizationPolicies([new OrganizationLevel("target", layer)]),
            },
            _ => all with { Resource = changed.FirstOrDefault() },
        };
    }

    private static RequestContext ContextOf(AccessQuestion question)
    {
        // What a principal can choose is chosen as AWS's own tools do: TLS, no special headers. The rest stays unknown.
        var context = RequestContext
            .Incomplete.With("aws:SecureTransport", "true")
            .With("s3:TlsVersion", "1.3")
            .With("aws:ViaAWSService", "false")
            .With("aws:MultiFactorAuthPresent", question.Mfa is { } mfa ? ContextValue.Of(mfa ? "true" : "false") : ContextValue.Absent)
            .With("aws:MultiFactorAuthAge", question.Mfa == true ? ContextValue.Of("60") : ContextValue.Absent)
            .With("s3:x-amz-server-side-encryption", ContextValue.Absent)
            .With("s3:x-amz-server-side-encryption-aws-kms-key-id", ContextValue.Absent)
            .With("s3:x-amz-acl", ContextValue.Absent)
            // Only sessions of instance roles have it, and those can fetch their credentials with IMDSv2.
            .With("ec2:RoleDelivery", ContextValue.Absent);
        return question.Region is { } region ? context.With("aws:RequestedRegion", region) : context;
    }
}
