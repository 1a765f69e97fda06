namespace ZeroTrust.Aws.Connecting;

/// <summary>The environment variables that AWS's tools share ("AWS SDKs and Tools Reference Guide, environment variables").</summary>
internal sealed class AwsEnvironment(Func<string, string?> variable)
{
    public string? Profile => Get("AWS_PROFILE");

    public string? Region => Get("AWS_REGION") ?? Get("AWS_DEFAULT_REGION");

    public string? CredentialsFile => Get("AWS_SHARED_CREDENTIALS_FILE");

    public string? AccessKey => Get("AWS_ACCESS_KEY_ID");

    public string? SecretKey => Get("AWS_SECRET_ACCESS_KEY");

    public string? SessionToken => Get("AWS_SESSION_TOKEN");

    public string? WebIdentityTokenFile => Get("AWS_WEB_IDENTITY_TOKEN_FILE");

    public string? RoleArn => Get("AWS_ROLE_ARN");

    public string? RoleSessionName => Get("AWS_ROLE_SESSION_NAME");

    public bool HasContainer =>
        Get("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") is not null || Get("AWS_CONTAINER_CREDENTIALS_FULL_URI") is not null;

    public bool InstanceMetadataDisabled => string.Equals(Get("AWS_EC2_METADATA_DISABLED"), "true", StringComparison.OrdinalIgnoreCase);

    public Uri? EndpointUrl => IgnoresEndpoints ? null : Url("AWS_ENDPOINT_URL");

    private bool IgnoresEndpoints => string.Equals(Get("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The endpoint of one service.</summary>
    /// <param name="endpointName">What follows <c>AWS_ENDPOINT_URL_</c>.</param>
    public Uri? EndpointUrlOf(string endpointName) => IgnoresEndpoints ? null : Url("AWS_ENDPOINT_URL_" + endpointName);

    private Uri? Url(string name) => Get(name) is { } text && Uri.TryCreate(text, UriKind.Absolute, out var url) ? url : null;

    private string? Get(string name) => variable(name) is { Length: > 0 } value ? value : null;
}
