using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Plans;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Iam;

namespace ZeroTrust.Core.Access;

/// <summary>Finds out which protected principals a change concerns, and what is known about them.</summary>
internal static class ProtectedPrincipals
{
    /// <summary>
    /// The callers and the break-glass principals that the change can reach. A break-glass pattern with
    /// wildcards stands for those of the change's own
    /// principals that it matches; where the change names none, for one principal per account,
    /// with the shortest name that the pattern matches.
    /// </summary>
    public static async Task<IReadOnlyList<ProtectedPrincipal>> OfAsync(
        AccessChange access,
        IEnumerable<string> callers,
        IReadOnlyList<string> breakGlass,
        IAwsConnection connection,
        CancellationToken cancellationToken
    )
    {
        var found = new Dictionary<string, ProtectedPrincipal>(StringComparer.Ordinal);
        foreach (var caller in callers.Where(caller => Concerns(access, caller)))
        {
            found.TryAdd(caller, new ProtectedPrincipal(caller, IsCaller: true));
        }

        foreach (var arn in breakGlass.SelectMany(pattern => Expand(access, pattern)).Where(arn => Concerns(access, arn)))
        {
            found.TryAdd(arn, new ProtectedPrincipal(arn, IsCaller: false));
        }

        var known = new List<ProtectedPrincipal>();
        foreach (var principal in found.Values)
        {
            known.Add(await LookUpAsync(principal, connection, cancellationToken));
        }

        return known;
    }

    internal static bool Matches(string pattern, string text)
    {
        // Iterative: a pattern of many stars must not take exponential time.
        var (p, t, star, mark) = (0, 0, -1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && (pattern[p] == '?' || (pattern[p] == text[t] && pattern[p] != '*')))
            {
                p++;
                t++;
            }
            else if (p < pattern.Length && pattern[p] == '*')
            {
                (star, mark) = (p++, t);
            }
            else if (star >= 0)
            {
                (p, t) = (star + 1, ++mark);
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(p).TrimStart('*').IsEmpty;
    }

    private static bool Concerns(AccessChange access, string arn)
    {
        if (access.Layer == AccessLayer.Identity)
        {
            return access.PrincipalArns.Any(principal => IsSame(principal, arn));
        }

        // An SCP binds the principals of its accounts; a resource's policy binds whoever comes.
        return access.Layer != AccessLayer.ServiceControl || access.AccountIds.Contains(AccountOf(arn));
    }

    private static IEnumerable<string> Expand(AccessChange access, string pattern)
    {
        if (!pattern.Contains('*', StringComparison.Ordinal) && !pattern.Contains('?', StringComparison.Ordinal))
        {
            return [pattern];
        }

        if (access.Layer == AccessLayer.Identity)
        {
            return access.PrincipalArns.Where(arn => Matches(pattern, arn));
        }

        var parts = pattern.Split(':', 6);
        if (parts.Length < 6)
        {
            return [];
        }

        var accounts = parts[4] == "*" ? access.AccountIds : [parts[4]];
        return accounts.Select(account =>
            $"{parts[0]}:{(parts[1] == "*" ? "aws" : parts[1])}:{parts[2]}:{parts[3]}:{account}:{Shortest(parts[5])}"
        );
    }

    private static string Shortest(string resource)
    {
        var name = resource.Replace("*", "", StringComparison.Ordinal).Replace('?', 'a');
        return name.EndsWith('/') ? name + "a" : name;
    }

    private static async Task<ProtectedPrincipal> LookUpAsync(
        ProtectedPrincipal principal,
        IAwsConnection connection,
        CancellationToken cancellationToken
    )
    {
        var account = AccountOf(principal.Arn);
        var resource = principal.Arn.Split(':', 6)[^1];
        var name = resource[(resource.LastIndexOf('/') + 1)..];
        if (resource.StartsWith("user/", StringComparison.Ordinal))
        {
            var user = ResourceRef.Of<IamUser>(account, ResourceRef.Global, name);
            var devices = await ReadAsync(FactTypes.NameOf<UserMfa>(), user, connection, cancellationToken);
            return principal with
            {
                HasMfa =
                    (devices as UserMfa)?.Devices.Count > 0 ? true
                    : devices is UserMfa ? false
                    : null,
            };
        }

        if (resource.StartsWith("assumed-role/", StringComparison.Ordinal) && resource.Split('/') is [_, var role, ..])
        {
            var reference = ResourceRef.Of<IamRole>(account, ResourceRef.Global, role);
            var fact = await ReadAsync(FactTypes.NameOf<IamRole>(), reference, connection, cancellationToken) as IamRole;
            return fact is null
                ? principal
                : principal with
                {
                    RoleArn = $"arn:{principal.Arn.Split(':')[1]}:iam::{account}:role{fact.Path}{fact.Name}",
                };
        }

        return principal;
    }

    private static async Task<object?> ReadAsync(
        string factType,
        ResourceRef resource,
        IAwsConnection connection,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return (await connection.ReadFactAsync(factType, resource, cancellationToken))?.Value;
        }
        catch (Exception problem) when (problem is AwsCallException or ZeroTrustException)
        {
            // Not known: the guard then assumes the worst.
            return null;
        }
    }

    private static string AccountOf(string arn) => arn.Split(':') is { Length: > 5 } parts ? parts[4] : "";

    private static bool IsSame(string principal, string arn) =>
        principal == arn
        || Matches(principal, arn)
        || (RoleNameOf(principal) is { } role && role == RoleNameOf(arn) && AccountOf(principal) == AccountOf(arn));

    private static string? RoleNameOf(string arn) =>
        arn.Split(':', 6) is [_, _, _, _, _, var resource] && resource.Split('/') is [var kind, .. var names]
            ? kind switch
            {
                "role" => names[^1],
                "assumed-role" => names[0],
                _ => null,
            }
            : null;
}
