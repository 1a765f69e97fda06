using System.Reflection;
using ZeroTrust.Core.Errors;

namespace ZeroTrust.Core.Controls;

/// <summary>
/// All controls of an assembly. Nothing registers a control: a class that implements
/// <see cref="IControl"/> (and <see cref="IEnforcement"/>, when it can
/// enforce) is found, together with the resources <c>Step/Name/Name.json</c> and <c>Step/Name/Name.md</c> that carry its name.
/// </summary>
public sealed class ControlCatalogue
{
    private readonly Dictionary<string, ControlEntry> _byIdOrName = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes a catalogue of given controls; <see cref="Load"/> is the usual way.</summary>
    public ControlCatalogue(IEnumerable<ControlEntry> entries)
    {
        Entries = [.. entries.OrderBy(static e => e.Info.Step).ThenBy(static e => e.Info.Id, StringComparer.Ordinal)];
        foreach (var entry in Entries)
        {
            _byIdOrName[entry.Info.Id] = entry;
            _byIdOrName[entry.Info.Name] = entry;
        }
    }

    /// <summary>All controls, by step and id.</summary>
    public IReadOnlyList<ControlEntry> Entries { get; }

    /// <summary>A control by id or name, or null.</summary>
    public ControlEntry? Find(string idOrName) => _byIdOrName.GetValueOrDefault(idOrName);

    /// <summary>A control by id or name.</summary>
    /// <exception cref="ZeroTrustException"><see cref="ErrorIds.ControlNotFound"/>.</exception>
    public ControlEntry Get(string idOrName) =>
        Find(idOrName)
        ?? throw new ZeroTrustException(
            ErrorIds.ControlNotFound,
            FailureKind.NotFound,
            idOrName,
            $"There is no control '{idOrName}'.",
            "Get-ZtControl lists all of them."
        );

    /// <summary>Finds the controls of an assembly and checks every one of them.</summary>
    /// <exception cref="ZeroTrustException"><see cref="ErrorIds.ControlMalformed"/>, with all that is wrong: names that differ, metadata
    /// outside the closed lists, a page or a class that is missing.</exception>
    public static ControlCatalogue Load(Assembly assembly)
    {
        var problems = new List<string>();
        var types = assembly
            .GetTypes()
            .Where(static type => type is { IsClass: true, IsAbstract: false } && typeof(IControl).IsAssignableFrom(type))
            .ToList();
        var folders = ControlFolder.FindAll(assembly).ToDictionary(static folder => folder.Name, StringComparer.Ordinal);
        problems.AddRange(
            folders
                .Values.Where(folder => types.TrueForAll(type => type.Name != folder.Name))
                .Select(static folder => $"{folder.Name}: there is no class of that name that implements IControl")
        );

        var entries = new List<ControlEntry>();
        foreach (var type in types)
        {
            if (!folders.TryGetValue(type.Name, out var folder))
            {
                problems.Add($"{type.Name}: there is no resource '<Step>/{type.Name}/{type.Name}.json'");
                continue;
            }

            var instance = (IControl)Activator.CreateInstance(type, nonPublic: true)!;
            if (folder.Read(problems) is { } info)
            {
                entries.Add(new ControlEntry(info, instance, instance as IEnforcement));
            }
        }

        problems.AddRange(entries.SelectMany(ControlRules.ProblemsOf));
        problems.AddRange(
            entries
                .GroupBy(static e => e.Info.Id, StringComparer.OrdinalIgnoreCase)
                .Where(static group => group.Count() > 1)
                .Select(static group => $"{string.Join(", ", group.Select(static e => e.Info.Name))}: they share the id {group.Key}")
        );
        return problems.Count == 0
            ? new ControlCatalogue(entries)
            : throw new ZeroTrustException(
                ErrorIds.ControlMalformed,
                FailureKind.InvalidData,
                assembly.GetName().Name ?? "",
                $"The controls of {assembly.GetName().Name} are malformed: {string.Join("; ", problems)}.",
                "Correct the files in the folders of these controls."
            );
    }
}
