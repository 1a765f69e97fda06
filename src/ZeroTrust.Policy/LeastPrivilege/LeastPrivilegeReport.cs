using ZeroTrust.Policy.Comparison;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.LeastPrivilege;

/// <summary>The smallest policy for what was seen, and what it rests on.</summary>
/// <param name="PrincipalArn">For whom.</param>
/// <param name="Policy">The policy.</param>
/// <param name="Uses">Everything that was seen, each decided under the new policy by the evaluator.</param>
/// <param name="Dropped">What was left out or narrowed so as not to exceed the old policy.</param>
/// <param name="Comparison">The new policy against the old one; null when there is no old one. When it
/// is not proved the policy grants nothing.</param>
/// <param name="Records">Records that were read.</param>
/// <param name="OutOfScope">Records of others, of refused calls, and of what needs no permission.</param>
/// <param name="Faults">Files that could not be read to their end: name and reason.</param>
public sealed record LeastPrivilegeReport(
    string PrincipalArn,
    PolicyDocument Policy,
    IReadOnlyList<UseRow> Uses,
    IReadOnlyList<DroppedGrant> Dropped,
    PolicyComparison? Comparison,
    long Records,
    long OutOfScope,
    IReadOnlyList<(string File, string Reason)> Faults
)
{
    /// <summary>Records by answer.</summary>
    public long CountOf(UseAnswer answer) => Uses.Where(row => row.Answer == answer).Sum(static row => row.Count);
}
