using ZeroTrust.Core.Snapshots;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Core.Escalation;

/// <summary>Who can become whom. Implemented by ZeroTrust.Escalation; one public class with a public constructor.</summary>
public interface IEscalationEngine
{
    /// <summary>Kinds of facts that a search over a snapshot looks at.</summary>
    IReadOnlyList<string> FactsRead { get; }

    /// <summary>A search among the users and roles of a snapshot.</summary>
    IEscalationSearch Search(Snapshot snapshot);

    /// <summary>A search for what a principal with given policies could do in the worst account for them.</summary>
    /// <param name="policies">The principal's policies with their names.</param>
    /// <param name="principal">ARN of the user or role that has them; a user of the account that they name when null.</param>
    IEscalationSearch Search(IReadOnlyList<(string Name, PolicyDocument Document)> policies, string? principal);

    /// <summary>Whether a text is the ARN of a user or role, which can have policies.</summary>
    bool IsHolder(string principal);
}
