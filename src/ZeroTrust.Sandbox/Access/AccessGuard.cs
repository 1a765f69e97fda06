using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.Services.Iam;
using ZeroTrust.Sandbox.Services.Organizations;
using ZeroTrust.Sandbox.State;

namespace ZeroTrust.Sandbox.Access;

/// <summary>Decides each call by the policies that are in force in the sandbox, as AWS decides it.</summary>
internal sealed class AccessGuard
{
    private readonly Dictionary<(string Name, string Document), LayerPolicy> _parsed = [];

    /// <summary>Lets a call through or refuses it.</summary>
    /// <exception cref="ServiceError">The caller may not do this.</exception>
    public void Check(Call call, ServiceShape service)
    {
        if (call is { Service: "sts", Operation: "GetCallerIdentity" or "GetSessionToken" or "AssumeRoleWithWebIdentity" })
        {
            return;
        }

        foreach (var need in RequiredActions.Of(call))
        {
            Check(call, service, need);
        }
    }

    private void Check(Call call, ServiceShape service, RequiredAction need)
    {
        var principal = Principal(call);
        var request = new AccessRequest(principal, need.Action, need.Resource, Context(call), need.ResourceAccount);
        var decision = PolicyEvaluator.Evaluate(request, Policies(call, need));
        if (!decision.IsAllowed)
        {
            throw Refusals.Denied(
                service,
                call.Caller.Arn,
                need.Action,
                need.Resource,
                Reason(decision, need.Action, IsAtHome(call, need))
            );
        }
    }

    private static RequestPrincipal Principal(Call call) =>
        call.Caller.Kind == CallerKind.Anonymous
            ? RequestPrincipal.Anonymous
            : RequestPrincipal.Parse(
                call.Caller.Arn,
                call.Caller.Kind == CallerKind.Role ? call.Caller.PrincipalArn(call.Account) : null
            ) with
            {
                UniqueId = call.Caller.UserId,
            };

    private static RequestContext Context(Call call)
    {
        var context = RequestContext
            .Complete.With("aws:RequestedRegion", call.Region)
            .With("aws:SecureTransport", "true")
            .With("aws:SourceIp", "198.51.100.7")
            .With("aws:CurrentTime", call.Now.Json().ToString())
            .With("aws:ViaAWSService", "false");
        if (call.Caller.Kind == CallerKind.Anonymous)
        {
            return context;
        }
        // Long-lived access keys carry no MFA key at all; temporary credentials say true or false.
        if (call.Caller.Session is not null)
        {
            context = context.With("aws:MultiFactorAuthPresent", call.Caller.Mfa ? "true" : "false");
        }

        if (call.World.Organization is { } organization && organization.Nodes.ContainsKey(call.Caller.AccountId))
        {
            context = context.With("aws:PrincipalOrgID", organization.Id);
        }

        return ActionResources.Keys(call, context);
    }

    private PolicySet Policies(Call call, RequiredAction need)
    {
        var set = new PolicySet { Resource = need.ResourcePolicy is { } resource ? Parse(need.Resource, resource) : null };
        if (call.Caller.Kind == CallerKind.Anonymous)
        {
            return set;
        }

        var account = call.Account;
        var holder = call.Caller.Kind switch
        {
            CallerKind.User => account.Iam.Users.GetValueOrDefault(call.Caller.Name) as IdentityState,
            CallerKind.Role => account.Iam.Roles.GetValueOrDefault(call.Caller.Name),
            _ => null,
        };
        var boundary = holder switch
        {
            UserState user => user.Boundary,
            RoleState role => role.Boundary,
            _ => null,
        };
        return set with
        {
            Identity = holder is null ? [] : [.. Identity(account, holder)],
            Boundary = boundary is not null && account.Iam.Policy(boundary) is { } limit ? Parse(boundary, limit.Document) : null,
            Session = call.Caller.Session?.Policy is { } session ? [Parse("session policy", session)] : null,
            ServiceControl = ServiceControl(call.World, account.Id),
            RestrictPublicBuckets = need.RestrictsPublicAccess,
        };
    }

    private IEnumerable<LayerPolicy> Identity(AccountState account, IdentityState holder)
    {
        var holders = holder is UserState user ? account.Iam.GroupsOf(user).Prepend(holder) : [holder];
        foreach (var one in holders)
        {
            foreach (var arn in one.Attached)
            {
                if (account.Iam.Policy(arn) is { } policy)
                {
                    yield return Parse(arn, policy.Document);
                }
            }

            foreach (var (name, document) in one.Inline)
            {
                yield return Parse(name, document);
            }
        }
    }

    private OrganizationPolicies? ServiceControl(World world, string accountId)
    {
        if (
            world.Organization is not { } organization
            || !organization.Nodes.ContainsKey(accountId)
            || !organization.EnabledPolicyTypes.Contains("SERVICE_CONTROL_POLICY")
        )
        {
            return null;
        }

        var levels = organization
            .PathTo(accountId)
            .Select(node => new OrganizationLevel(
                node.Id,
                [
                    .. organization
                        .PoliciesOn(node.Id, "SERVICE_CONTROL_POLICY")
                        .Select(policy => Parse(organization.Arn(policy), policy.Content)),
                ]
            ));
        return new OrganizationPolicies([.. levels], organization.ManagementAccountId);
    }

    private LayerPolicy Parse(string name, string document)
    {
        if (!_parsed.TryGetValue((name, document), out var policy))
        {
            _parsed[(name, document)] = policy = LayerPolicy.Parse(name, document);
        }

        return policy;
    }

    /// <summary>AWS names policies within an account or an organization only.</summary>
    private static bool IsAtHome(Call call, RequiredAction need) =>
        need.ResourceAccount is not { } owner
        || owner == call.Caller.AccountId
        || (
            call.World.Organization is { } organization
            && organization.Nodes.ContainsKey(owner)
            && organization.Nodes.ContainsKey(call.Caller.AccountId)
        );

    private static string Reason(Decision decision, string action, bool isAtHome)
    {
        if (decision.Verdict != Verdict.ExplicitlyDenied)
        {
            return $"because no {Name(decision.BlockedBy ?? PolicyLayer.Identity).Split(' ', 2)[^1]} allows the {action} action";
        }

        var by = decision.DecidedBy.Count > 0 ? decision.DecidedBy[0] : null;
        var layer = by?.Layer ?? PolicyLayer.Identity;
        // Inline policies have no ARN, and of resource-based policies AWS names the kind alone.
        var named = isAtHome && layer != PolicyLayer.Resource && by?.PolicyName is ['a', 'r', 'n', ':', ..] ? ": " + by.PolicyName : "";
        return $"with an explicit deny in {Name(layer)}{named}";
    }

    private static string Name(PolicyLayer layer) =>
        layer switch
        {
            PolicyLayer.ServiceControl => "a service control policy",
            PolicyLayer.ResourceControl => "a resource control policy",
            PolicyLayer.Resource => "a resource-based policy",
            PolicyLayer.Boundary => "a permissions boundary",
            PolicyLayer.Session => "a session policy",
            _ => "an identity-based policy",
        };
}
