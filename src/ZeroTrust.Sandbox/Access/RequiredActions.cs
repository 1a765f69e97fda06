using System.Collections.Frozen;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Access;

/// <summary>
/// The IAM actions of operations, where they are not <c>prefix:Operation</c>: from the Service Authorization Reference
/// (https://docs.aws.amazon.com/service-authorization/latest/reference/).
/// </summary>
internal static class RequiredActions
{
    private const string PassRole = "iam:PassRole";

    private static readonly FrozenDictionary<string, string> Prefixes = new Dictionary<string, string>
    {
        ["accessanalyzer"] = "access-analyzer",
        ["elbv2"] = "elasticloadbalancing",
        ["resourcegroupstaggingapi"] = "tag",
        ["s3control"] = "s3",
        ["sso-admin"] = "sso",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string[]> Exceptions = new Dictionary<string, string[]>
    {
        ["s3/ListBuckets"] = ["s3:ListAllMyBuckets"],
        ["s3/HeadBucket"] = ["s3:ListBucket"],
        ["s3/ListObjectsV2"] = ["s3:ListBucket"],
        ["s3/GetBucketEncryption"] = ["s3:GetEncryptionConfiguration"],
        ["s3/PutBucketEncryption"] = ["s3:PutEncryptionConfiguration"],
        ["s3/DeleteBucketEncryption"] = ["s3:PutEncryptionConfiguration"],
        ["s3/GetPublicAccessBlock"] = ["s3:GetBucketPublicAccessBlock"],
        ["s3/PutPublicAccessBlock"] = ["s3:PutBucketPublicAccessBlock"],
        ["s3/DeletePublicAccessBlock"] = ["s3:PutBucketPublicAccessBlock"],
        ["s3control/GetPublicAccessBlock"] = ["s3:GetAccountPublicAccessBlock"],
        ["s3control/PutPublicAccessBlock"] = ["s3:PutAccountPublicAccessBlock"],
        ["s3control/DeletePublicAccessBlock"] = ["s3:PutAccountPublicAccessBlock"],
        ["config/PutConfigurationRecorder"] = ["config:PutConfigurationRecorder", PassRole],
        ["sts/AssumeRoleWithWebIdentity"] = ["sts:AssumeRoleWithWebIdentity"],
    }.ToFrozenDictionary();

    /// <summary>Names of the actions of an operation.</summary>
    public static IReadOnlyList<string> Names(string service, string operation) =>
        Exceptions.TryGetValue(service + "/" + operation, out var names)
            ? names
            : [Prefixes.GetValueOrDefault(service, service) + ":" + operation];

    /// <summary>The actions of a call, with the resources that they are for.</summary>
    public static IReadOnlyList<RequiredAction> Of(Call call)
    {
        var names = Names(call.Service, call.Operation);
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
