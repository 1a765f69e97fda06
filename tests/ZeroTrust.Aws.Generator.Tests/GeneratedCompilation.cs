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
        return (Of(source, source.Model.Operations.Keys), source.Model.Operations.Count);
    }

    /// <summary>Some operations of one service.</summary>
    public static CSharpCompilation Of(ServiceSource source, IEnumerable<string> names)
    {
        var operations = names.Order(StringComparer.Ordinal).Select(name => source.Model.Operations[name]).ToList();
        var files = ServiceFiles.Write(source, SdkServices.Find(source.Folder), operations, classes: true);
        var parsing = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);
        return CSharpCompilation.Create(
            "Generated." + source.Folder,
            files.Select(file => CSharpSyntaxTree.ParseText(file.Text, parsing, file.Name)),
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, concurrentBuild: false));
    }

    /// <summary>The bytes of the assembly that some operations of one service make.</summary>
    public static long Size(ServiceSource source, IEnumerable<string> names)
    {
        using var assembly = new MemoryStream();
        var result = Of(source, names).Emit(assembly);
        Assert.True(result.Success, string.Join(Environment.NewLine, result.Diagnostics.Take(5)));
        return assembly.Length;
    }
}
