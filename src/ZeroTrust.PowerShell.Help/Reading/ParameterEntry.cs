namespace ZeroTrust.PowerShell.Help.Reading;

/// <summary>A parameter of a cmdlet.</summary>
/// <param name="Name">Name.</param>
/// <param name="TypeName">Type, as PowerShell writes it.</param>
/// <param name="Aliases">Other names.</param>
/// <param name="Documentation">The property's XML comment.</param>
/// <param name="Uses">One for each parameter set that it is in.</param>
/// <param name="Values">Values to choose from; empty when it is open.</param>
/// <param name="Wildcards">Whether <c>*</c> and <c>?</c> are understood.</param>
internal sealed record ParameterEntry(
    string Name,
    string TypeName,
    IReadOnlyList<string> Aliases,
    Documentation Documentation,
    IReadOnlyList<ParameterUse> Uses,
    IReadOnlyList<string> Values,
    bool Wildcards
)
{
    /// <summary>Whether it takes no value.</summary>
    public bool IsSwitch => TypeName == "SwitchParameter";

    /// <summary>The value in a syntax line.</summary>
    public string ValueName => "<" + TypeName + ">";
}
