using System.Text.Json;

namespace ZeroTrust.Policy.Tests.Naive;

/// <summary>Who a Principal element names, and how directly.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html</summary>
internal static class NaivePrincipals
{
    /// <summary>Whether the element names the principal at least as directly as asked: "any", "role" or "direct".</summary>
    public static bool? Names(JsonElement statement, NaiveRequest request, string level, bool hasBoundary)
    {
        if (statement.TryGetProperty("Principal", out var principal))
        {
            return Logic.Any(Entries(principal).Select(e => Names(e.Kind, e.Text, request, level)));
        }

        if (!statement.TryGetProperty("NotPrincipal", out var not))
        {
            return null;
        }

        var isDeny = statement.GetProperty("Effect").GetString() == "Deny";
        if (isDeny && hasBoundary)
        {
            return true;
        }

        var entries = Entries(not).ToList();
        if (entries.Exists(e => e is { Kind: "AWS", Text: "*" }))
        {
            return false;
        }

        bool? Listed(Func<(string Kind, string Text), bool> which) =>
            Logic.Any(entries.Where(which).Select(e => Names(e.Kind, e.Text, request, "any")));
        static bool IsAccount((string Kind, string Text) e) =>
            e.Kind == "CanonicalUser"
            || (
                e.Kind == "AWS"
                && (e.Text.EndsWith(":root", StringComparison.Ordinal) || (e.Text.Length == 12 && e.Text.All(char.IsAsciiDigit)))
            );
        bool IsSession((string Kind, string Text) e) =>
            request.Kind == "role" && e.Kind == "AWS" && e.Text.Contains(":assumed-role/", StringComparison.Ordinal);
        var any = Listed(_ => true);
        var exempt = request.Kind is "user" or "role" or "federated-user"
            ? Logic.And(Listed(IsAccount), Listed(e => !IsAccount(e) && !IsSession(e)))
            : any;
        return exempt == true ? false
            : any == false ? true
            : null;
    }

    private static IEnumerable<(string Kind, string Text)> Entries(JsonElement principal)
    {
        if (principal.ValueKind == JsonValueKind.String)
        {
            return [("AWS", principal.GetString()!)];
        }

        return principal
            .EnumerateObject()
            .SelectMany(k =>
                k.Value.ValueKind == JsonValueKind.Array
                    ? k.Value.EnumerateArray().Select(v => (k.Name, v.GetString()!))
                    : [(k.Name, k.Value.GetString()!)]
            );
    }

    private static bool? Names(string kind, string text, NaiveRequest request, string level)
    {
        switch (kind)
        {
            case "Service":
                return request.Kind == "service"
                    && (text == "*" || string.Equals(text, request.Who["service:".Length..], StringComparison.OrdinalIgnoreCase));
            case "Federated":
                if (request.Kind == "federated")
                {
                    return text == "*" || text == request.Who["federated:".Length..];
                }

                if (request.Kind != "role")
                {
                    return false;
                }

                return request.RoleProvider is null ? null : request.RoleProvider != "" && (text == "*" || text == request.RoleProvider);
            case "CanonicalUser":
                if (request.Account is null || (level != "any" && request.Kind != "root"))
                {
                    return false;
                }

                return request.CanonicalUser is null ? null : request.CanonicalUser == text;
        }
        if (text == "*")
        {
            return true;
        }

        if (text.StartsWith("AIDA", StringComparison.Ordinal) || text.StartsWith("AROA", StringComparison.Ordinal))
        {
            var canBe = text[1] == 'I' ? request.Kind == "user" : request.Kind == "role" && level != "direct";
            if (!canBe)
            {
                return false;
            }

            return request.UniqueId is null ? null : request.UniqueId == text;
        }
        if (text.Length == 12 && text.All(char.IsAsciiDigit))
        {
            text = $"arn:aws:iam::{text}:root";
        }

        var parts = text.Split(':', 6);
        if (parts.Length < 6)
        {
            return false;
        }

        var sameAccount = parts[4] == request.Account;
        if (parts[2] == "iam" && parts[5] == "root")
        {
            return sameAccount && (level == "any" || request.Kind == "root");
        }

        var type = parts[5].Split('/')[0];
        switch (parts[2] + "/" + type)
        {
            case "iam/user":
                if (request.Kind == "user")
                {
                    return request.Who == text;
                }

                if (request.Kind != "federated-user" || !sameAccount || level == "direct")
                {
                    return false;
                }

                return request.Issuer is null ? null : request.Issuer == text;
            case "iam/role":
                if (request.Kind != "role" || level == "direct")
                {
                    return false;
                }

                return request.RoleArn is not null
                    ? request.RoleArn == text
                    : sameAccount && text.EndsWith("/" + request.RoleName, StringComparison.Ordinal);
            case "sts/assumed-role":
                var names = parts[5].Split('/');
                if (request.Kind != "role" || !sameAccount || names.Length != 3 || names[1] != request.RoleName)
                {
                    return false;
                }

                return request.Session is null ? null : request.Session == text;
            case "sts/federated-user":
                return request.Kind == "federated-user" && request.Who == text;
            default:
                return false;
        }
    }
}
