using ZeroTrust.Aws.Generated;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Access;

/// <summary>The IAM actions of calls.</summary>
internal static class RequiredActions
{
    private const string PassRole = "iam:PassRole";

    /// <summary>The actions of a call, with the resources that they are for.</summary>
    public static IReadOnlyList<RequiredAction> Of(Call call)
    {
        var names = KnownServices.Get(call.Service).ActionsOf(call.Operation);
        var role = ActionResources.PassedRole(call);
        var needs = new List<RequiredAction> { ActionResources.Of(call, names[0]) };
        needs.AddRange(names.Skip(1).Select(name => new RequiredAction(name, name == PassRole ? role ?? "*" : "*")));
        if (role is not null && !names.Contains(PassRole))
        {
            needs.Add(new RequiredAction(PassRole, role));
        }

        return needs;
    }
}
