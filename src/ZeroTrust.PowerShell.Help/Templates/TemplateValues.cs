using System.Management.Automation;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Controls.Guide;
using ZeroTrust.Facts;

namespace ZeroTrust.PowerShell.Help.Templates;

/// <summary>What the places of a template stand for. What can be found out is: next id, a row of the step, members of the fact.</summary>
internal static partial class TemplateValues
{
    /// <summary>Approved verbs, from the classes that PowerShell has for them.</summary>
    private static readonly HashSet<string> Verbs =
    [
        .. new[]
        {
            typeof(VerbsCommon),
            typeof(VerbsCommunications),
            typeof(VerbsData),
            typeof(VerbsDiagnostic),
            typeof(VerbsLifecycle),
            typeof(VerbsOther),
            typeof(VerbsSecurity),
        }
            .SelectMany(static verbs => verbs.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(static verb => (string)verb.GetRawConstantValue()!),
    ];

    /// <summary>For a control.</summary>
    /// <param name="name">Its name, such as <c>SnsTopicsEncrypted</c>.</param>
    /// <param name="step">Its step.</param>
    /// <param name="fact">The record that it judges.</param>
    /// <param name="root">Folder of the repository.</param>
    /// <exception cref="ArgumentException">One of them is no name of its kind.</exception>
    public static Dictionary<string, string> Control(string name, string step, string fact, string root)
    {
        Require(Name().IsMatch(name), $"'{name}' is no name of a control, such as SnsTopicsEncrypted.");
        RequireNew(Path.Combine(root, "src", "ZeroTrust.Controls"), name);
        var guideStep = Step(step);
        var type =
            FactTypes.Names.Select(static known => FactTypes.Find(known)!).FirstOrDefault(known => known.Name == fact)
            ?? throw new ArgumentException($"There is no fact {fact}; -Source makes one.");
        var stated = FactTypes.Of(type);
        var service = type.Namespace!.Split('.')[^1];
        return new(StringComparer.Ordinal)
        {
            ["Control"] = name,
            ["Step"] = guideStep.ToString(),
            ["Id"] = NextId(service.ToUpperInvariant(), root),
            ["Row"] = GuideTable.Rows.First(row => row.Step == guideStep).Id,
            ["Fact"] = fact,
            ["Service"] = service,
            ["FactType"] = stated.Name,
            ["ResourceType"] = stated.ResourceType,
            ["Action"] = stated.Actions[0],
            ["Value"] = Sample(type).ToJsonString(new() { WriteIndented = true }).Replace("\n", "\n      ", StringComparison.Ordinal),
        };
    }

    /// <summary>For a kind of fact and what reads it.</summary>
    /// <param name="source">Folder of the service and record, such as <c>Sns/SnsTopic</c>.</param>
    /// <param name="root">Folder of the repository.</param>
    /// <exception cref="ArgumentException">It is not of that form, or the service is unknown.</exception>
    public static Dictionary<string, string> Source(string source, string root)
    {
        var parts = source.Split('/');
        Require(parts.Length == 2 && parts.All(part => Name().IsMatch(part)), $"'{source}' is not <Service>/<Fact>, such as Sns/SnsTopic.");
        var service = ServiceName.Of(parts[0], root);
        return new(StringComparer.Ordinal)
        {
            ["Service"] = FolderOf(parts[0], root),
            ["Fact"] = parts[1],
            ["FactType"] = string.Join('-', Words().Matches(parts[1]).Select(static word => word.Value.ToLowerInvariant())),
            ["ServiceId"] = service.Id,
            ["ClientNamespace"] = service.Namespace,
            ["Client"] = service.Client,
        };
    }

    /// <summary>For a cmdlet.</summary>
    /// <param name="command">Its name, such as <c>Set-ZtTopicEncryption</c>.</param>
    /// <param name="step">Its step.</param>
    /// <param name="root">Folder of the repository.</param>
    /// <exception cref="ArgumentException">One of them is no name of its kind, or there is such a cmdlet.</exception>
    public static Dictionary<string, string> Command(string command, string step, string root)
    {
        var parts = command.Split('-');
        Require(
            parts.Length == 2
                && Name().IsMatch(parts[0])
                && parts[1].StartsWith("Zt", StringComparison.Ordinal)
                && Name().IsMatch(parts[1][2..]),
            $"'{command}' is not of the form Verb-ZtNoun."
        );
        Require(Verbs.Contains(parts[0]), $"'{parts[0]}' is no approved verb; Get-Verb lists them.");
        RequireNew(Path.Combine(root, "src", "ZeroTrust.PowerShell", "Cmdlets"), parts[0] + parts[1]);
        var guideStep = Step(step);
        return new(StringComparer.Ordinal)
        {
            ["Command"] = command,
            ["Verb"] = parts[0],
            ["Noun"] = parts[1],
            ["Topic"] = parts[1][2..],
            ["Step"] = guideStep.ToString(),
            ["Row"] = GuideTable.Rows.First(row => row.Step == guideStep && row.CanEnforce).Id,
        };
    }

    private static GuideStep Step(string step) =>
        Enum.GetNames<GuideStep>().FirstOrDefault(name => name.Equals(step, StringComparison.OrdinalIgnoreCase)) is { } known
            ? Enum.Parse<GuideStep>(known)
            : throw new ArgumentException($"'{step}' is none of {string.Join(", ", Enum.GetNames<GuideStep>())}.");

    private static void RequireNew(string folder, string name) =>
        Require(
            !Directory.EnumerateDirectories(folder, name, SearchOption.AllDirectories).Any(),
            $"There is a {name} already, below {Path.GetFileName(folder)}."
        );

    /// <summary>The folder that the service has, in its letters.</summary>
    private static string FolderOf(string service, string root) =>
        Directory
            .EnumerateDirectories(Path.Combine(root, "src", "ZeroTrust.Facts"))
            .Select(Path.GetFileName)
            .FirstOrDefault(name => service.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? service;

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new ArgumentException(message);
        }
    }

    private static string NextId(string area, string root)
    {
        var taken = Directory
            .EnumerateFiles(Path.Combine(root, "src", "ZeroTrust.Controls"), "*.json", SearchOption.AllDirectories)
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), $"\"id\": \"ZT\\.{area}\\.(?<number>[0-9]+)\""))
            .Select(static match => int.Parse(match.Groups["number"].Value, null))
            .DefaultIfEmpty(0)
            .Max();
        return $"ZT.{area}.{taken + 1}";
    }

    /// <summary>A value with every member of a record, for cases to start from.</summary>
    private static JsonObject Sample(Type record) =>
        new(
            record
                .GetConstructors()
                .OrderByDescending(static constructor => constructor.GetParameters().Length)
                .First()
                .GetParameters()
                .Select(static parameter => KeyValuePair.Create(Camel(parameter.Name!), Sample(parameter)))
        );

    private static JsonNode? Sample(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        return type == typeof(string) ? TemplateFolder.Mark
            : type == typeof(bool) ? false
            : type == typeof(int) ? 0
            : type == typeof(DateTimeOffset) ? "2026-01-01T00:00:00Z"
            : Nullable.GetUnderlyingType(type) is not null ? null
            : type.IsGenericType && type.Name.Contains("Dictionary", StringComparison.Ordinal) ? new JsonObject()
            : type.IsGenericType ? new JsonArray()
            : null;
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex("[A-Z][a-z0-9]*", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
