using ZeroTrust.Escalation.Graph;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Escalation.Tests.Graph;

/// <summary>For a path of the catalogue, the smallest account in which exactly its steps are allowed,
/// each by a policy of its own; and the same account
/// with one guard.</summary>
internal sealed class PathLab
{
    public const string Account = "111122223333";
    public const string Other = "444455556666";
    private const string TargetRole = $"arn:aws:iam::{Account}:role/target";
    private const string TargetUser = $"arn:aws:iam::{Account}:user/target";
    private const string Group = $"arn:aws:iam::{Account}:group/group";
    private const string OwnPolicy = $"arn:aws:iam::{Account}:policy/own";
    private const string TargetPolicy = $"arn:aws:iam::{Account}:policy/target";
    private const string PermissionSet = "arn:aws:sso:::permissionSet/ssoins-1/ps-1";
    private readonly EscalationPath _path;

    public PathLab(EscalationPath path)
    {
        _path = path;
        var isRole = path.Steps.Any(s => s.On == EscalationObject.OwnRole);
        Attacker =
            path.Id == "STS-003" ? "*"
            : path.Target == EscalationTarget.OwnPermissionSet ? $"arn:aws:iam::{Account}:role/aws-reserved/sso.amazonaws.com/attacker"
            : isRole ? $"arn:aws:iam::{Account}:role/attacker"
            : $"arn:aws:iam::{(path.Id == "STS-002" ? Other : Account)}:user/attacker";
    }

    public string Attacker { get; }

    /// <summary>The model.</summary>
    /// <param name="step">The step that is guarded; null for none.</param>
    /// <param name="guard">scp, boundary, condition or resource.</param>
    public EscalationModel Model(EscalationStep? step = null, string? guard = null)
    {
        var policies = _path.Steps.Select((s, i) => new LayerPolicy("step" + i, Document(Allow(s, s == step ? guard : null)))).ToList();
        if (_path.Steps.Any(s => s.On == EscalationObject.OwnPolicy))
        {
            policies.Add(new LayerPolicy(OwnPolicy, Document(Of(Effect.Allow, ActionElement.Of("s3:GetObject")))));
        }

        var limited = _path.Gain == EscalationGain.SelfWithoutBoundary;
        if (limited)
        {
            policies.Add(new LayerPolicy("rest", Document(Of(Effect.Allow, ActionElement.Except(_path.Steps[0].Action)))));
        }

        var boundary =
            guard == "boundary" ? ActionElement.Except(step!.Action)
            : limited ? ActionElement.Of(_path.Steps[0].Action)
            : null;
        if (limited && guard == "boundary")
        {
            boundary = ActionElement.Of("s3:GetObject");
        }

        var attacker = new EscalationPrincipal(Attacker)
        {
            Policies = policies,
            Boundary = boundary is null
                ? null
                : new LayerPolicy($"arn:aws:iam::{Account}:policy/boundary", Document(Of(Effect.Allow, boundary))),
            Groups = _path.Steps.Any(s => s.On == EscalationObject.OwnGroup) ? [Group] : [],
            PermissionSetArn = _path.Target == EscalationTarget.OwnPermissionSet ? PermissionSet : null,
            Trust = Attacker.Contains(":role/", StringComparison.Ordinal)
                ? new LayerPolicy("attacker's trust", Trusting(PrincipalElement.Service("none.amazonaws.com")))
                : null,
        };
        var everything = new LayerPolicy("everything", Document(Of(Effect.Allow, ActionElement.Of("*"))));
        var targetBoundary =
            _path.Gain == EscalationGain.TargetWithoutBoundary
                ? new LayerPolicy($"arn:aws:iam::{Account}:policy/limit", Document(Of(Effect.Allow, ActionElement.Of("s3:GetObject"))))
                : null;
        var targetPolicy = _path.Steps.Any(s => s.On == EscalationObject.TargetPolicy)
            ? new LayerPolicy(TargetPolicy, Document(Of(Effect.Allow, ActionElement.Of("s3:GetObject"))))
            : everything;
        IEnumerable<EscalationPrincipal> principals =
        [
            new EscalationPrincipal(TargetUser) { Policies = [everything] },
            new EscalationPrincipal(TargetRole)
            {
                Policies = [targetPolicy],
                Boundary = targetBoundary,
                Trust = new LayerPolicy("target's trust", Trust()),
            },
        ];
        return new EscalationModel
        {
            Principals = [.. Attacker == "*" ? principals : principals.Append(attacker)],
            Groups =
            [
                new EscalationGroup(
                    Group,
                    [
                        _path.Target == EscalationTarget.Group
                            ? everything
                            : new LayerPolicy("reader", Document(Of(Effect.Allow, ActionElement.Of("s3:GetObject")))),
                    ]
                ),
            ],
            Workloads = _path.Workload is null ? [] : [new EscalationWorkload(WorkloadArn(_path.Workload), TargetRole)],
            ServiceControl =
                guard == "scp"
                    ? new Dictionary<string, OrganizationPolicies> { [Account] = Denying(step!.Action), [Other] = Denying(step.Action) }
                    : [],
            IdentityCenterAccounts = new HashSet<string> { Account },
        };
    }

    public static PolicyDocument Document(params Statement[] statements) => new() { Statements = statements };

    public static Statement Of(Effect effect, ActionElement action, ResourceElement? resource = null) =>
        new()
        {
            Effect = effect,
            Action = action,
            Resource = resource ?? ResourceElement.Of("*"),
        };

    private static OrganizationPolicies Denying(string action) =>
        new([
            new OrganizationLevel("root", [new LayerPolicy("FullAWSAccess", Document(Of(Effect.Allow, ActionElement.Of("*"))))]),
            new OrganizationLevel(
                "unit",
                [new LayerPolicy("guard", Document(Of(Effect.Allow, ActionElement.Of("*")), Of(Effect.Deny, ActionElement.Of(action))))]
            ),
        ]);

    private Statement Allow(EscalationStep step, string? guard) =>
        Of(
            Effect.Allow,
            ActionElement.Of(step.Action),
            ResourceElement.Of(guard == "resource" ? "arn:aws:none:::nothing" : Resource(step))
        ) with
        {
            Conditions =
                guard == "condition"
                    ? ConditionBlock.Of(Condition.Of("ArnEquals", "aws:PrincipalArn", "arn:aws:iam::777788889999:user/nobody"))
                    : ConditionBlock.Empty,
        };

    // As narrow as the path allows.
    private string Resource(EscalationStep step) =>
        step.On switch
        {
            EscalationObject.Role or EscalationObject.RewrittenRole => TargetRole,
            EscalationObject.User => TargetUser,
            EscalationObject.OwnRole or EscalationObject.OwnUser => Attacker,
            EscalationObject.OwnPolicy => OwnPolicy,
            EscalationObject.TargetPolicy => TargetPolicy,
            EscalationObject.OwnGroup or EscalationObject.Group => Group,
            _ => "*",
        };

    private PolicyDocument Trust()
    {
        var federated = _path.Trusts.Contains("cognito-identity.amazonaws.com");
        var statement = _path.Target switch
        {
            EscalationTarget.AssumedRole => Trusted(
                _path.Id == "STS-003" ? PrincipalElement.Everyone : PrincipalElement.Aws(_path.Id == "STS-002" ? Other : Account)
            ),
            _ when federated => Trusted(
                new PrincipalElement(false, [new PrincipalEntry(PrincipalKind.Federated, "cognito-identity.amazonaws.com")])
            ) with
            {
                Action = ActionElement.Of("sts:AssumeRoleWithWebIdentity"),
            },
            _ => Trusted(PrincipalElement.Service(_path.Trusts.DefaultIfEmpty("none.amazonaws.com").First())),
        };
        return Document(statement);
    }

    public static PolicyDocument Trusting(PrincipalElement principal) => Document(Trusted(principal));

    private static Statement Trusted(PrincipalElement principal) =>
        new()
        {
            Effect = Effect.Allow,
            Principal = principal,
            Action = ActionElement.Of("sts:AssumeRole"),
        };

    private static string WorkloadArn(string type) =>
        ZeroTrust
            .Policy.Catalogue.IamCatalogue.Default.FindService(type.Split(':')[0])!
            .ResourceTypes.First(t => t.Name.Equals(type.Split(':')[1], StringComparison.OrdinalIgnoreCase))
            .ArnFormat.Replace("${Partition}", "aws", StringComparison.Ordinal)
            .Replace("${Region}", "eu-west-1", StringComparison.Ordinal)
            .Replace("${Account}", Account, StringComparison.Ordinal)
            .Replace("${", "", StringComparison.Ordinal)
            .Replace("}", "", StringComparison.Ordinal);
}
