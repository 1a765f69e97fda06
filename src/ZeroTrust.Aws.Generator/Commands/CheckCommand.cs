namespace ZeroTrust.Aws.Generator.Commands;

/// <summary>Compares what would be generated with what is there.</summary>
internal static class CheckCommand
{
    /// <summary>Prints every difference.</summary>
    /// <returns>0 when there is none, 1 when files differ, 2 when the models are not the ones that were used.</returns>
    public static int Run(Options options, TextWriter output)
    {
        var committed = ModelLock.Read(Path.Combine(options.Operations, ModelLock.FileName));
        var result = Generation.Run(options);
        var others = committed.DifferencesFrom(result.Lock).ToList();
        foreach (var line in others)
        {
            output.WriteLine("model: " + line);
        }

        var differences = Differences(options.Output, result).ToList();
        foreach (var line in differences)
        {
            output.WriteLine(line);
        }

        if (others.Count > 0)
        {
            output.WriteLine(
                "The models given are not the ones that the committed files were made from. Check with those, or generate anew."
            );
            return 2;
        }

        output.WriteLine(
            differences.Count == 0
                ? $"No difference in {result.Files.Count} files."
                : $"{differences.Count} files differ: run generate and commit the result."
        );
        return differences.Count == 0 ? 0 : 1;
    }

    private static IEnumerable<string> Differences(string folder, GenerationResult result)
    {
        foreach (var (name, text) in result.Files)
        {
            var path = Path.Combine(folder, name);
            if (!File.Exists(path))
            {
                yield return "missing: " + name;
            }
            else if (File.ReadAllText(path) != text)
            {
                yield return "differs: " + name;
            }
        }

        foreach (var name in GeneratedFolder.Files(folder).Where(name => !result.Files.ContainsKey(name)))
        {
            yield return "not generated: " + name;
        }
    }
}
