using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint.Rules;

/// <summary>An element that policies of this kind must have and lacks, or must not have.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html#policies-grammar-notes</summary>
internal sealed class ElementDoesNotFitPolicyKind : LintRule
{
    public override IEnumerable<PolicyProblem> Check(LintSubject subject)
    {
        foreach (var statement in subject.Statements)
        {
            if (statement.Principal is { IsNot: true } except && statement.Effect == Effect.Allow)
            {
                yield return Error(
                    except.Position,
                    "NotPrincipal with Allow is not supported: it would let in everyone else, also without credentials."
                );
            }
        }

        if (subject.Kind == PolicyKind.Unknown)
        {
            // Only a trust policy needs no resource, and that has principals.
            foreach (var statement in subject.Statements.Where(s => s.Resource is null && s.Principal is null))
            {
                yield return Error(statement.Position, "The statement has neither Resource nor NotResource.");
            }

            yield break;
        }
        var named = subject.Kind is PolicyKind.Resource or PolicyKind.RoleTrust or PolicyKind.VpcEndpoint or PolicyKind.ResourceControl;
        foreach (var statement in subject.Statements)
        {
            if (named && statement.Principal is null)
            {
                yield return Error(statement.Position, "The statement has no Principal, which policies of this kind need.");
            }

            if (!named && statement.Principal is { } principal)
            {
                yield return Error(principal.Position, "Policies of this kind have no Principal.", how: PolicyFixKind.Remove);
            }

            if (subject.Kind == PolicyKind.RoleTrust)
            {
                if (statement.Resource is { } resource)
                {
                    yield return Error(
                        resource.Position,
                        "A trust policy has no Resource: it is about the role that has it.",
                        how: PolicyFixKind.Remove
                    );
                }

                if (statement.Principal is { IsNot: true } not)
                {
                    yield return Error(not.Position, "A trust policy has no NotPrincipal.");
                }

                foreach (var action in statement.Action!.Patterns.Where(a => !PatternRelation.Overlap(a.Text.ToLowerInvariant(), "sts:*")))
                {
                    yield return Error(
                        action.Position,
                        $"A trust policy is about actions of STS, such as sts:AssumeRole, not '{action.Text}'."
                    );
                }
            }
            else if (statement.Resource is null)
            {
                yield return Error(statement.Position, "The statement has neither Resource nor NotResource.");
            }

            if (subject.Kind == PolicyKind.ResourceControl)
            {
                if (statement.Effect == Effect.Allow)
                {
                    yield return Error(statement.EffectPosition, "A resource control policy only denies.");
                }

                if (statement.Action!.IsNot)
                {
                    yield return Error(statement.Action.Position, "A resource control policy has no NotAction.");
                }

                if (statement.Principal is { } p && !p.Entries.All(e => e.IsEveryone))
                {
                    yield return Error(p.Position, "A resource control policy names everyone, and narrows that by conditions.", "\"*\"");
                }
            }
        }
    }
}
