using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Iam;

/// <summary>How IAM shows its things. Policy documents travel URL-encoded (RFC 3986).</summary>
internal static class IamViews
{
    public static JsonObject User(IamState iam, UserState user) =>
        new JsonObject
        {
            ["Path"] = user.Path,
            ["UserName"] = user.Name,
            ["UserId"] = user.Id,
            ["Arn"] = iam.Arn(user),
            ["CreateDate"] = user.CreatedAt.Json(),
            ["PasswordLastUsed"] = user.PasswordLastUsed?.Json(),
            ["PermissionsBoundary"] = Boundary(user.Boundary),
            ["Tags"] = user.Tags.Count > 0 ? user.Tags.Pairs() : null,
        }.Present();

    public static JsonObject Group(IamState iam, GroupState group) =>
        new()
        {
            ["Path"] = group.Path,
            ["GroupName"] = group.Name,
            ["GroupId"] = group.Id,
            ["Arn"] = iam.Arn(group),
            ["CreateDate"] = group.CreatedAt.Json(),
        };

    public static JsonObject Role(IamState iam, RoleState role, bool whole) =>
        new JsonObject
        {
            ["Path"] = role.Path,
            ["RoleName"] = role.Name,
            ["RoleId"] = role.Id,
            ["Arn"] = iam.Arn(role),
            ["CreateDate"] = role.CreatedAt.Json(),
            ["AssumeRolePolicyDocument"] = Encoded(role.Trust),
            ["Description"] = role.Description,
            ["MaxSessionDuration"] = role.MaximumSession,
            ["PermissionsBoundary"] = whole ? Boundary(role.Boundary) : null,
            ["Tags"] = whole && role.Tags.Count > 0 ? role.Tags.Pairs() : null,
            ["RoleLastUsed"] = whole ? LastUsed(role) : null,
        }.Present();

    public static JsonObject LastUsed(RoleState role) =>
        new JsonObject { ["LastUsedDate"] = role.LastUsedAt?.Json(), ["Region"] = role.LastUsedRegion }.Present();

    public static JsonObject Policy(IamState iam, ManagedPolicyState policy, bool whole) =>
        new JsonObject
        {
            ["PolicyName"] = policy.Name,
            ["PolicyId"] = policy.Id,
            ["Arn"] = policy.Arn,
            ["Path"] = policy.Path,
            ["DefaultVersionId"] = policy.DefaultVersionId,
            ["AttachmentCount"] = iam.Attachments(policy.Arn),
            ["PermissionsBoundaryUsageCount"] = iam.Boundaries(policy.Arn),
            ["IsAttachable"] = true,
            ["Description"] = whole ? policy.Description : null,
            ["CreateDate"] = policy.CreatedAt.Json(),
            ["UpdateDate"] = policy.UpdatedAt.Json(),
            ["Tags"] = whole && policy.Tags.Count > 0 ? policy.Tags.Pairs() : null,
        }.Present();

    public static JsonObject Version(ManagedPolicyState policy, PolicyVersionState version, bool document) =>
        new JsonObject
        {
            ["Document"] = document ? Encoded(version.Document) : null,
            ["VersionId"] = version.Id,
            ["IsDefaultVersion"] = version.Id == policy.DefaultVersionId,
            ["CreateDate"] = version.CreatedAt.Json(),
        }.Present();

    public static JsonObject? Boundary(string? arn) =>
        arn is null ? null : new JsonObject { ["PermissionsBoundaryType"] = "PermissionsBoundaryPolicy", ["PermissionsBoundaryArn"] = arn };

    public static JsonArray Attached(IdentityState holder) => holder.Attached.Select(Attachment).Json();

    public static JsonObject Attachment(string arn) =>
        new() { ["PolicyName"] = ZeroTrust.Policy.Arn.Parse(arn).ResourceName, ["PolicyArn"] = arn };

    public static JsonArray Inline(IdentityState holder) =>
        holder.Inline.Select(policy => new JsonObject { ["PolicyName"] = policy.Key, ["PolicyDocument"] = Encoded(policy.Value) }).Json();

    public static string Encoded(string document) => Uri.EscapeDataString(document);
}
