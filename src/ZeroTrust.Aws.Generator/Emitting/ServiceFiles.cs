using ZeroTrust.Aws.Generator.Naming;
using ZeroTrust.Aws.Generator.Selection;

namespace ZeroTrust.Aws.Generator.Emitting;

/// <summary>All files of one service.</summary>
internal static class ServiceFiles
{
    /// <summary>Where tables without classes live, so that they cannot meet the official package's names.</summary>
    public const string SchemaNamespace = "ZeroTrust.Aws.Generated.Schemas";

    /// <summary>The files by name relative to the output folder.</summary>
    /// <param name="selection">The operations and what they need.</param>
    /// <param name="classes">Whether client and model classes are wanted, or the table alone.</param>
    public static IEnumerable<(string Name, string Text)> Write(ServiceSelection selection, bool classes)
    {
        var sdk = selection.Sdk;
        var table = new TableCode(selection);
        if (!classes)
        {
            yield return ($"Schemas/{sdk.ShortName}.g.cs", table.Write(null));
            yield break;
        }

        var names = new TypeNames(selection);
        var models = new ModelFiles(selection, names, table);
        var paginators = new PaginatorsFile(selection, names);
        (string Name, string? Text)[] files =
        [
            ("Client", ClientFile.Write(selection, paginators.Any)),
            ("Enumerations", EnumerationsFile.Write(selection, names)),
            ("Exceptions", ExceptionsFile.Write(selection, names)),
            ("Messages", models.WriteMessages()),
            ("Paginators", paginators.Write()),
            ("Structures", models.WriteStructures()),
            ("Table", table.Write(names)),
        ];
        foreach (var (name, text) in files)
        {
            if (text is not null)
            {
                yield return ($"{sdk.ShortName}/{name}.g.cs", text);
            }
        }
    }
}
