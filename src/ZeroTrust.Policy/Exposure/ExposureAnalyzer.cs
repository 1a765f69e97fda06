using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Policy.Exposure;

/// <summary>Finds out who outside an account can do what, by what a resource's policy means: not by looking for a <c>*</c>.</summary>
/// <remarks>
/// Everybody outside is one of a few outsiders that the policy can tell apart. For each, what the
/// statements allow is a box of requests over action,
/// resource and condition keys, within what requests of that outsider can have; what the denials
/// cover is taken away. Nothing left for anybody is a
/// proof that the resource is private; something left is shown by a request that the evaluator
/// confirms; otherwise the answer is "undecided".
/// </remarks>
public static class ExposureAnalyzer
{
    /// <summary>Analyzes a policy. Never throws for any document.</summary>
    /// <param name="subject">The policy, its owner, and who is not an outsider.</param>
    /// <returns>The level, the grants, and an example.</returns>
    public static ExposureReport Analyze(ExposureSubject subject)
    {
        if (subject.Policy.IsDamaged || subject.Policy.UnknownElements.Count > 0)
        {
            return new(ExposureLevel.Undecided, [], "the document is not well-formed");
        }

        var policy = new LayerPolicy("policy", subject.Policy);
        // RestrictPublicBuckets leaves services and the account itself when the policy is public in Amazon S3's sense.
        var onlyServices = subject.RestrictPublicBuckets && policy.IsPublicBucketPolicy == Truth.True;
        var outsiders = new Outsiders(subject)
            .All()
            .Where(o => !onlyServices || o.IsService)
            .Select(o => onlyServices ? o with { Level = ExposureLevel.Private } : o)
            .ToArray();
        var question = new ExposureQuestion(subject);
        var confirmation = new ExposureConfirmation(subject, policy);
        var grants = new List<ExposureGrant>();
        var open = new List<(ExposureLevel Level, string Reason)>();
        foreach (var allow in question.Allows)
        {
            var known = new HashSet<(ExposureLevel, string)>();
            foreach (var outsider in outsiders)
            {
                // What anyone can do, everybody can.
                if (known.Any(k => k.Item1 == ExposureLevel.Public) || known.Contains((outsider.Level, outsider.Who)))
                {
                    continue;
                }

                var choices = question.Ask(allow, outsider, out var obstacle);
                var request = choices is null ? null : confirmation.Confirm(outsider, choices);
                if (request is not null)
                {
                    known.Add((outsider.Level, outsider.Who));
                    grants.Add(
                        new ExposureGrant(
                            outsider.Level == ExposureLevel.Private ? ExposureLevel.CrossAccount : outsider.Level,
                            outsider.Who,
                            allow.Statement,
                            allow.Index,
                            request,
                            outsider.IsService
                        )
                    );
                }
                else if ((choices is not null || obstacle is not null) && outsider.Level != ExposureLevel.Private)
                {
                    open.Add(
                        (
                            outsider.Level,
                            obstacle
                                ?? $"statement {allow.Index} may allow {outsider.Who} something; no request was "
                                    + $"found that does it for certain"
                        )
                    );
                }
            }
        }
        return Report(grants, open, outsiders);
    }

    private static ExposureReport Report(List<ExposureGrant> grants, List<(ExposureLevel Level, string Reason)> open, Outsider[] outsiders)
    {
        // A service that is named acts for its customers by design: that is told, and is no access of theirs.
        var byDesign = outsiders.Where(o => o.Level == ExposureLevel.Private).Select(o => o.Who).ToHashSet(StringComparer.Ordinal);
        var sorted = grants.OrderByDescending(g => g.Level).ThenBy(g => byDesign.Contains(g.Who)).ThenBy(g => g.StatementIndex).ToArray();
        var reached = sorted.Where(g => !byDesign.Contains(g.Who)).Select(g => g.Level).DefaultIfEmpty(ExposureLevel.Private).Max();
        var beyond = open.Where(o => o.Level > reached).ToArray();
        return beyond.Length == 0 ? new(reached, sorted, "") : new(ExposureLevel.Undecided, sorted, beyond.MaxBy(o => o.Level).Reason);
    }
}
