using System.Management.Automation;
using System.Reflection;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Errors;

namespace ZeroTrust.PowerShell.Loading;

/// <summary>
/// Honours what <c>Set-AWSCredential</c> and <c>Set-DefaultAWSRegion</c> of AWS Tools for PowerShell
/// left in the session. The credentials object is of a
/// type from another load context (and another version of the SDK), so it is asked by name: a wrapper
/// with a non-public property <c>Credentials</c>,
/// whose <c>GetCredentials()</c> returns <c>AccessKey</c>, <c>SecretKey</c> and <c>Token</c>. A text is the name of a profile.
/// </summary>
internal static class StoredAwsSettings
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Fills in credentials and region where the user gave none.</summary>
    /// <param name="options">What the user gave.</param>
    /// <param name="credentials">The value of <c>$StoredAWSCredentials</c>.</param>
    /// <param name="region">The value of <c>$StoredAWSRegion</c>.</param>
    public static ConnectionOptions Apply(ConnectionOptions options, object? credentials, object? region)
    {
        if (options.Regions.Count == 0 && Unwrap(region) is { } where && where.ToString() is { Length: > 0 } name)
        {
            options = options with { Regions = [name] };
        }

        if (options.ProfileName is not null || options.AccessKey is not null || Unwrap(credentials) is not { } stored)
        {
            return options;
        }

        if (stored is string profile)
        {
            return profile.Length == 0 ? options : options with { ProfileName = profile };
        }

        var source = Read(stored, "Credentials") ?? stored;
        var keys = source.GetType().GetMethod("GetCredentials", Any, Type.EmptyTypes)?.Invoke(source, null);
        return Read(keys, "AccessKey") is string accessKey && Read(keys, "SecretKey") is string secretKey
            ? options with
            {
                AccessKey = accessKey,
                SecretKey = secretKey,
                SessionToken = Read(keys, "Token") as string is { Length: > 0 } token ? token : null,
            }
            : throw new ZeroTrustException(
                ErrorIds.CredentialsNotFound,
                FailureKind.AuthenticationFailed,
                "StoredAWSCredentials",
                $"$StoredAWSCredentials holds a {stored.GetType().Name} without readable keys.",
                "Use -ProfileName, or Clear-AWSCredential."
            );
    }

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private static object? Read(object? from, string property) => from?.GetType().GetProperty(property, Any)?.GetValue(from);
}
