using ZeroTrust.Core.Plans;
using ZeroTrust.Policy;
using ZeroTrust.Policy.Decisions;

namespace ZeroTrust.Core.Access;

/// <summary>
/// Refuses a change that would shut out somebody who must not be shut out. For each protected
/// principal that the change concerns and each probe, the
/// layer that changes is evaluated before and after, with the other layers taken as allowing
/// everything: what matters is what this change takes away.
/// <para>Locked out means: it could be done before, and now there is no way to do it. What the principal
/// can choose (the region, TLS, request headers) is
/// chosen in its favour. What it cannot choose and nobody knows (whether the session has MFA, the source
/// address) must not matter: the change is refused
/// when access is lost for any value of it. MFA counts as a choice for users who are known to have a device.</para>
/// <para>Where the answer was uncertain before and still is, the change is refused only when it
/// depends on something more than before.</para>
/// </summary>
internal sealed class LockoutGuard(IAccessEvaluator evaluator)
{
    /// <summary>Says who would be locked out, of what, and by which statement; null when nobody would.</summary>
    /// <param name="access">What the change does to access.</param>
    /// <param name="undo">Whether the change is taken back, so that after comes before.</param>
    /// <param name="principals">Who is protected; see <see cref="ProtectedPrincipals"/>.</param>
    /// <param name="regions">Regions that a principal may choose from.</param>
    public string? RefusalOf(AccessChange access, bool undo, IReadOnlyList<ProtectedPrincipal> principals, IReadOnlyList<string> regions)
    {
        var (before, after) = undo ? (access.After, access.Before) : (access.Before, access.After);
        foreach (var principal in principals)
        {
            foreach (var probe in access.Probes)
            {
                foreach (var mfa in MfaOf(principal))
                {
                    if (LossOf(access, before, after, principal, probe, mfa, regions) is { } loss)
                    {
                        var who = principal.IsCaller ? $"You ({principal.Arn})" : $"The break-glass principal {principal.Arn}";
                        return $"{who} could no longer do {probe.Action} on {probe.ResourceArn}: {loss}.";
                    }
                }
            }
        }

        return null;
    }

    private static IEnumerable<bool?> MfaOf(ProtectedPrincipal principal) =>
        principal.HasMfa switch
        {
            true => [true],
            false => [null],
            null => [true, false, null],
        };

    private string? LossOf(
        AccessChange access,
        string? before,
        string? after,
        ProtectedPrincipal principal,
        AccessProbe probe,
        bool? mfa,
        IReadOnlyList<string> regions
    )
    {
        // A denial counts whatever else is in the layer; a lost permission counts in identity policies and SCPs as if nothing else gave it.
        var layer = access.Layer;
        var owner = access.AccountIds.Count == 1 ? access.AccountIds[0] : null;
        bool[] alone = layer is AccessLayer.Identity or AccessLayer.ServiceControl or AccessLayer.ResourceControl ? [false, true] : [false];
        foreach (var isAlone in alone)
        {
            var then = Best(before, isAlone);
            var now = Best(after, isAlone);
            if (now.Verdict < then.Verdict)
            {
                return now.Verdict == AccessVerdict.Indeterminate
                    ? $"{Decider(now)} depends on {string.Join(", ", now.Doubts)}, which is not known here"
                    : Decider(now);
            }

            if (now.Verdict == AccessVerdict.Indeterminate && now.Doubts.Except(then.Doubts).ToArray() is { Length: > 0 } more)
            {
                return $"{Decider(now)} depends on {string.Join<Doubt>(", ", more)}, which is not known here";
            }
        }

        return null;

        AccessAnswer Best(string? document, bool isAlone) =>
            RegionsFor(probe, regions)
                .Select(region => evaluator.Evaluate(new AccessQuestion(layer, document, principal, probe, mfa, region, owner, isAlone)))
                .OrderByDescending(static answer => answer.Verdict)
                .First();
    }

    private static IReadOnlyList<string?> RegionsFor(AccessProbe probe, IReadOnlyList<string> regions)
    {
        var hasRegion = Arn.TryParse(probe.ResourceArn, out var arn) && arn.Region is not ("" or "*");
        return hasRegion ? [arn.Region] : [.. regions, "us-east-1"];
    }

    private static string Decider(AccessAnswer answer) => answer.DecidedBy.Length > 0 ? answer.DecidedBy : "nothing allows it any more";
}
