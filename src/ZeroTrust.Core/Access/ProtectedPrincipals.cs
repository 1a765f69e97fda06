using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Plans;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Iam;
using ZeroTrust.Policy;

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
            known.Add(await LookUpAsync(principal, connection, cancellationToken).ConfigureAwait(false));
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
        return access.Layer != AccessLayer.ServiceControl || access.AccountIds.Contains(Arn.AccountOf(arn).ToString());
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

        if (!ArnPattern.TryParse(pattern, out var parts))
        {
            return [];
        }

        var partition = parts.Partition == "*" ? "aws" : parts.Partition;
        var accounts = parts.Account == "*" ? access.AccountIds : [parts.Account];
        return accounts.Select(account => new Arn(partition, parts.Service, parts.Region, account, Shortest(parts.Resource)).ToString());
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
        if (!Arn.TryParse(principal.Arn, out var arn))
        {
            return principal;
        }

        if (arn.ResourceType == "user")
        {
            var user = ResourceRef.Of<IamUser>(arn.Account, ResourceRef.Global, arn.ResourceName);
            var devices = await ReadAsync(FactTypes.NameOf<UserMfa>(), user, connection, cancellationToken).ConfigureAwait(false);
            return principal with
            {
                HasMfa =
                    (devices as UserMfa)?.Devices.Count > 0 ? true
                    : devices is UserMfa ? false
                    : null,
            };
        }

        if (arn.ResourceType == "assumed-role" && RoleNameOf(principal.Arn) is { } role)
        {
            var reference = ResourceRef.Of<IamRole>(arn.Account, ResourceRef.Global, role);
            var fact =
                await ReadAsync(FactTypes.NameOf<IamRole>(), reference, connection, cancellationToken).ConfigureAwait(false) as IamRole;
            return fact is null
                ? principal
                : principal with
                {
                    RoleArn = $"arn:{arn.Partition}:iam::{arn.Account}:role{fact.Path}{fact.Name}",
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
            return (await connection.ReadFactAsync(factType, resource, cancellationToken).ConfigureAwait(false))?.Value;
        }
        catch (Exception problem) when (problem is AwsCallException or ZeroTrustException)
        {
            // Not known: the guard then assumes the worst.
            return null;
        }
    }

    private static bool IsSame(string principal, string arn) =>
        principal == arn
        || Matches(principal, arn)
        || (RoleNameOf(principal) is { } role && role == RoleNameOf(arn) && Arn.AccountOf(principal).SequenceEqual(Arn.AccountOf(arn)));

    private static string? RoleNameOf(string text) =>
        !Arn.TryParse(text, out var arn)
            ? null
            : arn.ResourceType switch
            {
                "role" => arn.ResourceName,
                "assumed-role" => arn.ResourceId.Split('/')[0],
                _ => null,
            };
}
