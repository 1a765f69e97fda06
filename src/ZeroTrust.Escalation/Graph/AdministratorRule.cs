using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Escalation.Graph;

/// <summary>Who is an administrator: whoever can make a user or role, without a boundary, and give it
/// any policy; or could but for the organization's
/// policies, and may do everything else.</summary>
internal static class AdministratorRule
{
    // Only a statement that allows everything allows it.
    private const string UnheardOf = "zerotrust:Everything";

    /// <summary>The actions that the rule asks about.</summary>
    public static readonly string[] Actions =
    [
        "iam:CreateUser",
        "iam:PutUserPolicy",
        "iam:AttachUserPolicy",
        "iam:CreateAccessKey",
        "iam:CreateLoginProfile",
        "iam:CreateRole",
        "iam:PutRolePolicy",
        "iam:AttachRolePolicy",
        UnheardOf,
    ];

    private static bool IsOfOrganization(PolicyLayer layer) => layer is PolicyLayer.ServiceControl or PolicyLayer.ResourceControl;

    public static Truth Decide(Profile profile, EscalationModel model, List<Check>? checks = null)
    {
        if (!Actions.Any(a => profile.MayAllow(ActionBits.NumberOf(a))))
        {
            return Truth.False;
        }

        var context = model.Context.With("iam:PermissionsBoundary", ContextValue.Absent);
        var attaching = context.With("iam:PolicyARN", $"arn:{profile.Partition}:iam::aws:policy/AdministratorAccess");
        var result = Within(profile.Policies, checks);
        if (
            result == Truth.True
            || (
                profile.Policies is { ServiceControl: null, ResourceControl: null } && !profile.Policies.UnknownLayers.Any(IsOfOrganization)
            )
        )
        {
            return result;
        }

        var own = profile.Policies with
        {
            ServiceControl = null,
            ResourceControl = null,
            UnknownLayers = [.. profile.Policies.UnknownLayers.Where(l => !IsOfOrganization(l))],
        };
        return result.Or(Within(own, checks, andEverything: true));

        Truth Within(PolicySet policies, List<Check>? into, bool andEverything = false)
        {
            var used = into is null ? null : new List<Check>();
            Truth Can(string action, string resource, RequestContext with)
            {
                var check = new Check(new AccessRequest(profile.Who, action, resource, with, profile.Account), policies);
                var truth = check.Decide();
                if (truth != Truth.False)
                {
                    used?.Add(check);
                }

                return truth;
            }
            // Of two ways the first that works is enough, and only its requests are evidence.
            Truth Either(Func<Truth> first, Func<Truth> second)
            {
                var before = used?.Count ?? 0;
                var truth = first();
                if (truth == Truth.True)
                {
                    return truth;
                }

                used?.RemoveRange(before, used.Count - before);
                return truth.Or(second());
            }
            var user = $"arn:{profile.Partition}:iam::{profile.Account}:user/example";
            var role = $"arn:{profile.Partition}:iam::{profile.Account}:role/example";
            var truth = Either(
                () =>
                    Can("iam:CreateUser", user, context)
                        .And(Either(() => Can("iam:PutUserPolicy", user, context), () => Can("iam:AttachUserPolicy", user, attaching)))
                        .And(Either(() => Can("iam:CreateAccessKey", user, context), () => Can("iam:CreateLoginProfile", user, context))),
                () =>
                    Can("iam:CreateRole", role, context)
                        .And(Either(() => Can("iam:PutRolePolicy", role, context), () => Can("iam:AttachRolePolicy", role, attaching)))
            );
            if (andEverything && truth != Truth.False)
            {
                truth = truth.And(Can(UnheardOf, $"arn:{profile.Partition}:zerotrust:us-east-1:{profile.Account}:everything", context));
            }

            if (truth != Truth.False && used is not null)
            {
                into!.AddRange(used);
            }

            return truth;
        }
    }
}
