using System.Text;
using ZeroTrust.PowerShell.Help.Reading;

namespace ZeroTrust.PowerShell.Help.Writing;

/// <summary>
/// What people type, as text: a line for the cmdlet and one for each parameter. It is pinned beside the cmdlet, in
/// <c>VerbNoun.Surface.txt</c>, so that a change of it is seen in review.
/// </summary>
internal static class SurfaceText
{
    /// <summary>The lines of one cmdlet, each ended by a line feed.</summary>
    public static string Of(CmdletPage page)
    {
        var text = new StringBuilder()
            .Append(page.Name)
            .Append(page.ChangesThings ? $" (ShouldProcess, impact {page.ConfirmImpact})" : "")
            .Append(page.DefaultSet.Length == 0 ? "" : $" default set {page.DefaultSet}")
            .Append(" -> ")
            .Append(page.Outputs.Count == 0 ? "nothing" : string.Join(", ", page.Outputs))
            .Append('\n');
        foreach (var parameter in page.Parameters)
        {
            text.Append("    -").Append(parameter.Name).Append(" <").Append(parameter.TypeName).Append('>');
            text.Append(parameter.Aliases.Count == 0 ? "" : " aliases " + string.Join(", ", parameter.Aliases));
            text.Append(" [").AppendJoin("; ", parameter.Uses.Select(Use)).Append("]\n");
        }

        return text.ToString();
    }

    private static string Use(ParameterUse use) =>
        (use.Set == ParameterUse.AllSets ? "*" : use.Set)
        + (use.Mandatory ? " mandatory" : "")
        + (use.Position is { } at ? $" position {at}" : "")
        + (use.FromPipeline ? " by value" : "")
        + (use.FromPropertyName ? " by name" : "");
}
