using Amazon.Runtime.CredentialManagement;
using ZeroTrust.Core.Errors;

namespace ZeroTrust.Aws.Connecting;

/// <summary>The profiles of this computer: the shared credentials and config files, and on
/// Windows the store of the AWS SDK for .NET.</summary>
/// <param name="location">Credentials file instead of the default one; the config file is looked for beside it.</param>
internal sealed class ProfileFiles(string? location)
{
    /// <summary>For the SDK, which follows source profiles by itself for some kinds of profiles.</summary>
    public CredentialProfileStoreChain Store { get; } = new(location);

    /// <summary>The profile; null when there is none of the name.</summary>
    /// <exception cref="ZeroTrustException">A file cannot be read.</exception>
    public CredentialProfile? Find(string name)
    {
        try
        {
            return Store.TryGetProfile(name, out var profile) ? profile : null;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new ZeroTrustException(
                ErrorIds.ProfileNotFound,
                FailureKind.InvalidData,
                name,
                $"The AWS configuration files cannot be read: {exception.Message}",
                $"Look into {Files}.",
                exception
            );
        }
    }

    /// <summary>The profile.</summary>
    /// <exception cref="ZeroTrustException">There is none of the name; says where was looked and which there are.</exception>
    public CredentialProfile Get(string name) =>
        Find(name)
        ?? throw new ZeroTrustException(
            ErrorIds.ProfileNotFound,
            FailureKind.NotFound,
            name,
            $"There is no profile '{name}' in {Files}.",
            Names is { Count: > 0 } names
                ? "Profiles that exist: " + string.Join(", ", names) + "."
                : "There are no profiles at all: make one with 'aws configure'."
        );

    private IReadOnlyList<string> Names =>
        [.. Store.ListProfiles().Select(static profile => profile.Name).Order(StringComparer.OrdinalIgnoreCase)];

    private string Files
    {
        get
        {
            var shared = new SharedCredentialsFile(location);
            return shared.FilePath + " or " + shared.ConfigFilePath;
        }
    }
}
