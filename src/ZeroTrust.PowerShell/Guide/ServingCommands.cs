using System.Management.Automation;
using System.Reflection;
using ZeroTrust.Core.Controls.Coverage;

namespace ZeroTrust.PowerShell.Guide;

/// <summary>What the commands of this module say about themselves.</summary>
internal static class ServingCommands
{
    private static readonly Lazy<IReadOnlyList<ServingCommand>> Found = new(static () =>
        [
            .. typeof(ServingCommands)
                .Assembly.GetTypes()
                .Select(static type => (Type: type, Cmdlet: type.GetCustomAttribute<CmdletAttribute>()))
                .Where(static pair => pair.Cmdlet is not null)
                .Select(static pair => new ServingCommand(
                    $"{pair.Cmdlet!.VerbName}-{pair.Cmdlet.NounName}",
                    Ids<AssessesAttribute>(pair.Type),
                    Ids<EnforcesAttribute>(pair.Type),
                    Ids<UpholdsAttribute>(pair.Type)
                ))
                .OrderBy(static command => command.Name, StringComparer.Ordinal),
        ]
    );

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<ServingCommand> All => Found.Value;

    private static IReadOnlyList<string> Ids<T>(Type type)
        where T : ServesAttribute => type.GetCustomAttribute<T>()?.Ids ?? [];
}
