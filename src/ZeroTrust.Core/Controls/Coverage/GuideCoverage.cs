using ZeroTrust.Core.Controls.Guide;

namespace ZeroTrust.Core.Controls.Coverage;

/// <summary>Holds controls and commands against the rows of the guide.</summary>
public static class GuideCoverage
{
    /// <summary>Every row, in order.</summary>
    /// <param name="controls">The controls, in the order that they are named in.</param>
    /// <param name="commands">The commands, in the order that they are named in.</param>
    public static IEnumerable<GuideRowCoverage> Of(IReadOnlyList<ControlEntry> controls, IReadOnlyList<ServingCommand> commands) =>
        GuideTable.Rows.Select(row => new GuideRowCoverage
        {
            Row = row.Id,
            Title = row.Title,
            Step = row.Step,
            Phase = row.Phase,
            CanEnforce = row.CanEnforce,
            Controls = Ids(controls.Where(entry => entry.Info.Rows.Contains(row.Id))),
            EnforcingControls = Ids(controls.Where(entry => entry.Enforcement is not null && entry.Info.Rows.Contains(row.Id))),
            Commands = Names(commands.Where(command => command.Assesses.Contains(row.Id))),
            EnforcingCommands = Names(commands.Where(command => command.Enforces.Contains(row.Id))),
        });

    private static string[] Ids(IEnumerable<ControlEntry> entries) => [.. entries.Select(static entry => entry.Info.Id)];

    private static string[] Names(IEnumerable<ServingCommand> commands) => [.. commands.Select(static command => command.Name)];
}
