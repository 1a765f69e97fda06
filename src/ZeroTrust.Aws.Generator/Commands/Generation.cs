using ZeroTrust.Aws.Generator.Emitting;
using ZeroTrust.Aws.Generator.Models;
using ZeroTrust.Aws.Generator.Naming;
using ZeroTrust.Aws.Generator.Selection;

namespace ZeroTrust.Aws.Generator.Commands;

/// <summary>Generates all services of a folder of operation lists, in memory.</summary>
internal static class Generation
{
    /// <summary>Reads models and lists and makes the files.</summary>
    public static GenerationResult Run(Options options)
    {
        var reader = new ModelReader(options.Models);
        var lists = new OperationLists(options.Operations);
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var models = new SortedDictionary<string, (string, string)>(StringComparer.Ordinal);
        var services = new List<(ServiceSelection Selection, bool Classes)>();
        var count = 0;
        foreach (var folder in lists.Services)
        {
            var sdk = SdkServices.Find(folder);
            var source = reader.Read(folder);
            var operations = lists.Read(source);
            count += operations.Count;
            models.Add(folder, (source.ApiVersion, source.Hash));
            var classes = options.Full || sdk.OfficialPackage is null;
            var selection = new ServiceSelection(source, sdk, operations);
            services.Add((selection, classes));
            foreach (var (name, text) in ServiceFiles.Write(selection, classes))
            {
                files.Add(name, text);
            }
        }

        files.Add("ServiceShapes.g.cs", CatalogueFile.Write(services));
        if (options.Clients is { } clients)
        {
            var selections = services.ConvertAll(static service => service.Selection);
            files.Add("KnownServices.g.cs", KnownServicesFile.Write(selections));
            files.Add(Path.GetRelativePath(options.Output, clients).Replace('\\', '/'), ClientsFile.Write(selections));
        }

        return new GenerationResult(files, new ModelLock(models), count);
    }
}
