using System.Text.Json;
using System.Text.Json.Nodes;

namespace ZeroTrust.Sandbox.Services;

/// <summary>The syntax that AWS insists on before it stores a policy document.</summary>
internal static class PolicySyntax
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32 };

    /// <summary>What is wrong with a document; null when AWS would take it.</summary>
    /// <param name="text">The document.</param>
    /// <param name="kind">Where it is to be stored.</param>
    public static string? Fault(string text, PolicyForm kind)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(text, documentOptions: Strict);
        }
        catch (JsonException)
        {
            return "Syntax errors in policy.";
        }

        try
        {
            return root is JsonObject document ? Fault(document, kind) : "Syntax errors in policy.";
        }
        catch (ArgumentException)
        {
            return "Syntax errors in policy."; // a member stands twice
        }
    }

    private static string? Fault(JsonObject document, PolicyForm kind)
    {
        if (document["Version"] is { } version && version.ToString() is not ("2012-10-17" or "2008-10-17"))
        {
            return "The policy must contain a valid version string.";
        }

        var statements = document["Statement"] switch
        {
            JsonObject one => [one],
            JsonArray { Count: > 0 } many => many.ToList(),
            _ => null,
        };
        if (statements is null)
        {
            return "Syntax errors in policy.";
        }

        var sids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in statements)
        {
            if (node is not JsonObject statement)
            {
                return "Syntax errors in policy.";
            }

            if (Fault(statement, kind, sids) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static string? Fault(JsonObject statement, PolicyForm kind, HashSet<string> sids)
    {
        if (statement["Effect"]?.ToString() is not ("Allow" or "Deny"))
        {
            return "Statement must have a valid Effect.";
        }

        if (statement["Sid"]?.ToString() is { Length: > 0 } sid && !sids.Add(sid))
        {
            return "Statement IDs (SID) in a single policy must be unique.";
        }

        if (statement.ContainsKey("Action") == statement.ContainsKey("NotAction"))
        {
            return "Policy statement must contain actions.";
        }

        var principal = statement.ContainsKey("Principal") || statement.ContainsKey("NotPrincipal");
        var resource = statement.ContainsKey("Resource") || statement.ContainsKey("NotResource");
        return kind switch
        {
            PolicyForm.Identity when principal => "Policy document should not specify a principal.",
            PolicyForm.Identity or PolicyForm.ServiceControl when !resource => "Policy statement must contain resources.",
            PolicyForm.ServiceControl when principal =>
                "The provided policy document does not meet the requirements of the specified policy type.",
            PolicyForm.Trust when resource => "Has prohibited field Resource",
            PolicyForm.Trust when !principal => "Missing required field Principal",
            PolicyForm.Resource when !principal => "Missing required field Principal",
            PolicyForm.Resource when !resource => "Missing required field Resource",
            _ => null,
        };
    }
}
