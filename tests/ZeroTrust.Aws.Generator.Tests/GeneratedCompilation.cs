using Amazon.Runtime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ZeroTrust.Aws.Generator.Emitting;
using ZeroTrust.Aws.Generator.Models;
using ZeroTrust.Aws.Generator.Naming;
using ZeroTrust.Aws.Protocols.Shapes;

namespace ZeroTrust.Aws.Generator.Tests;

/// <summary>Compiles generated sources in memory.</summary>
internal static class GeneratedCompilation
{
    /// <summary>The framework, AWSSDK.Core and the protocol runtime.</summary>
    public static IReadOnlyList<MetadataReference> References { get; } =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(AmazonServiceClient).Assembly.Location)
            .Append(typeof(ServiceShape).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>Every operation of one service.</summary>
    public static (CSharpCompilation Compilation, int Operations) OfWholeService(ModelReader reader, string service)
    {
        var source = reader.Read(service);
        var operations = source.Model.Operations.Values.OrderBy(operation => operation.Name, StringComparer.Ordinal).ToList();
        var files = ServiceFiles.Write(source, SdkServices.Find(service), operations, classes: true);
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(file.Text, options, file.Name)).ToList();
        var compilation = CSharpCompilation.Create(
            "Generated." + service,
            trees,
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, concurrentBuild: false));
        return (compilation, operations.Count);
    }
}
