namespace ZeroTrust.PowerShell.Help.Reading;

/// <summary>Everything that help says about a cmdlet.</summary>
/// <param name="Verb">Verb.</param>
/// <param name="Noun">Noun.</param>
/// <param name="Documentation">The class's XML comment.</param>
/// <param name="ChangesThings">It supports -WhatIf and -Confirm.</param>
/// <param name="ConfirmImpact">None, Low, Medium or High.</param>
/// <param name="DefaultSet">Default parameter set; empty when there is one set only.</param>
/// <param name="Parameters">Parameters, by name.</param>
/// <param name="Outputs">Full names of output types.</param>
/// <param name="Step">The folder of the cmdlet: Connect, Flow, Identity, ...</param>
/// <param name="Assesses">Rows of the guide that it assesses.</param>
/// <param name="Enforces">Rows of the guide that it enforces.</param>
/// <param name="Upholds">Principles of the guide that it upholds.</param>
internal sealed record CmdletPage(
    string Verb,
    string Noun,
    Documentation Documentation,
    bool ChangesThings,
    string ConfirmImpact,
    string DefaultSet,
    IReadOnlyList<ParameterEntry> Parameters,
    IReadOnlyList<string> Outputs,
    string Step,
    IReadOnlyList<string> Assesses,
    IReadOnlyList<string> Enforces,
    IReadOnlyList<string> Upholds
)
{
    /// <summary>Verb-Noun.</summary>
    public string Name => Verb + "-" + Noun;

    /// <summary>Names of the parameter sets, the default one first.</summary>
    public IEnumerable<string> Sets
    {
        get
        {
            var named = Parameters
                .SelectMany(static p => p.Uses)
                .Select(static u => u.Set)
                .Where(static s => s != ParameterUse.AllSets)
                .Distinct(StringComparer.Ordinal)
                .OrderByDescending(s => s == DefaultSet)
                .ThenBy(static s => s, StringComparer.Ordinal)
                .ToArray();
            return named.Length == 0 ? [ParameterUse.AllSets] : named;
        }
    }

    /// <summary>The parameters of one set, each with its use there, positional ones first.</summary>
    public IEnumerable<(ParameterEntry Parameter, ParameterUse Use)> In(string set) =>
        Parameters
            .Select(p =>
                (
                    Parameter: p,
                    Use: p.Uses.FirstOrDefault(u => u.Set == set) ?? p.Uses.FirstOrDefault(static u => u.Set == ParameterUse.AllSets)
                )
            )
            .Where(static pair => pair.Use is not null)
            .Select(static pair => (pair.Parameter, pair.Use!))
            .OrderBy(static pair => pair.Item2.Position ?? int.MaxValue)
            .ThenByDescending(static pair => pair.Item2.Mandatory)
            .ThenBy(static pair => pair.Parameter.Name, StringComparer.Ordinal);
}
