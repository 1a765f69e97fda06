namespace ZeroTrust.Aws.Generator.Commands;

/// <summary>Writes the generated files and the lock.</summary>
internal static class GenerateCommand
{
    /// <summary>Writes what changed and removes generated files that nothing asks for any more.</summary>
    /// <returns>0.</returns>
    public static int Run(Options options, TextWriter output)
    {
        var result = Generation.Run(options);
        Directory.CreateDirectory(options.Output);
        var written = 0;
        foreach (var (name, text) in result.Files)
        {
            var path = Path.Combine(options.Output, name);
            if (File.Exists(path) && File.ReadAllText(path) == text)
            {
                continue;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            written++;
        }

        var stale = GeneratedFolder.Files(options.Output).Where(name => !result.Files.ContainsKey(name)).ToList();
        foreach (var name in stale)
        {
            File.Delete(Path.Combine(options.Output, name));
        }

        File.WriteAllText(Path.Combine(options.Operations, ModelLock.FileName), result.Lock.ToString());
        output.WriteLine(
            $"{result.Operations} operations of {result.Lock.Services.Count} services: "
                + $"{result.Files.Count} files, {written} written, {stale.Count} removed."
        );
        return 0;
    }
}
