using System.Diagnostics.CodeAnalysis;
using ZeroTrust.Policy;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Core.Access;

/// <summary>Who asks, as people write it.</summary>
public static class PrincipalText
{
    private const string ServicePrefix = "service:";
    private const string FederatedPrefix = "federated:";

    /// <summary>Reads an ARN of a user, role, session, federated user or root; an account's number for its
    /// root; <c>*</c> or <c>anonymous</c> for someone
    /// without credentials; <c>lambda.amazonaws.com</c> or <c>service:lambda.amazonaws.com</c> for an
    /// AWS service; the ARN of an identity provider, or
    /// <c>federated:</c> and the name of a built-in one, for someone with its token.</summary>
    /// <param name="text">The text.</param>
    /// <param name="principal">Who.</param>
    /// <returns>Whether the text names someone.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out RequestPrincipal? principal)
    {
        if (text == "*" || text.Equals("anonymous", StringComparison.OrdinalIgnoreCase))
        {
            principal = RequestPrincipal.Anonymous;
        }
        else if (After(text, ServicePrefix) is { Length: > 0 } service)
        {
            principal = RequestPrincipal.Service(service);
        }
        else if (After(text, FederatedPrefix) is { Length: > 0 } provider)
        {
            principal = RequestPrincipal.Federated(provider);
        }
        else if (
            Arn.IsMeant(text)
            && (text.Contains(":saml-provider/", StringComparison.Ordinal) || text.Contains(":oidc-provider/", StringComparison.Ordinal))
        )
        {
            principal = RequestPrincipal.Federated(text);
        }
        else if (IsService(text))
        {
            principal = RequestPrincipal.Service(text);
        }
        else
        {
            return RequestPrincipal.TryParse(text, null, out principal);
        }

        return true;
    }

    /// <summary>A principal as seen from an account: <c>user/ann</c>, <c>444455556666:role/admin</c>.</summary>
    /// <param name="principal">ARN, account number, or <c>*</c>.</param>
    /// <param name="account">The account of who reads it.</param>
    public static string InWords(string principal, string account)
    {
        if (principal == "*")
        {
            return "anyone with an AWS account";
        }

        if (!Arn.TryParse(principal, out var arn))
        {
            return Arn.IsAccount(principal) ? "a principal of account " + principal : principal;
        }

        return arn.Account == account ? arn.Resource : $"{arn.Account}:{arn.Resource}";
    }

    private static string? After(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? text[prefix.Length..] : null;

    private static bool IsService(string text) =>
        (
            text.EndsWith(".amazonaws.com", StringComparison.OrdinalIgnoreCase)
            || text.EndsWith(".amazonaws.com.cn", StringComparison.OrdinalIgnoreCase)
        ) && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-');
}
