using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.Dump;
using ZeroTrust.Sandbox.State;

namespace ZeroTrust.Sandbox.Services.Iam;

/// <summary>Users, groups, roles, policies and what is set for the account.</summary>
internal sealed class IamDump : IServiceDump
{
    public void Write(AccountState account, JsonObject dump) => dump["iam"] = Of(account.Iam);

    private static JsonObject Of(IamState iam) =>
        new()
        {
            ["users"] = StateDump.Map(
                iam.Users,
                user =>
                {
                    var dump = Holder(user);
                    dump["password"] = user.PasswordCreatedAt is not null;
                    dump["keys"] = new JsonObject(user.AccessKeys.Select(key => KeyValuePair.Create(key.Id, (JsonNode?)key.Status)));
                    dump["mfa"] = user.MfaDevices.Keys.Json();
                    dump["boundary"] = user.Boundary;
                    dump["tags"] = user.Tags.Map();
                    return dump;
                }
            ),
            ["groups"] = StateDump.Map(
                iam.Groups,
                group =>
                {
                    var dump = Holder(group);
                    dump["members"] = group.Members.Json();
                    return dump;
                }
            ),
            ["roles"] = StateDump.Map(
                iam.Roles,
                role =>
                {
                    var dump = Holder(role);
                    dump["trust"] = role.Trust;
                    dump["description"] = role.Description;
                    dump["maximumSession"] = role.MaximumSession;
                    dump["boundary"] = role.Boundary;
                    dump["instanceProfiles"] = role.InstanceProfiles.Json();
                    dump["tags"] = role.Tags.Map();
                    return dump;
                }
            ),
            ["policies"] = StateDump.Map(
                iam.Policies,
                policy => new JsonObject
                {
                    ["description"] = policy.Description,
                    ["default"] = policy.DefaultVersionId,
                    ["versions"] = new JsonObject(
                        policy.Versions.Select(version => KeyValuePair.Create(version.Id, (JsonNode?)version.Document))
                    ),
                    ["tags"] = policy.Tags.Map(),
                }
            ),
            ["passwordPolicy"] = iam.PasswordPolicy?.DeepClone(),
            ["rootMfa"] = iam.RootMfaDevices.Json(),
            ["rootKeys"] = iam.RootAccessKeys.Select(key => key.Id).Json(),
            ["aliases"] = iam.Aliases.Json(),
        };

    private static JsonObject Holder(IdentityState holder) =>
        new()
        {
            ["path"] = holder.Path,
            ["attached"] = holder.Attached.Json(),
            ["inline"] = holder.Inline.Map(),
        };
}
