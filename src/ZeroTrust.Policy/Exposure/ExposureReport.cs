namespace ZeroTrust.Policy.Exposure;

/// <summary>Who outside the account can do what.</summary>
/// <param name="Level">How far the policy reaches.</param>
/// <param name="Grants">What outsiders can do, widest first.</param>
/// <param name="Reason">What stands in the way of an answer; empty unless the level is <see cref="ExposureLevel.Undecided"/>.</param>
public sealed record ExposureReport(ExposureLevel Level, IReadOnlyList<ExposureGrant> Grants, string Reason)
{
    /// <summary>A request of the widest kind that is allowed; null when there is none.</summary>
    public Decisions.AccessRequest? Example => Grants.FirstOrDefault(g => g.Level == Level)?.Example;
}
