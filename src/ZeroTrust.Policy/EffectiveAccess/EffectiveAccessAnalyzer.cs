using ZeroTrust.Policy.Catalogue;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Policy.EffectiveAccess;

/// <summary>Puts together what a principal can do over all layers, for every action of the IAM catalogue.</summary>
/// <remarks>Actions that the same statements match are one question. For each, what the other layers
/// leave of a statement is nothing, a part that the
/// report names, or all of it.</remarks>
public static class EffectiveAccessAnalyzer
{
    /// <summary>Describes what a principal can do.</summary>
    /// <param name="principal">The principal.</param>
    /// <param name="policies">Its policies. <see cref="PolicySet.Resource"/> and <see cref="PolicySet.VpcEndpoint"/> play no part.</param>
    /// <param name="resources">Resources whose policies may grant to it or deny.</param>
    /// <returns>The compact set.</returns>
    public static EffectiveAccessReport Describe(
        RequestPrincipal principal,
        PolicySet policies,
        IReadOnlyList<OwnedResource>? resources = null
    )
    {
        var layers = new AccessLayers(principal, policies, resources ?? []);
        var signatures = new Dictionary<string, List<IamAction>>(StringComparer.Ordinal);
        for (var i = 0; i < ActionSet.All.Count; i++)
        {
            var signature = layers.Signature(i);
            if (signature is null)
            {
                continue;
            }

            if (!signatures.TryGetValue(signature, out var list))
            {
                signatures.Add(signature, list = []);
            }

            list.Add(ActionSet.All[i].Action);
        }
        var grants = new Dictionary<string, (Shape Shape, List<IamAction> Actions)>(StringComparer.Ordinal);
        var blocks = new Dictionary<(PolicyLayer, string?, AccessStatement?), List<IamAction>>();
        foreach (var (signature, actions) in signatures)
        {
            // An action has one signature: it comes to a grant once, however many statements of the signature give the same.
            var shapes = layers.Read(signature, out var blocked);
            foreach (var same in shapes.GroupBy(s => s.Key, StringComparer.Ordinal))
            {
                if (!grants.TryGetValue(same.Key, out var grant))
                {
                    grants.Add(same.Key, grant = (same.First(), []));
                }

                grant.Shape.Sources.AddRange(
                    same.SelectMany(s => s.Sources).Where(s => !grant.Shape.Sources.Contains(s)).Distinct().ToArray()
                );
                grant.Actions.AddRange(actions);
            }
            if (blocked is not { } block)
            {
                continue;
            }

            if (!blocks.TryGetValue(block, out var list))
            {
                blocks.Add(block, list = []);
            }

            list.AddRange(actions);
        }
        return new EffectiveAccessReport(
            principal,
            [
                .. grants
                    .Values.OrderByDescending(g => g.Actions.Count)
                    .ThenBy(g => g.Shape.Key, StringComparer.Ordinal)
                    .Select(g => new AccessGrant(
                        ActionPatterns.Of(g.Actions),
                        g.Actions.Count,
                        g.Shape.Sources,
                        g.Shape.Limits,
                        g.Shape.Exceptions
                    )),
            ],
            [
                .. blocks
                    .OrderByDescending(b => b.Value.Count)
                    .Select(b => new AccessBlock(ActionPatterns.Of(b.Value), b.Value.Count, b.Key.Item1, b.Key.Item2, b.Key.Item3)),
            ],
            layers.Doubts
        );
    }

    /// <summary>A grant before its actions are known.</summary>
    internal sealed record Shape(
        string Key,
        List<AccessStatement> Sources,
        IReadOnlyList<AccessLimit> Limits,
        IReadOnlyList<AccessStatement> Exceptions
    );
}
