namespace ZeroTrust.PowerShell.Help.Reading;

/// <summary>How a parameter is used in one set.</summary>
/// <param name="Set">The set, or <see cref="AllSets"/>.</param>
/// <param name="Mandatory">It must be given.</param>
/// <param name="Position">Its position; null when it is only named.</param>
/// <param name="FromPipeline">It takes objects from the pipeline.</param>
/// <param name="FromPropertyName">It takes a property of objects from the pipeline.</param>
internal sealed record ParameterUse(string Set, bool Mandatory, int? Position, bool FromPipeline, bool FromPropertyName)
{
    /// <summary>PowerShell's name for "in every set".</summary>
    public const string AllSets = "__AllParameterSets";

    /// <summary>Pipeline input in words.</summary>
    public string PipelineInput =>
        (FromPipeline, FromPropertyName) switch
        {
            (true, true) => "True (ByValue, ByPropertyName)",
            (true, false) => "True (ByValue)",
            (false, true) => "True (ByPropertyName)",
            _ => "False",
        };
}
