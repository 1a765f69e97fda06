using System.Text.Json.Nodes;

namespace ZeroTrust.Core.Plans;

/// <summary>Finds the answer of a call again by looking at facts, for a run that was killed
/// before it could write the answer down.</summary>
/// <param name="FactType">The kind of fact that shows what the call made, such as <c>organizations-scp</c>.</param>
/// <param name="Match">Members of the fact that tell it from all others, such as <c>{ "name": "DenyLeaving" }</c>.</param>
/// <param name="Answer">Paths of the answer that later calls use, each with the member of the fact that holds it, such as
/// <c>Policy.PolicySummary.Id</c> to <c>id</c>.</param>
public sealed record CallRecovery(string FactType, JsonObject Match, IReadOnlyDictionary<string, string> Answer);
