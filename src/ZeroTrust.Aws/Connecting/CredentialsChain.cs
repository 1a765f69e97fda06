using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Errors;

namespace ZeroTrust.Aws.Connecting;

/// <summary>
/// Finds credentials in the order of the AWS SDK for .NET v4: what was given, environment, web
/// identity, profile, container, instance. The kinds
/// that make calls of their own (SSO, credential_process, web identity, container, instance) are the
/// SDK's; roles are <see cref="RoleCredentials"/>.
/// </summary>
internal sealed class CredentialsChain(
    AwsEnvironment environment,
    ProfileFiles profiles,
    IInteraction interaction,
    Func<AWSCredentials, RoleToAssume, AWSCredentials> assume
)
{
    private const string Default = "default";

    /// <summary>Finds credentials for the options, the role of the options not counted.</summary>
    /// <exception cref="ZeroTrustException">There are none, or what was named does not exist.</exception>
    public ResolvedCredentials Resolve(ConnectionOptions options)
    {
        if (options.AccessKey is { Length: > 0 } || options.SecretKey is { Length: > 0 })
        {
            return new(Keys(options.AccessKey, options.SecretKey, options.SessionToken, "-AccessKey and -SecretKey"), "static keys");
        }

        if (options.ProfileName is { Length: > 0 } named)
        {
            return OfProfile(profiles.Get(named), options);
        }

        if (environment.AccessKey is not null || environment.SecretKey is not null)
        {
            return new(
                Keys(environment.AccessKey, environment.SecretKey, environment.SessionToken, "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"),
                "environment"
            );
        }

        if (environment.WebIdentityTokenFile is { } tokenFile && environment.RoleArn is { } roleArn)
        {
            return new(
                new AssumeRoleWithWebIdentityCredentials(tokenFile, roleArn, environment.RoleSessionName ?? options.RoleSessionName),
                "web identity"
            );
        }

        var profile = environment.Profile is { } wished ? profiles.Get(wished) : profiles.Find(Default);
        if (profile is { CanCreateAWSCredentials: true })
        {
            return OfProfile(profile, options);
        }

        if (environment.HasContainer)
        {
            return new(new GenericContainerCredentials(), "container");
        }

        return environment.InstanceMetadataDisabled
            ? throw NotFound("the instance metadata service is disabled by AWS_EC2_METADATA_DISABLED", null)
            : new(new InstanceProfileAWSCredentials(), "instance profile");
    }

    /// <summary>The error for a chain that ended without credentials.</summary>
    public static ZeroTrustException NotFound(string lastTried, Exception? cause) =>
        new(
            ErrorIds.CredentialsNotFound,
            FailureKind.AuthenticationFailed,
            "",
            "No AWS credentials were found. Tried: parameters, environment variables (AWS_ACCESS_KEY_ID), web identity "
                + "(AWS_WEB_IDENTITY_TOKEN_FILE), "
                + $"profile (AWS_PROFILE or 'default'), container, instance; {lastTried}.",
            "Give -ProfileName or -AccessKey and -SecretKey, or run 'aws configure' or 'aws sso login'.",
            cause
        );

    private static AWSCredentials Keys(string? accessKey, string? secretKey, string? sessionToken, string names)
    {
        if (string.IsNullOrWhiteSpace(accessKey) || string.IsNullOrWhiteSpace(secretKey))
        {
            throw new ZeroTrustException(
                ErrorIds.ArgumentInvalid,
                FailureKind.InvalidArgument,
                names,
                "An access key needs its secret key.",
                $"Give both {names}."
            );
        }

        return string.IsNullOrEmpty(sessionToken)
            ? new BasicAWSCredentials(accessKey, secretKey)
            : new SessionAWSCredentials(accessKey, secretKey, sessionToken);
    }

    private ResolvedCredentials OfProfile(CredentialProfile profile, ConnectionOptions options) =>
        new(Create(profile, options, []), "profile " + profile.Name);

    private AWSCredentials Create(CredentialProfile profile, ConnectionOptions options, HashSet<string> seen)
    {
        var settings = profile.Options;
        if (settings is { RoleArn.Length: > 0, SourceProfile.Length: > 0 })
        {
            if (!seen.Add(profile.Name))
            {
                throw Invalid(profile.Name, "its source profiles lead back to it", null);
            }

            // A profile may name itself as its source: then its own keys are meant.
            var source =
                settings.SourceProfile == profile.Name && settings.AccessKey is { Length: > 0 }
                    ? Keys(settings.AccessKey, settings.SecretKey, settings.Token, "aws_access_key_id and aws_secret_access_key")
                    : Create(profiles.Get(settings.SourceProfile), options, seen);
            return assume(
                source,
                new(settings.RoleArn, settings.RoleSessionName ?? options.RoleSessionName, settings.ExternalID, settings.MfaSerial)
            );
        }

        try
        {
            var credentials = AWSCredentialsFactory.GetAWSCredentials(profile, profiles.Store);
            if (credentials is SSOAWSCredentials sso)
            {
                sso.Options.ClientName = "ZeroTrust";
                sso.Options.SsoVerificationCallback = arguments =>
                    interaction.ShowSsoLogin(new Uri(arguments.VerificationUriComplete ?? arguments.VerificationUri), arguments.UserCode);
            }

            return credentials;
        }
        catch (Exception exception)
            when (exception is InvalidDataException or ArgumentException or InvalidOperationException or AmazonClientException)
        {
            throw Invalid(profile.Name, exception.Message, exception);
        }
    }

    private static ZeroTrustException Invalid(string profile, string why, Exception? cause) =>
        new(
            ErrorIds.CredentialsNotFound,
            FailureKind.AuthenticationFailed,
            profile,
            $"Profile '{profile}' gives no credentials: {why}",
            "Correct it in the AWS configuration files.",
            cause
        );
}
