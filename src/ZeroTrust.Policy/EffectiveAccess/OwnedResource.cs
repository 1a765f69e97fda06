using System.Runtime.CompilerServices;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Policy.EffectiveAccess;

/// <summary>A resource with a policy of its own that may grant to the principal.</summary>
/// <param name="Arn">The resource.</param>
/// <param name="Account">The account that owns it.</param>
/// <param name="Policy">Its policy.</param>
public sealed record OwnedResource(string Arn, string Account, LayerPolicy Policy)
{
    /// <summary>Whether the policy is the trust policy of a role.</summary>
    internal bool IsRole => ZeroTrust.Policy.Arn.TryParse(Arn, out var arn) && arn.IsOf("iam", "role");

    private bool IsKey => ZeroTrust.Policy.Arn.TryParse(Arn, out var arn) && arn.Service == "kms";

    // Kept with the policy, so that its statements are asked once for all principals.
    private static readonly ConditionalWeakTable<LayerPolicy, LayerPolicy> Kept = [];

    /// <summary>The policy with the resource that its statements mean: "The Resource element of a key
    /// policy is always the KMS key that the key policy
    /// is attached to" (https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html), and
    /// a trust policy has no such element.</summary>
    internal LayerPolicy InPlace() =>
        !IsRole && !IsKey
            ? Policy
            : Kept.GetValue(
                Policy,
                policy => new LayerPolicy(
                    policy.Name,
                    policy.Document with
                    {
                        Statements =
                        [
                            .. policy.Document.Statements.Select(s =>
                                s.Resource is null || s.Resource.Patterns.Any(p => p.Text == "*")
                                    ? s with
                                    {
                                        Resource = ResourceElement.Of(Arn),
                                    }
                                    : s
                            ),
                        ],
                    }
                )
            );
}
