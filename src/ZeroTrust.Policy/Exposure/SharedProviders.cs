namespace ZeroTrust.Policy.Exposure;

/// <summary>Identity providers where anyone can have an identity, so that trusting them without saying whose identity is trusting everyone.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html</summary>
internal static class SharedProviders
{
    // The subject that a stranger has, and whether he chooses the audience.
    private static readonly Dictionary<string, (string Subject, bool AnyAudience)> Hosts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["token.actions.githubusercontent.com"] = ("repo:stranger/?*", true),
        ["gitlab.com"] = ("project_path:stranger/?*", true),
        ["app.terraform.io"] = ("organization:stranger:?*", true),
        ["accounts.google.com"] = ("100000000000000000000", false),
        ["www.amazon.com"] = ("stranger", false),
        ["graph.facebook.com"] = ("stranger", false),
        ["cognito-identity.amazonaws.com"] = ("us-east-1:stranger", false),
    };

    /// <summary>What a stranger's token can have; null for a provider of one's own.</summary>
    /// <param name="provider">The provider's ARN or name.</param>
    public static KeyFacts? Strangers(string provider)
    {
        const string Marker = "oidc-provider/";
        var at = provider.IndexOf(Marker, StringComparison.Ordinal);
        var host = at < 0 ? provider : provider[(at + Marker.Length)..];
        if (!Hosts.TryGetValue(host, out var tokens))
        {
            return null;
        }

        var prefix = host.ToLowerInvariant() + ":";
        var facts = new KeyFacts().Is(prefix + "sub", tokens.Subject).Is("sts:rolesessionname", "?*");
        if (tokens.AnyAudience)
        {
            facts.Is(prefix + "aud", "?*");
        }
        // Whether a token is of someone who signed in says nothing about who that is.
        facts.Is(prefix + "amr", "authenticated", "unauthenticated");
        return facts.IsFamily(prefix, "stranger");
    }
}
