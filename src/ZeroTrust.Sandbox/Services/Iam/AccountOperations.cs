using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Iam;

/// <summary>What IAM says about an account as a whole.</summary>
[Service("iam")]
internal static class AccountOperations
{
    public static JsonObject ListAccountAliases(Call call) =>
        call.Page(call.Iam.Aliases.Select(alias => (JsonNode)JsonValue.Create(alias)).ToList());

    public static JsonObject ListSAMLProviders(Call call) =>
        new() { ["SAMLProviderList"] = call.Iam.SamlProviders.Select(arn => new JsonObject { ["Arn"] = arn }).Json() };

    public static JsonObject GetAccountSummary(Call call) =>
        new()
        {
            ["SummaryMap"] = new JsonObject
            {
                ["Users"] = call.Iam.Users.Count,
                ["Groups"] = call.Iam.Groups.Count,
                ["Roles"] = call.Iam.Roles.Count,
                ["Policies"] = call.Iam.Policies.Count,
                ["MFADevices"] = call.Iam.Users.Values.Sum(user => user.MfaDevices.Count) + call.Iam.RootMfaDevices.Count,
                ["MFADevicesInUse"] = call.Iam.Users.Values.Sum(user => user.MfaDevices.Count) + call.Iam.RootMfaDevices.Count,
                ["AccountMFAEnabled"] = call.Iam.RootMfaDevices.Count > 0 ? 1 : 0,
                ["AccountAccessKeysPresent"] = call.Iam.RootAccessKeys.Count > 0 ? 1 : 0,
                ["AccountSigningCertificatesPresent"] = 0,
                ["AccountPasswordPresent"] = 1,
                ["UsersQuota"] = 5000,
                ["GroupsPerUserQuota"] = 10,
                ["AttachedPoliciesPerGroupQuota"] = 10,
                ["AttachedPoliciesPerRoleQuota"] = 10,
                ["AttachedPoliciesPerUserQuota"] = 10,
                ["VersionsPerPolicyQuota"] = 5,
                ["PolicySizeQuota"] = 6144,
            },
        };

    public static JsonObject GetAccountPasswordPolicy(Call call)
    {
        if (call.Iam.PasswordPolicy is not { } policy)
        {
            throw IamLookup.NoSuchEntity($"The Password Policy with domain name {call.Account.Id} cannot be found.");
        }

        var view = policy.Copy();
        view["ExpirePasswords"] = policy.Whole("MaxPasswordAge") > 0;
        return new() { ["PasswordPolicy"] = view };
    }

    public static JsonObject UpdateAccountPasswordPolicy(Call call)
    {
        var policy = new JsonObject { ["MinimumPasswordLength"] = call.Number("MinimumPasswordLength") ?? 6 };
        foreach (
            var flag in (string[])
                [
                    "RequireSymbols",
                    "RequireNumbers",
                    "RequireUppercaseCharacters",
                    "RequireLowercaseCharacters",
                    "AllowUsersToChangePassword",
                ]
        )
        {
            policy[flag] = call.Flag(flag) ?? false;
        }

        if (call.Number("MaxPasswordAge") is { } age and > 0)
        {
            policy["MaxPasswordAge"] = age;
        }

        if (call.Number("PasswordReusePrevention") is { } reuse and > 0)
        {
            policy["PasswordReusePrevention"] = reuse;
        }

        if (call.Flag("HardExpiry") is { } hard)
        {
            policy["HardExpiry"] = hard;
        }

        call.Iam.PasswordPolicy = policy;
        return [];
    }

    public static JsonObject DeleteAccountPasswordPolicy(Call call)
    {
        if (call.Iam.PasswordPolicy is null)
        {
            throw IamLookup.NoSuchEntity($"The account policy with name PasswordPolicy cannot be found.");
        }

        call.Iam.PasswordPolicy = null;
        return [];
    }

    public static JsonObject GetAccountAuthorizationDetails(Call call)
    {
        var iam = call.Iam;
        var filter = call.Texts("Filter");
        bool Wants(string kind) => filter.Count == 0 || filter.Contains(kind);
        var items = new List<(string List, JsonObject Item)>();
        if (Wants("User"))
        {
            items.AddRange(iam.Users.Values.Select(user => ("UserDetailList", Details(iam, user))));
        }

        if (Wants("Group"))
        {
            items.AddRange(iam.Groups.Values.Select(group => ("GroupDetailList", Details(iam, group))));
        }

        if (Wants("Role"))
        {
            items.AddRange(iam.Roles.Values.Select(role => ("RoleDetailList", Details(call.Account.Id, iam, role))));
        }

        if (Wants("LocalManagedPolicy"))
        {
            items.AddRange(iam.Policies.Values.Select(policy => ("Policies", Details(iam, policy))));
        }

        if (Wants("AWSManagedPolicy"))
        {
            items.AddRange(
                AwsManagedPolicies
                    .List.Where(policy => iam.Attachments(policy.Arn) > 0)
                    .Select(policy => ("Policies", Details(iam, policy)))
            );
        }

        return MixedPage.Of(call, items, ["UserDetailList", "GroupDetailList", "RoleDetailList", "Policies"], size: 12);
    }

    public static JsonObject GenerateCredentialReport(Call call)
    {
        var fresh = call.Iam.CredentialReportAt is { } at && call.Now - at < TimeSpan.FromHours(4);
        if (!fresh)
        {
            call.Iam.CredentialReportAt = call.Now;
        }

        return new JsonObject
        {
            ["State"] = fresh ? "COMPLETE" : "STARTED",
            ["Description"] = fresh ? null : "No report exists. Starting a new report generation task",
        }.Present();
    }

    public static JsonObject GetCredentialReport(Call call)
    {
        if (call.Iam.CredentialReportAt is not { } at)
        {
            throw new ServiceError("ReportNotPresent", "No report exists. Call GenerateCredentialReport first.", 410);
        }

        var report = new StringBuilder(
            "user,arn,user_creation_time,password_enabled,password_last_used,mfa_active,access_key_1_active,access_key_1_last_rotated,"
                + "access_key_2_active,access_key_2_last_rotated\n"
        );
        Line(
            report,
            "<root_account>",
            call.Account.RootArn,
            call.Now,
            null,
            null,
            call.Iam.RootMfaDevices.Count > 0,
            call.Iam.RootAccessKeys
        );
        foreach (var user in call.Iam.Users.Values)
        {
            Line(
                report,
                user.Name,
                call.Iam.Arn(user),
                user.CreatedAt,
                user.PasswordCreatedAt,
                user.PasswordLastUsed,
                user.MfaDevices.Count > 0,
                user.AccessKeys
            );
        }

        return new()
        {
            ["Content"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(report.ToString())),
            ["ReportFormat"] = "text/csv",
            ["GeneratedTime"] = at.Json(),
        };
    }

    private static void Line(
        StringBuilder report,
        string name,
        string arn,
        DateTimeOffset created,
        DateTimeOffset? password,
        DateTimeOffset? used,
        bool mfa,
        List<AccessKeyState> keys
    )
    {
        static string Flag(bool value) => value ? "true" : "false";
        static string Time(DateTimeOffset? value) => value?.Json().ToString() ?? "N/A";
        var first = keys.ElementAtOrDefault(0);
        var second = keys.ElementAtOrDefault(1);
        report.AppendLine(
            CultureInfo.InvariantCulture,
            $"{name},{arn},{Time(created)},{Flag(password is not null)},{Time(used)},{Flag(mfa)},{Flag(first?.Status == "Active")},"
                + $"{Time(first?.CreatedAt)},{Flag(second?.Status == "Active")},{Time(second?.CreatedAt)}"
        );
    }

    private static JsonObject Details(IamState iam, UserState user)
    {
        var view = IamViews.User(iam, user);
        view.Remove("PasswordLastUsed");
        view["UserPolicyList"] = IamViews.Inline(user);
        view["GroupList"] = iam.GroupsOf(user).Select(group => group.Name).Json();
        view["AttachedManagedPolicies"] = IamViews.Attached(user);
        return view;
    }

    private static JsonObject Details(IamState iam, GroupState group)
    {
        var view = IamViews.Group(iam, group);
        view["GroupPolicyList"] = IamViews.Inline(group);
        view["AttachedManagedPolicies"] = IamViews.Attached(group);
        return view;
    }

    private static JsonObject Details(string accountId, IamState iam, RoleState role)
    {
        var view = IamViews.Role(iam, role, whole: true);
        view.Remove("Description");
        view.Remove("MaxSessionDuration");
        view["RolePolicyList"] = IamViews.Inline(role);
        view["AttachedManagedPolicies"] = IamViews.Attached(role);
        view["InstanceProfileList"] = role
            .InstanceProfiles.Select(name => new JsonObject
            {
                ["Path"] = "/",
                ["InstanceProfileName"] = name,
                ["InstanceProfileId"] = "AIPA" + role.Id[4..],
                ["Arn"] = $"arn:aws:iam::{accountId}:instance-profile/{name}",
                ["CreateDate"] = role.CreatedAt.Json(),
                ["Roles"] = new JsonArray(IamViews.Role(iam, role, whole: false)),
            })
            .Json();
        return view;
    }

    private static JsonObject Details(IamState iam, ManagedPolicyState policy)
    {
        var view = IamViews.Policy(iam, policy, whole: false);
        view["PolicyVersionList"] = policy.Versions.Select(version => IamViews.Version(policy, version, document: true)).Json();
        return view;
    }
}
