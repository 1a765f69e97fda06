using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Policy.Decisions;

/// <summary>A statement that matches a request, or might.</summary>
/// <param name="Layer">The layer of its policy.</param>
/// <param name="Level">The organization level of its policy; null in other layers.</param>
/// <param name="PolicyName">The name of its policy.</param>
/// <param name="Index">Its place in the policy, from 0.</param>
/// <param name="Statement">The statement.</param>
/// <param name="Match"><see cref="Truth.True"/> or <see cref="Truth.Unknown"/>.</param>
public sealed record StatementMatch(PolicyLayer Layer, string? Level, string PolicyName, int Index, Statement Statement, Truth Match);
