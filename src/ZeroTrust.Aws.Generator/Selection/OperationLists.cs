using ZeroTrust.Aws.Generator.Models;
using ZeroTrust.Aws.Protocols.Models;

namespace ZeroTrust.Aws.Generator.Selection;

/// <summary>
/// The operations that are committed: one file per service (named as the model's folder), one
/// operation per line. Empty lines and lines that
/// start with # count for nothing.
/// </summary>
internal sealed class OperationLists(string folder)
{
    /// <summary>The services that have a list.</summary>
    public IReadOnlyList<string> Services { get; } =
    [.. Directory.EnumerateFiles(folder, "*.txt").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    /// <summary>The operations of one service in ordinal order.</summary>
    /// <exception cref="ModelException">A line names no operation of the model, or one twice.</exception>
    public IReadOnlyList<ModelOperation> Read(ServiceSource source)
    {
        var path = Path.Combine(folder, source.Folder + ".txt");
        var operations = new SortedDictionary<string, ModelOperation>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            var name = line.Trim();
            if (name.Length == 0 || name.StartsWith('#'))
            {
                continue;
            }

            if (!source.Model.Operations.TryGetValue(name, out var operation))
            {
                throw new ModelException($"{path}({number}): {source.Folder} has no operation '{name}'.{Suggestion(source.Model, name)}");
            }

            if (!operations.TryAdd(name, operation))
            {
                throw new ModelException($"{path}({number}): '{name}' is listed twice.");
            }
        }

        return operations.Count > 0 ? [.. operations.Values] : throw new ModelException($"{path} lists no operation.");
    }

    private static string Suggestion(ServiceModel model, string name)
    {
        var near =
            model.Operations.Keys.FirstOrDefault(candidate => candidate.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? model
                .Operations.Keys.Order(StringComparer.Ordinal)
                .FirstOrDefault(candidate => candidate.StartsWith(name, StringComparison.OrdinalIgnoreCase));
        return near is null ? "" : $" Did you mean '{near}'?";
    }
}
