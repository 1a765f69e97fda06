using System.Collections.Frozen;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Planning.Intents;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Controls.Planning.Scp;

/// <summary>The templates: the files in <c>Templates/</c>. Adding one is adding a file.</summary>
public sealed class ScpTemplates : IScpTemplates
{
    private const string Folder = "Planning/Scp/Templates/";

    private static readonly FrozenDictionary<string, ScpTemplate> ByName = Load()
        .ToFrozenDictionary(static template => template.Info.Name, StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public IReadOnlyList<ScpTemplateInfo> All { get; } =
    [.. ByName.Values.Select(static template => template.Info).OrderBy(static info => info.Name, StringComparer.Ordinal)];

    /// <summary>The statements of several templates with their parameters, each once, each with a Sid of its own.</summary>
    /// <exception cref="ZeroTrustException"><see cref="ErrorIds.ArgumentInvalid"/>: no such
    /// template, or parameters that do not fit it.</exception>
    internal static IReadOnlyList<Statement> Fill(IReadOnlyList<ScpTemplateUse> uses)
    {
        var statements = new List<Statement>();
        var sids = new HashSet<string>(StringComparer.Ordinal);
        foreach (
            var statement in uses.SelectMany(static use => Find(use.Template).Fill(use.Parameters))
                .DistinctBy(static statement => statement.ToJson())
        )
        {
            var sid = Enumerable
                .Range(1, int.MaxValue)
                .Select(number => number == 1 ? statement.Sid! : statement.Sid + number)
                .First(sids.Add);
            statements.Add(statement with { Sid = sid });
        }

        return statements;
    }

    private static ScpTemplate Find(string name) =>
        ByName.GetValueOrDefault(name)
        ?? throw new ZeroTrustException(
            ErrorIds.ArgumentInvalid,
            FailureKind.InvalidArgument,
            name,
            $"There is no template '{name}'.",
            $"There are: {string.Join(", ", ByName.Keys.Order(StringComparer.Ordinal))}."
        );

    private static IEnumerable<ScpTemplate> Load()
    {
        var assembly = typeof(ScpTemplates).Assembly;
        foreach (
            var resource in assembly.GetManifestResourceNames().Where(static name => name.StartsWith(Folder, StringComparison.Ordinal))
        )
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return ScpTemplate.Read(Path.GetFileNameWithoutExtension(resource), reader.ReadToEnd());
        }
    }
}
