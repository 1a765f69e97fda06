using ZeroTrust.Aws.Generator.Models;
using ZeroTrust.Aws.Generator.Naming;
using ZeroTrust.Aws.Generator.Selection;
using ZeroTrust.Aws.Protocols.Models;

namespace ZeroTrust.Aws.Generator.Emitting;

/// <summary>All files of one service.</summary>
internal static class ServiceFiles
{
    /// <summary>Where tables without classes live, so that they cannot meet the official package's names.</summary>
    public const string SchemaNamespace = "ZeroTrust.Aws.Generated.Schemas";

    /// <summary>The files by name relative to the output folder.</summary>
    /// <param name="source">The model.</param>
    /// <param name="sdk">The SDK's names.</param>
    /// <param name="operations">The operations, in ordinal order.</param>
    /// <param name="classes">Whether client and model classes are wanted, or the table alone.</param>
    public static IEnumerable<(string Name, string Text)> Write(
        ServiceSource source,
        SdkService sdk,
        IReadOnlyList<ModelOperation> operations,
        bool classes)
    {
        var selection = new ServiceSelection(source, sdk, operations);
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
            if (text is not null)
                yield return ($"{sdk.ShortName}/{name}.g.cs", text);
    }
}
