namespace ZeroTrust.Sandbox.Sample;

/// <summary>Credentials of the sample organization. They open nothing but the sandbox.</summary>
public static class SampleCredentials
{
    /// <summary>Access key of an administrator of the management account.</summary>
    public const string AccessKeyId = "AKIAZTSANDBOXADMIN01";

    /// <summary>Its secret.</summary>
    public const string SecretAccessKey = "sandbox/administrator/of/the/management0";

    /// <summary>Access key of a user of the management account who may do nothing at all.</summary>
    public const string PowerlessAccessKeyId = "AKIAZTSANDBOXNOBODY1";

    /// <summary>Access key of a session that has ended.</summary>
    public const string ExpiredAccessKeyId = "ASIAZTSANDBOXEXPIRED";

    /// <summary>The token of the session that has ended.</summary>
    public const string ExpiredSessionToken = "sandbox-session-that-has-ended";
}
