using ZeroTrust.Core.Access;

namespace ZeroTrust.Core.Escalation;

/// <summary>Who can become an administrator, how, and what to remove so that nobody can.</summary>
public interface IEscalationSearch
{
    /// <summary>Principals and policies that could not be read: ways that hang on them are only
    /// possible ones, and ways over principals that are not
    /// known are not seen at all.</summary>
    IReadOnlyList<PolicyGap> Gaps { get; }

    /// <summary>ARNs of those whose ways are asked for; null for everyone.</summary>
    IReadOnlySet<string>? Starts { get; set; }

    /// <summary>Everyone who could be asked for: users, roles, outside accounts that trust policies
    /// name, and <c>*</c> where they let anyone in.</summary>
    IEnumerable<string> Candidates { get; }

    /// <summary>The shortest way of everyone who is no administrator and can become one.</summary>
    /// <param name="includePossible">Whether ways count that something unknown decides.</param>
    /// <returns>One for each principal, the shortest first.</returns>
    IEnumerable<EscalationFinding> Find(bool includePossible);

    /// <summary>How many more there are when what is not known is counted as open.</summary>
    /// <returns>The number of those that only <see cref="Find"/> with possible ways gives.</returns>
    int CountOnlyPossible();

    /// <summary>Who is an administrator already.</summary>
    /// <returns>One for each, by ARN.</returns>
    IEnumerable<EscalationFinding> FindAdministrators();

    /// <summary>The fewest statements whose removal leaves no way.</summary>
    /// <param name="includePossible">Whether ways count that something unknown decides.</param>
    /// <returns>The statements, and a way that no removal cuts; null when all are cut.</returns>
    (IReadOnlyList<EscalationCutFinding> Statements, EscalationFinding? Remaining) FindSmallestCut(bool includePossible);
}
