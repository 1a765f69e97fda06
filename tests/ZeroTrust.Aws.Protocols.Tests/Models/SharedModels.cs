using System.Collections.Concurrent;
using ZeroTrust.Aws.Protocols.Models;
using ZeroTrust.Aws.Protocols.Shapes;

namespace ZeroTrust.Aws.Protocols.Tests.Models;

/// <summary>The real models beside the repository.</summary>
internal static class SharedModels
{
    internal const string Folder = "aws-models";

    private static readonly ConcurrentDictionary<string, ServiceShape> Shapes = new(StringComparer.Ordinal);

    internal static IEnumerable<TheoryDataRow<string>> Names() =>
        SharedFolder.Find(Folder) is { } folder
            ? Directory
                .GetDirectories(folder)
                .Select(d => Path.GetFileName(d)!)
                .Order(StringComparer.Ordinal)
                .Select(n => new TheoryDataRow<string>(n))
            : [new("absent")];

    internal static ServiceModel Model(string name) =>
        ServiceModel.Parse(File.ReadAllText(Path.Combine(SharedFolder.Require(Folder), name, "service-2.json")));

    internal static string Rules(string name) =>
        EndpointRules.Compact(File.ReadAllText(Path.Combine(SharedFolder.Require(Folder), name, "endpoint-rule-set-1.json")));

    internal static ServiceShape Service(string name)
    {
        SharedFolder.Require(Folder);
        return Shapes.GetOrAdd(name, n => new ServiceShape(new TextServiceTable(ServiceTableWriter.Write(Model(n)).Text, Rules(n))));
    }
}
