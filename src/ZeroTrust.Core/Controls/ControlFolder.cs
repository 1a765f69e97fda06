using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Frameworks;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Serialization;

namespace ZeroTrust.Core.Controls;

/// <summary>The embedded files of one control.</summary>
internal sealed class ControlFolder(Assembly assembly, string step, string name)
{
    private static readonly JsonSerializerOptions Options = new(CoreJson.Compact)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    public string Name { get; } = name;

    public static IEnumerable<ControlFolder> FindAll(Assembly assembly)
    {
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            var parts = resource.Replace('\\', '/').Split('/');
            if (parts is [var step, var folder, var file] && file == folder + ".json")
            {
                yield return new ControlFolder(assembly, step, folder);
            }
        }
    }

    /// <summary>The metadata; null, with a problem added, when they cannot be read at all.</summary>
    public ControlInfo? Read(List<string> problems)
    {
        if (!Enum.TryParse<GuideStep>(step, out var guideStep) || !Enum.IsDefined(guideStep))
        {
            problems.Add($"{Name}: its folder is in '{step}', which is not a step");
            return null;
        }

        if (Text(".md") is not { } help || string.IsNullOrWhiteSpace(help))
        {
            problems.Add($"{Name}: {Name}.md is missing or empty");
            return null;
        }

        try
        {
            var stated = JsonSerializer.Deserialize<Statement>(Text(".json")!, Options)!;
            return new ControlInfo
            {
                Id = stated.Id,
                Name = Name,
                Title = stated.Title,
                Step = guideStep,
                Rows = stated.Rows,
                Severity = stated.Severity,
                ResourceType = stated.ResourceType,
                Facts = stated.Facts,
                Writes = stated.Writes,
                UndoWrites = stated.UndoWrites,
                Risk = stated.Risk,
                UserImpact = stated.UserImpact,
                Profiles = stated.Profiles,
                Frameworks = stated.Frameworks,
                Partial = stated.Partial,
                Settings = stated.Settings,
                Help = help,
            };
        }
        catch (JsonException problem)
        {
            problems.Add($"{Name}: {Name}.json: {problem.Message}");
            return null;
        }
    }

    private string? Text(string extension)
    {
        var wanted = $"{step}/{Name}/{Name}{extension}";
        var resource = assembly.GetManifestResourceNames().FirstOrDefault(candidate => candidate.Replace('\\', '/') == wanted);
        if (resource is null || assembly.GetManifestResourceStream(resource) is not { } stream)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>What the JSON file states; name and step are stated by the folder.</summary>
    private sealed record Statement
    {
        public required string Id { get; init; }

        public required string Title { get; init; }

        public required IReadOnlyList<string> Rows { get; init; }

        public required Severity Severity { get; init; }

        public required string ResourceType { get; init; }

        public required IReadOnlyList<string> Facts { get; init; }

        public IReadOnlyList<string> Writes { get; init; } = [];

        public IReadOnlyList<string> UndoWrites { get; init; } = [];

        public ChangeRisk Risk { get; init; }

        public string UserImpact { get; init; } = "";

        public required IReadOnlyList<string> Profiles { get; init; }

        public IReadOnlyDictionary<string, RequirementIds> Frameworks { get; init; } = new Dictionary<string, RequirementIds>();

        public IReadOnlyList<PartialClaim> Partial { get; init; } = [];

        public JsonObject Settings { get; init; } = [];
    }
}
