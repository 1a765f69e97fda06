using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using ZeroTrust.Aws.Reading;

namespace ZeroTrust.Aws.Services.Iam;

/// <summary>What iam:GetAccountAuthorizationDetails gives, all pages.</summary>
internal sealed record AuthorizationDetails(
    IReadOnlyList<UserDetail> Users,
    IReadOnlyList<GroupDetail> Groups,
    IReadOnlyList<RoleDetail> Roles,
    IReadOnlyList<ManagedPolicyDetail> Policies
)
{
    /// <summary>Reads all pages for kinds of entities.</summary>
    public static async Task<AuthorizationDetails> ReadAsync(FactReader reader, params string[] entities)
    {
        var iam = reader.Client<IAmazonIdentityManagementService>();
        var pages = await Pages
            .AllAsync<GetAccountAuthorizationDetailsResponse>(async token =>
            {
                var page = await iam.GetAccountAuthorizationDetailsAsync(
                        new GetAccountAuthorizationDetailsRequest
                        {
                            Filter = [.. entities],
                            MaxItems = 1000,
                            Marker = token,
                        },
                        reader.CancellationToken
                    )
                    .ConfigureAwait(false);
                return ([page], page.IsTruncated == true ? page.Marker : null);
            })
            .ConfigureAwait(false);
        return new(
            [.. pages.SelectMany(static page => page.UserDetailList ?? [])],
            [.. pages.SelectMany(static page => page.GroupDetailList ?? [])],
            [.. pages.SelectMany(static page => page.RoleDetailList ?? [])],
            [.. pages.SelectMany(static page => page.Policies ?? [])]
        );
    }
}
