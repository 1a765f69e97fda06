using System.Text.Json;

namespace ZeroTrust.Policy.Tests.Naive;

/// <summary>A request, read from the case's JSON, with the condition keys that follow from it.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html</summary>
internal sealed class NaiveRequest
{
    private readonly Dictionary<string, List<string>?> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _unknown = new(StringComparer.OrdinalIgnoreCase);
    private readonly bool _complete;

    public NaiveRequest(JsonElement json)
    {
        string? Text(string name) => json.TryGetProperty(name, out var v) ? v.GetString() : null;
        Who = Text("principal")!;
        if (Who.Length == 12 && Who.All(char.IsAsciiDigit))
        {
            Who = $"arn:aws:iam::{Who}:root";
        }

        Action = Text("action")!;
        Resource = Text("resource")!;
        UniqueId = Text("uniqueId");
        CanonicalUser = Text("canonicalUser");
        Issuer = Text("issuer");
        RoleProvider = Text("provider");
        var parts = Who.Split(':');
        Kind = parts[0] is "anonymous" or "service" or "federated" ? parts[0] : KindOf(parts[5]);
        Account = Kind is "anonymous" or "service" or "federated" ? null : parts[4];
        if (Kind == "role" && parts[2] == "iam")
        {
            RoleArn = Who;
            RoleName = Who[(Who.LastIndexOf('/') + 1)..];
        }
        else if (Kind == "role")
        {
            RoleArn = Text("roleArn");
            Session = Who;
            RoleName = parts[5].Split('/')[1];
        }
        Owner = Text("account") ?? OwnerOf(Resource, Account);
        _complete = !json.TryGetProperty("complete", out var complete) || complete.GetBoolean();

        void Set(string key, string? value)
        {
            if (value is null)
            {
                _unknown.Add(key);
            }
            else
            {
                _known[key] = [value];
            }
        }
        if (Kind == "anonymous")
        {
            _known["aws:PrincipalArn"] = null;
        }
        else
        {
            Set(
                "aws:PrincipalArn",
                Kind switch
                {
                    "role" => RoleArn,
                    "user" or "root" or "federated-user" => Who,
                    _ => null,
                }
            );
        }

        Set("aws:PrincipalAccount", Kind == "anonymous" ? "anonymous" : Account);
        Set(
            "aws:PrincipalType",
            Kind switch
            {
                "root" => "Account",
                "user" => "User",
                "role" => "AssumedRole",
                "federated-user" => "FederatedUser",
                "anonymous" => "Anonymous",
                _ => null,
            }
        );
        if (Kind == "user")
        {
            Set("aws:username", Who[(Who.LastIndexOf('/') + 1)..]);
        }
        else
        {
            _known["aws:username"] = null;
        }

        Set(
            "aws:userid",
            Kind switch
            {
                "user" => UniqueId,
                "anonymous" => "anonymous",
                _ => null,
            }
        );
        Set("aws:PrincipalIsAWSService", Kind == "service" ? "true" : "false");
        if (Kind == "service")
        {
            Set("aws:PrincipalServiceName", Who["service:".Length..]);
        }
        else
        {
            _known["aws:PrincipalServiceName"] = null;
        }

        Set("aws:ResourceAccount", Owner);

        if (!json.TryGetProperty("context", out var context))
        {
            return;
        }

        foreach (var key in context.EnumerateObject())
        {
            _known.Remove(key.Name);
            _unknown.Remove(key.Name);
            if (key.Value.ValueKind == JsonValueKind.Object)
            {
                _unknown.Add(key.Name);
            }
            else
            {
                _known[key.Name] = key.Value.ValueKind switch
                {
                    JsonValueKind.Null => null,
                    JsonValueKind.Array => [.. key.Value.EnumerateArray().Select(v => v.GetString()!)],
                    _ => [key.Value.GetString()!],
                };
            }
        }
    }

    public string Who { get; }
    public string Kind { get; }
    public string Action { get; }
    public string Resource { get; }
    public string? Account { get; }
    public string? Owner { get; }
    public string? RoleArn { get; }
    public string? Session { get; }
    public string? RoleName { get; }
    public string? UniqueId { get; }
    public string? CanonicalUser { get; }
    public string? Issuer { get; }
    public string? RoleProvider { get; }

    /// <summary>null: cannot be said from a session's ARN alone.</summary>
    public bool? IsServiceLinked =>
        Kind != "role" ? false
        : RoleArn is not null ? RoleArn.Contains(":role/aws-service-role/", StringComparison.Ordinal)
        : RoleName!.StartsWith("AWSServiceRoleFor", StringComparison.Ordinal) ? null
        : false;

    public IEnumerable<string> ContextKeys => _known.Keys.Concat(_unknown);

    public bool IsComplete => _complete;

    private static string KindOf(string resource) => resource.Split('/')[0] is "assumed-role" ? "role" : resource.Split('/')[0];

    private static string? OwnerOf(string resource, string? caller)
    {
        var parts = resource.Split(':');
        if (parts[0] != "arn" || parts.Length < 6)
        {
            return caller;
        }

        if (parts[4].Length == 12 && parts[4].All(char.IsAsciiDigit))
        {
            return parts[4];
        }

        return parts[2] == "s3" ? null : caller;
    }

    /// <summary>Whether it is known what the request has for a key; the values, or null when it is absent.</summary>
    public bool Knows(string key, out List<string>? values)
    {
        values = null;
        if (_unknown.Contains(key))
        {
            return false;
        }

        return _known.TryGetValue(key, out values) || _complete;
    }
}
