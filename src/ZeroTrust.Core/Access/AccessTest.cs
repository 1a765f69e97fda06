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

    /// <summary>The statements that decided, as <c>layer, policy: statement</c>.</summary>
    public IReadOnlyList<string> DecidedBy => [.. Decision.DecidedBy.Select(AccessWords.Of)];

    /// <summary>What would have to be known; empty unless the answer is Indeterminate. Condition keys first, then
    /// policies that are not known and why.</summary>
    public IReadOnlyList<string> Unknowns => AccessWords.Unknowns(Decision.Doubts, Gaps);

    /// <summary>What each layer that takes part says, in the order of evaluation: its outcome, and
    /// the statements that match or might.</summary>
    public IReadOnlyList<string> Layers =>
        [
            .. Decision
                .Layers.Where(static layer => layer.Outcome != LayerOutcome.NotApplicable || layer.Blocks)
                .Select(static layer =>
                    $"{layer.Layer} {(layer.Outcome == LayerOutcome.NotApplicable ? "has nothing that allows" : Word(layer.Outcome))}"
                    + (layer.Statements.Count == 0 ? "" : " - " + string.Join("; ", layer.Statements.Select(AccessWords.InLayer)))
                ),
        ];

    /// <summary>Policies that are not known, also those that did not matter here.</summary>
    public IReadOnlyList<PolicyGap> Gaps { get; init; } = [];

    private static string Word(LayerOutcome outcome) =>
        outcome switch
        {
            LayerOutcome.Allows => "allows",
            LayerOutcome.Denies => "denies",
            LayerOutcome.DoesNotAllow => "does not allow",
            _ => "is not known",
        };
}
