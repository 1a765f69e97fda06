using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Errors;

namespace ZeroTrust.Controls.Monitor;

/// <summary>Reads the setting that says which product counts.</summary>
internal static class HubProducts
{
    private const string Setting = "product";

    /// <exception cref="ZeroTrustException"><see cref="ErrorIds.ArgumentInvalid"/>: no such product.</exception>
    public static HubProduct Of(ControlSettings settings) =>
        Enum.TryParse<HubProduct>(settings.Text(Setting), ignoreCase: true, out var product) && Enum.IsDefined(product)
            ? product
            : throw new ZeroTrustException(
                ErrorIds.ArgumentInvalid,
                FailureKind.InvalidArgument,
                Setting,
                $"'{settings.Text(Setting)}' is no product of Security Hub.",
                "There are: Either, Cspm, V2."
            );
}
