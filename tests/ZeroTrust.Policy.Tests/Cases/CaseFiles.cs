using System.Text.Json;

namespace ZeroTrust.Policy.Tests.Cases;

/// <summary>The case files, read from beside the test assembly.</summary>
internal static class CaseFiles
{
    public static IEnumerable<string> Names(string folder) =>
        Directory
            .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "cases", folder), "*.json")
            .Select(f => Path.GetFileNameWithoutExtension(f)!)
            .Order(StringComparer.Ordinal);

    public static TheoryData<string> AsTheory(string folder, params string[] except)
    {
        var data = new TheoryData<string>();
        foreach (var name in Names(folder).Except(except))
        {
            data.Add(name);
        }

        return data;
    }

    public static JsonElement Read(string folder, string name)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "cases", folder, name + ".json")));
        return file.RootElement.Clone();
    }

    public static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    /// <summary>An object of members that are JSON.</summary>
    public static string Object(IEnumerable<KeyValuePair<string, string>> members) =>
        $"{{{string.Join(',', members.Select(static member => $"{JsonSerializer.Serialize(member.Key)}:{member.Value}"))}}}";
}
