namespace ZeroTrust.Facts;

/// <summary>What AWS says about why it refused a call. It names one kind of policy even where several refuse.</summary>
/// <param name="Policy">The kind of policy.</param>
/// <param name="IsExplicit">Whether a Deny matched; otherwise no policy of that kind allows the call.</param>
/// <param name="Arn">
/// The policy that denies; null where AWS did not name it, which it does within an account or an organization only.
/// </param>
public sealed record Denial(DenyingPolicy Policy, bool IsExplicit, string? Arn = null)
{
    /// <summary>Words for the kind of policy, without an article.</summary>
    public static string WordsOf(DenyingPolicy policy) =>
        policy switch
        {
            DenyingPolicy.Identity => "identity-based policy",
            DenyingPolicy.Resource => "resource-based policy",
            DenyingPolicy.Boundary => "permissions boundary",
            DenyingPolicy.Session => "session policy",
            DenyingPolicy.ServiceControl => "service control policy",
            DenyingPolicy.ResourceControl => "resource control policy",
            DenyingPolicy.VpcEndpoint => "VPC endpoint policy",
            _ => "role trust policy",
        };

    /// <summary>A clause: who denies, or who does not allow.</summary>
    public override string ToString() =>
        (IsExplicit, Arn) switch
        {
            (true, null) => $"{Article} {WordsOf(Policy)} denies it",
            (true, _) => $"the {WordsOf(Policy)} {Arn} denies it",
            (false, null) => $"no {WordsOf(Policy)} allows it",
            (false, _) => $"the {WordsOf(Policy)} {Arn} does not allow it",
        };

    private string Article => Policy == DenyingPolicy.Identity ? "an" : "a";
}
