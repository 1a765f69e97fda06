using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Core.Access;

/// <summary>A request and what the policies say to it.</summary>
/// <param name="Request">The request.</param>
/// <param name="Decision">The answer with its explanation.</param>
public sealed record AccessTest(AccessRequest Request, Decision Decision)
{
    /// <summary>Who asks.</summary>
    public string Principal => Request.Principal.ToString();

    /// <summary>The action.</summary>
    public string Action => Request.Action;

    /// <summary>The resource.</summary>
    public string Resource => Request.Resource;

    /// <summary>The answer.</summary>
    public Verdict Verdict => Decision.Verdict;

    /// <summary>Whether the request goes through for certain.</summary>
    public bool IsAllowed => Decision.IsAllowed;

    /// <summary>The layer that stops the request; null when none does.</summary>
    public PolicyLayer? BlockedBy => Decision.BlockedBy;

    /// <summary>The statements that decided, as <c>policy: statement</c>.</summary>
    public IReadOnlyList<string> DecidedBy => [.. Decision.DecidedBy.Select(static match =>
        $"{match.Layer}{(match.Level is null ? "" : " of " + match.Level)}, {PolicyNames.WithoutArn(match.PolicyName)}: {(match.Statement.Sid is { Length: > 0 } sid ? sid : "statement " + (match.Index + 1))}")];

    /// <summary>What would have to be known; empty unless the answer is Indeterminate.</summary>
    public IReadOnlyList<string> Unknowns => [.. Decision.Unknowns.Select(static unknown => unknown.Name)];
}
