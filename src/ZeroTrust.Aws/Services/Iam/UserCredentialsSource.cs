using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Iam;
using LoginProfileFact = ZeroTrust.Facts.Iam.LoginProfile;

namespace ZeroTrust.Aws.Services.Iam;

/// <summary>What each user can sign in with: password, MFA devices, access keys.</summary>
internal sealed class UserCredentialsSource : IFactSource
{
    public string Name => "iam user credentials";

    public SourceScope Scope => SourceScope.Account;

    public IReadOnlyList<string> FactTypes { get; } =
    [Names.NameOf<LoginProfileFact>(), Names.NameOf<UserMfa>(), Names.NameOf<UserAccessKeys>()];

    public async Task CollectAsync(FactReader reader)
    {
        var users = reader.Only(
            Names.ResourceTypeOf<IamUser>(),
            await UserListing.ReadAsync(reader).ConfigureAwait(false),
            static user => user.UserName
        );
        await reader
            .EachAsync(
                users,
                async user =>
                {
                    var resource = reader.Resource<IamUser>(user.UserName, user.Arn);
                    if (reader.Wants<LoginProfileFact>())
                    {
                        reader.Add(await reader.ReadAsync(resource, () => LoginProfileAsync(reader, user.UserName)).ConfigureAwait(false));
                    }

                    if (reader.Wants<UserMfa>())
                    {
                        reader.Add(await reader.ReadAsync(resource, () => MfaAsync(reader, user.UserName)).ConfigureAwait(false));
                    }

                    if (reader.Wants<UserAccessKeys>())
                    {
                        reader.Add(await reader.ReadAsync(resource, () => AccessKeysAsync(reader, user.UserName)).ConfigureAwait(false));
                    }
                }
            )
            .ConfigureAwait(false);
    }

    public async Task<IFact?> ReadOneAsync(FactReader reader, string factType, ResourceRef resource)
    {
        try
        {
            if (factType == Names.NameOf<UserMfa>())
            {
                return new Known<UserMfa>(resource, await MfaAsync(reader, resource.Id).ConfigureAwait(false));
            }

            if (factType == Names.NameOf<UserAccessKeys>())
            {
                return new Known<UserAccessKeys>(resource, await AccessKeysAsync(reader, resource.Id).ConfigureAwait(false));
            }

            var profile = await LoginProfileAsync(reader, resource.Id).ConfigureAwait(false);
            if (!profile.Exists)
            {
                // "No such entity" is said of a user without a password and of a user that does not exist.
                await reader
                    .Client<IAmazonIdentityManagementService>()
                    .GetUserAsync(new GetUserRequest { UserName = resource.Id }, reader.CancellationToken)
                    .ConfigureAwait(false);
            }

            return new Known<LoginProfileFact>(resource, profile);
        }
        catch (NoSuchEntityException)
        {
            return null;
        }
    }

    private static async Task<LoginProfileFact> LoginProfileAsync(FactReader reader, string userName)
    {
        try
        {
            var answer = await reader
                .Client<IAmazonIdentityManagementService>()
                .GetLoginProfileAsync(new GetLoginProfileRequest { UserName = userName }, reader.CancellationToken)
                .ConfigureAwait(false);
            return new(true, Values.Time(answer.LoginProfile?.CreateDate));
        }
        catch (NoSuchEntityException)
        {
            return new(false, null);
        }
    }

    private static async Task<UserMfa> MfaAsync(FactReader reader, string userName)
    {
        var iam = reader.Client<IAmazonIdentityManagementService>();
        var devices = await Pages
            .AllAsync<MFADevice>(async token =>
            {
                var page = await iam.ListMFADevicesAsync(
                        new ListMFADevicesRequest { UserName = userName, Marker = token },
                        reader.CancellationToken
                    )
                    .ConfigureAwait(false);
                return (page.MFADevices, page.IsTruncated == true ? page.Marker : null);
            })
            .ConfigureAwait(false);
        return new([
            .. devices
                .Select(static device => new MfaDevice(device.SerialNumber, Values.Time(device.EnableDate)))
                .OrderBy(static device => device.SerialNumber, StringComparer.Ordinal),
        ]);
    }

    private static async Task<UserAccessKeys> AccessKeysAsync(FactReader reader, string userName)
    {
        var iam = reader.Client<IAmazonIdentityManagementService>();
        var keys = await Pages
            .AllAsync<AccessKeyMetadata>(async token =>
            {
                var page = await iam.ListAccessKeysAsync(
                        new ListAccessKeysRequest { UserName = userName, Marker = token },
                        reader.CancellationToken
                    )
                    .ConfigureAwait(false);
                return (page.AccessKeyMetadata, page.IsTruncated == true ? page.Marker : null);
            })
            .ConfigureAwait(false);
        var facts = new List<AccessKey>();
        foreach (var key in keys.OrderBy(static key => key.AccessKeyId, StringComparer.Ordinal))
        {
            var use = (
                await iam.GetAccessKeyLastUsedAsync(
                        new GetAccessKeyLastUsedRequest { AccessKeyId = key.AccessKeyId },
                        reader.CancellationToken
                    )
                    .ConfigureAwait(false)
            ).AccessKeyLastUsed;
            facts.Add(
                new AccessKey(key.AccessKeyId, key.Status?.Value == "Active", Values.Time(key.CreateDate.GetValueOrDefault()))
                {
                    LastUsedAt = Values.Time(use?.LastUsedDate),
                    // AWS writes N/A for a key that was never used.
                    LastUsedService = use?.LastUsedDate is null ? null : use.ServiceName,
                }
            );
        }

        return new(facts);
    }
}
