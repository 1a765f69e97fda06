namespace ZeroTrust.Aws.Generator.Tests;

/// <summary>The AWS API models that lie beside the repository, or wherever ZT_MODELS or, one level up, ZT_SHARED says.</summary>
internal static class SharedModels
{
    /// <summary>The folder; null when there is none on this machine.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>The folder; ends the test with a reason when there is none.</summary>
    public static string Required()
    {
        Assert.SkipWhen(Folder is null, "No AWS API models: ../shared/aws-models is not there, and ZT_MODELS does not name them.");
        return Folder!;
    }

    /// <summary>The repository's root.</summary>
    public static string Repository { get; } = Ancestors().First(folder => File.Exists(Path.Combine(folder, "ZeroTrust.PowerShell.sln")));

    private static string? Find()
    {
#pragma warning disable RS0030 // The one place that looks for test data.
        var (models, shared) = (Environment.GetEnvironmentVariable("ZT_MODELS"), Environment.GetEnvironmentVariable("ZT_SHARED"));
#pragma warning restore RS0030
        var beside = Ancestors().Select(folder => Path.Combine(folder, "shared", "aws-models"));
        string?[] configured = [models, shared is null ? null : Path.Combine(shared, "aws-models")];
        return configured.OfType<string>().Concat(beside).FirstOrDefault(Directory.Exists);
    }

    private static IEnumerable<string> Ancestors()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            yield return folder;
        }
    }
}
