using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Facts.Iam;

namespace ZeroTrust.Aws.Services.Iam;

/// <summary>MFA and access keys of the root user.</summary>
internal sealed class RootCredentialsSource() : AccountSource<RootCredentials>(SourceScope.Account)
{
    protected override async Task<RootCredentials> ReadAsync(FactReader reader)
    {
        var iam = reader.Client<IAmazonIdentityManagementService>();
        var summary =
            (await iam.GetAccountSummaryAsync(new GetAccountSummaryRequest(), reader.CancellationToken).ConfigureAwait(false)).SummaryMap
            ?? [];
        var mfa = summary.GetValueOrDefault("AccountMFAEnabled") > 0;
        bool? isVirtual = false;
        if (mfa)
        {
            var devices = await reader
                .TryAsync(() =>
                    Pages.AllAsync<VirtualMFADevice>(async token =>
                    {
                        var page = await iam.ListVirtualMFADevicesAsync(
                                new ListVirtualMFADevicesRequest { AssignmentStatus = AssignmentStatusType.Assigned, Marker = token },
                                reader.CancellationToken
                            )
                            .ConfigureAwait(false);
                        return (page.VirtualMFADevices, page.IsTruncated == true ? page.Marker : null);
                    })
                )
                .ConfigureAwait(false);
            isVirtual = devices?.Any(static device => IsRoots(device));
        }

        return new(mfa, summary.GetValueOrDefault("AccountAccessKeysPresent") > 0, isVirtual);
    }

    private static bool IsRoots(VirtualMFADevice device) =>
        device.User?.Arn?.EndsWith(":root", StringComparison.Ordinal) == true
        || device.SerialNumber?.EndsWith(":mfa/root-account-mfa-device", StringComparison.Ordinal) == true;
}
