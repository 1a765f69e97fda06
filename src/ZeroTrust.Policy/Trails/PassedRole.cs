using System.Collections.Frozen;
using System.Text.Json;
using ZeroTrust.Policy.Catalogue;

namespace ZeroTrust.Policy.Trails;

/// <summary>A role that a request hands to a service, for which the caller needs <c>iam:PassRole</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html: iam:PassRole "is not an API
/// call", so no record of its own shows it.</remarks>
/// <param name="RoleArn">The role; null when the request names an instance profile, whose role the record does not tell.</param>
/// <param name="Service">The service that it is handed to, as <c>iam:PassedToService</c> has it; null when not known.</param>
/// <param name="Parameter">The parameter that names it.</param>
/// <param name="Value">What the parameter says.</param>
internal sealed record PassedRole(string? RoleArn, string? Service, string Parameter, string Value)
{
    private static readonly Lazy<FrozenDictionary<string, Dictionary<string, string>>> Table = new(static () =>
    {
        using var stream =
            typeof(PassedRole).Assembly.GetManifestResourceStream("passed-roles.json")
            ?? throw new InvalidOperationException("The table of passed roles is not in the assembly.");
        return JsonSerializer
            .Deserialize<Dictionary<string, Dictionary<string, string>>>(stream)!
            .SelectMany(static pair => pair.Key.Split(' ').Select(action => (action, pair.Value)))
            .ToFrozenDictionary(
                static pair => pair.action,
                static pair => new Dictionary<string, string>(pair.Value, StringComparer.OrdinalIgnoreCase),
                StringComparer.OrdinalIgnoreCase
            );
    });

    /// <summary>The roles that a request hands on.</summary>
    public static IEnumerable<PassedRole> Of(IamAction action, TrailRecord record, string partition, string account)
    {
        if (
            record[TrailField.Handed].IsEmpty
            || action.Service is "iam" or "sts"
            || action.AccessLevel is AccessLevel.Read or AccessLevel.List
        )
        {
            return [];
        }

        var known = Table.Value.GetValueOrDefault(action.FullName);
        return HandedRoles
            .Of(record)
            .Select(found => Of(found.Path, found.Value, known, partition, account))
            .OfType<PassedRole>()
            .Distinct();
    }

    /// <summary>Forgets what a record says about roles that it does not hand on.</summary>
    public static void Keep(IamAction? action, TrailRecord record)
    {
        if (record[TrailField.Handed].IsEmpty)
        {
            return;
        }

        var kept =
            action is null || action.Service is "iam" or "sts" || action.AccessLevel is AccessLevel.Read or AccessLevel.List
                ? []
                : HandedRoles
                    .Of(record)
                    .Where(found => Of(found.Path, found.Value, Table.Value.GetValueOrDefault(action.FullName), "", "") is not null)
                    .ToArray();
        record.Set(TrailField.Handed, string.Concat(kept.Select(static found => $"{found.Path}={found.Value}\n")));
    }

    private static PassedRole? Of(string path, string value, Dictionary<string, string>? known, string partition, string account)
    {
        // Paths are matched by their end: some services wrap all parameters once more.
        var service = known
            ?.Where(pair =>
                path.Equals(pair.Key, StringComparison.OrdinalIgnoreCase)
                || path.EndsWith("." + pair.Key, StringComparison.OrdinalIgnoreCase)
            )
            .Select(static pair => pair.Value)
            .FirstOrDefault();
        _ = Arn.TryParse(value, out var arn);
        if (service?.EndsWith(" profile", StringComparison.Ordinal) == true || arn.IsOf("iam", "instance-profile"))
        {
            return new PassedRole(null, service?.Split(' ')[0], path, value);
        }

        var isRole = arn.IsOf("iam", "role");
        if (service is null)
        {
            // Without a line in the table only a member that is called a role, and holds one, is taken for handing it on.
            var name = path[(path.LastIndexOf('.') + 1)..];
            var isCalledRole =
                name.EndsWith("role", StringComparison.OrdinalIgnoreCase) || name.EndsWith("rolearn", StringComparison.OrdinalIgnoreCase);
            return isRole && isCalledRole ? new PassedRole(value, null, path, value) : null;
        }

        return isRole ? new PassedRole(value, service, path, value)
            : Arn.IsMeant(value) ? null
            // Where a name is enough, the role is in the caller's account; a path is part of what is given.
            : new PassedRole($"arn:{partition}:iam::{account}:role/{value.TrimStart('/')}", service, path, value);
    }
}
