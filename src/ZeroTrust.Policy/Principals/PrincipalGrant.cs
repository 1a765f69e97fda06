using ZeroTrust.Policy.Decisions;

namespace ZeroTrust.Policy.Principals;

/// <summary>How directly a statement names the one who asks; each level includes the next.
/// Within one account this decides which other layers
/// still limit the grant.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html</summary>
/// <param name="Any">It names the principal or its account.</param>
/// <param name="Role">It names the role (or the user, the session, everyone): identity policies need not allow as well.</param>
/// <param name="Direct">It names the user, the session or everyone: neither identity policies nor
/// boundary nor session policies need to allow.</param>
internal readonly record struct PrincipalGrant(DoubtedTruth Any, DoubtedTruth Role, DoubtedTruth Direct)
{
    public static PrincipalGrant None => default;

    public static PrincipalGrant OfDirect(DoubtedTruth match) => new(match, match, match);

    public static PrincipalGrant OfRole(DoubtedTruth match) => new(match, match, DoubtedTruth.False);

    public static PrincipalGrant OfAccount(DoubtedTruth match) => new(match, DoubtedTruth.False, DoubtedTruth.False);

    public PrincipalGrant Or(in PrincipalGrant other) => new(Any.Or(other.Any), Role.Or(other.Role), Direct.Or(other.Direct));

    public PrincipalGrant And(DoubtedTruth condition) => new(Any.And(condition), Role.And(condition), Direct.And(condition));
}
