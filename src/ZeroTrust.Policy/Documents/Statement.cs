namespace ZeroTrust.Policy.Documents;

/// <summary>One statement of a policy.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html</summary>
public sealed record Statement
{
    /// <summary>The statement's identifier; null when it has none.</summary>
    public string? Sid { get; init; }

    /// <summary>Allow or Deny. Only meaningful when <see cref="IsUnderstood"/>.</summary>
    public Effect Effect { get; init; }

    /// <summary>Principal or NotPrincipal; null in identity policies and wherever the element is absent.</summary>
    public PrincipalElement? Principal { get; init; }

    /// <summary>Action or NotAction; null only when the statement is not understood.</summary>
    public ActionElement? Action { get; init; }

    /// <summary>Resource or NotResource; null when absent, as in role trust policies, where the
    /// resource is the one that holds the policy.</summary>
    public ResourceElement? Resource { get; init; }

    /// <summary>The conditions, all of which must hold; empty when there are none.</summary>
    public ConditionBlock Conditions { get; init; } = ConditionBlock.Empty;

    /// <summary>Where the statement begins.</summary>
    public TextPosition Position { get; init; }

    /// <summary>Where the value of Sid is.</summary>
    public TextPosition SidPosition { get; init; }

    /// <summary>Where the value of Effect is.</summary>
    public TextPosition EffectPosition { get; init; }

    /// <summary>The statement as minified JSON when some part of it has no defined meaning; null otherwise.
    /// Such a statement is written back as it was, and evaluation treats it as one that might do anything.</summary>
    public string? RawJson { get; init; }

    /// <summary>Why some part of it has no defined meaning, in words; null when every part has one.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether every part of the statement has a defined meaning.</summary>
    public bool IsUnderstood => RawJson is null;

    /// <summary>The statement as minified JSON.</summary>
    /// <returns>A JSON object.</returns>
    public string ToJson() => Writing.PolicyWriter.WriteStatement(this, indented: false);
}
