using System.Text.RegularExpressions;

namespace ZeroTrust.PowerShell.Help.Templates;

/// <summary>
/// A folder under <c>.build/templates/</c>, laid out as the repository. <c>__Name__</c> stands for a value, in names of files and in what
/// they say; <see cref="Mark"/> for what a person has to write, and the tests do not pass while it is there.
/// </summary>
internal static partial class TemplateFolder
{
    /// <summary>Stands where a template cannot know what to say.</summary>
    public const string Mark = "REPLACE-ME";

    /// <summary>Copies a template, and gives the files that it made, relative to the target.</summary>
    /// <param name="template">The folder.</param>
    /// <param name="target">Where to put them: the repository.</param>
    /// <param name="values">Values by name, without underscores.</param>
    /// <exception cref="InvalidDataException">A file is there already, or a value is missing; nothing was written then.</exception>
    public static IReadOnlyList<string> Copy(string template, string target, IReadOnlyDictionary<string, string> values)
    {
        var files = Directory
            .EnumerateFiles(template, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => (Path: Fill(Path.GetRelativePath(template, file), values), Text: Fill(File.ReadAllText(file), values)))
            .ToArray();
        if (files.FirstOrDefault(file => File.Exists(Path.Combine(target, file.Path))) is { Path: { } there })
        {
            throw new InvalidDataException($"{there} is there already; nothing was written.");
        }

        foreach (var (path, text) in files)
        {
            var file = Path.Combine(target, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        return [.. files.Select(static file => file.Path.Replace('\\', '/'))];
    }

    private static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        Place()
            .Replace(
                text,
                match =>
                    values.TryGetValue(match.Groups["name"].Value, out var value)
                        ? value
                        : throw new InvalidDataException($"The template asks for {match.Value}, which has no value.")
            );

    [GeneratedRegex("__(?<name>[A-Z][A-Za-z]*)__", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
