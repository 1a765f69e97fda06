using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using ZeroTrust.Aws.Reading;

namespace ZeroTrust.Aws.Services.Iam;

/// <summary>iam:ListUsers, all pages, once per account and collection.</summary>
internal static class UserListing
{
    public static Task<IReadOnlyList<User>> ReadAsync(FactReader reader) =>
        reader.ShareInAccountAsync<IReadOnlyList<User>>(
            "iam users",
            async () =>
            {
                var iam = reader.Client<IAmazonIdentityManagementService>();
                return await Pages
                    .AllAsync<User>(async token =>
                    {
                        var page = await iam.ListUsersAsync(
                                new ListUsersRequest { MaxItems = 1000, Marker = token },
                                reader.CancellationToken
                            )
                            .ConfigureAwait(false);
                        return (page.Users, page.IsTruncated == true ? page.Marker : null);
                    })
                    .ConfigureAwait(false);
            }
        );
}
