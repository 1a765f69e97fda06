using System.Collections.Concurrent;
using ZeroTrust.Policy.Catalogue;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Lint.Rules;

namespace ZeroTrust.Policy.Lint;

/// <summary>Finds what is wrong, useless or dangerous in a policy. Share an instance: it remembers
/// expanded patterns. Safe for concurrent use.</summary>
/// <param name="catalogue">The catalogue of actions and keys; the one of this assembly when null.</param>
public sealed class PolicyLinter(IamCatalogue? catalogue = null)
{
    private static readonly LintRule[] Rules =
    [
        new UnknownAction(),
        new UnknownConditionKey(),
        new ConditionKeyNotForActions(),
        new OperatorDoesNotFitKey(),
        new MalformedConditionValue(),
        new SetOperatorDoesNotFitKey(),
        new WildcardTakenLiterally(),
        new VariableTakenLiterally(),
        new MalformedResource(),
        new ResourceDoesNotFitActions(),
        new ElementDoesNotFitPolicyKind(),
        new MalformedPrincipal(),
        new MalformedSid(),
        new RedundantEntry(),
        new RedundantStatement(),
        new ShadowedStatement(),
        new AllowsEverything(),
        new AllowsAllExcept(),
        new PassesAnyRole(),
        new OpenToEveryone(),
        new ConfusedDeputy(),
        new MfaCheckMissesKeys(),
        new MfaCheckLetsKeysIn(),
        new NeverMatches(),
        new DocumentTooLarge(),
        new OldVersion(),
        new CreatesAnyServiceLinkedRole(),
        new PrivateAddress(),
        new AddressRangeIsEverything(),
        new TrustsWholeProvider(),
        new ResourceLacksRegionOrAccount(),
        new DeniesByNotPrincipal(),
    ];

    private readonly IamCatalogue _catalogue = catalogue ?? IamCatalogue.Default;
    private readonly ConcurrentDictionary<string, IReadOnlyList<IamAction>> _expanded = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The codes of all rules.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. Rules.Select(r => r.Code)];

    /// <summary>Reads a document and checks it.</summary>
    /// <param name="json">The document; anything is accepted.</param>
    /// <param name="kind">Where it is used.</param>
    /// <returns>Problems of reading and of meaning, in the order of the text.</returns>
    public IReadOnlyList<PolicyProblem> Check(string json, PolicyKind kind = PolicyKind.Unknown)
    {
        var read = PolicyDocument.Parse(json);
        return read.Document is null
            ? read.Problems
            : [.. read.Problems.Concat(Check(read.Document, kind)).OrderBy(p => p.Position.Offset)];
    }

    /// <summary>Checks the meaning of a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="kind">Where it is used.</param>
    /// <returns>The problems, in the order of the text.</returns>
    public IReadOnlyList<PolicyProblem> Check(PolicyDocument document, PolicyKind kind = PolicyKind.Unknown)
    {
        var subject = new LintSubject(document, kind, _catalogue, _expanded);
        return [.. Rules.SelectMany(r => r.Check(subject)).OrderBy(p => p.Position.Offset)];
    }
}
