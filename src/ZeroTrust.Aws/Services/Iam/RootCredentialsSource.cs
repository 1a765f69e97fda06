using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Iam;

namespace ZeroTrust.Aws.Services.Iam;

/// <summary>MFA and access keys of the root user.</summary>
internal sealed class RootCredentialsSource : IFactSource
{
    public string Name => "iam root user";

    public SourceScope Scope => SourceScope.Account;

    public IReadOnlyList<string> FactTypes { get; } = [Names.NameOf<RootCredentials>()];

    public async Task CollectAsync(FactReader reader) =>
        reader.Add((await ReadOneAsync(reader, FactTypes[0], reader.AccountRef).ConfigureAwait(false))!);

    public async Task<IFact?> ReadOneAsync(FactReader reader, string factType, ResourceRef resource)
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

        return new Known<RootCredentials>(
            reader.AccountRef,
            new(mfa, summary.GetValueOrDefault("AccountAccessKeysPresent") > 0, isVirtual)
        );
    }

    private static bool IsRoots(VirtualMFADevice device) =>
        device.User?.Arn?.EndsWith(":root", StringComparison.Ordinal) == true
        || device.SerialNumber?.EndsWith(":mfa/root-account-mfa-device", StringComparison.Ordinal) == true;
}
