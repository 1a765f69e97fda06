using System.Text.Json.Nodes;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Frameworks;
using ZeroTrust.Core.Plans;
using ZeroTrust.Facts;

namespace ZeroTrust.Core.Controls;

/// <summary>Everything that is stated about a control, read from the one JSON file and the one Markdown file in its folder.</summary>
public sealed record ControlInfo
{
    /// <summary>Stable id: <c>ZT.</c>, area, number, such as <c>ZT.IAM.1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Name of the folder, the files and the class.</summary>
    public required string Name { get; init; }

    /// <summary>States the good state, such as <c>The root user has MFA</c>.</summary>
    public required string Title { get; init; }

    /// <summary>The step of the guide: the folder above.</summary>
    public required GuideStep Step { get; init; }

    /// <summary>Rows of the guide that it serves, such as <c>G2.4</c>.</summary>
    public required IReadOnlyList<string> Rows { get; init; }

    /// <summary>How much a failure matters.</summary>
    public required Severity Severity { get; init; }

    /// <summary>CloudFormation type of the resources that it judges.</summary>
    public required string ResourceType { get; init; }

    /// <summary>Kinds of facts that it reads.</summary>
    public required IReadOnlyList<string> Facts { get; init; }

    /// <summary>IAM actions needed to read those facts, as the facts state them; a fact that does not exist adds none.</summary>
    public IReadOnlyList<string> Reads => FactTypes.ActionsOf(Facts.Where(static fact => FactTypes.Find(fact) is not null));

    /// <summary>IAM actions that enforcing sends; empty for a control that only checks.</summary>
    public IReadOnlyList<string> Writes { get; init; } = [];

    /// <summary>IAM actions that undoing sends.</summary>
    public IReadOnlyList<string> UndoWrites { get; init; } = [];

    /// <summary>What enforcing can break.</summary>
    public ChangeRisk Risk { get; init; }

    /// <summary>What people notice when it is enforced, in one sentence.</summary>
    public string UserImpact { get; init; } = "";

    /// <summary>Profiles that include it: <c>baseline</c>, <c>strict</c>.</summary>
    public required IReadOnlyList<string> Profiles { get; init; }

    /// <summary>Keys of frameworks with the requirements that it serves.</summary>
    public IReadOnlyDictionary<string, RequirementIds> Frameworks { get; init; } = new Dictionary<string, RequirementIds>();

    /// <summary>Which of those requirements it covers in part only, and what is missing.</summary>
    public IReadOnlyList<PartialClaim> Partial { get; init; } = [];

    /// <summary>Names and default values of what can be set, such as <c>maximumAgeDays</c>.</summary>
    public JsonObject Settings { get; init; } = [];

    /// <summary>The Markdown page: why, how it is checked, what enforcing does, how to undo, when to except.</summary>
    public string Help { get; init; } = "";
}
