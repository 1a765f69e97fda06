using System.Text.Json;

namespace ZeroTrust.Policy.Tests.Corpus;

/// <summary>The real AWS managed policies that lie beside the repository, where they are present.</summary>
internal static class ManagedPolicies
{
    public const string Absent =
        "The folder 'shared/aws-managed-policies' is not beside the repository and ZT_SHARED does not name its parent.";

    public static bool ArePresent => Find() is not null;

    /// <summary>Name and document text of each policy.</summary>
    public static IReadOnlyList<(string Name, string Json)> All()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Find() ?? throw new InvalidOperationException(Absent)));
        return [.. file.RootElement.EnumerateObject().Select(p => (p.Name, p.Value.GetProperty("Document").GetRawText()))];
    }

    private static string? Find()
    {
#pragma warning disable RS0030 // The environment is the only way to tell a test run where the corpus is.
        var folder = Environment.GetEnvironmentVariable("ZT_SHARED");
#pragma warning restore RS0030
        var candidates = new List<string>();
        if (folder is not null)
        {
            candidates.Add(folder);
        }

        for (var d = new DirectoryInfo(AppContext.BaseDirectory); d is not null; d = d.Parent)
        {
            if (File.Exists(Path.Combine(d.FullName, "ZeroTrust.PowerShell.sln")) && d.Parent is not null)
            {
                candidates.Add(Path.Combine(d.Parent.FullName, "shared"));
                // A linked working tree lies one level deeper than the repository.
                if (d.Parent.Parent is not null)
                {
                    candidates.Add(Path.Combine(d.Parent.Parent.FullName, "shared"));
                }
            }
        }
        return candidates.Select(c => Path.Combine(c, "aws-managed-policies", "policies.json")).FirstOrDefault(File.Exists);
    }
}
