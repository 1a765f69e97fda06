using Amazon.Runtime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ZeroTrust.Aws.Generator.Emitting;
using ZeroTrust.Aws.Generator.Models;
using ZeroTrust.Aws.Generator.Naming;
using ZeroTrust.Aws.Generator.Selection;
using ZeroTrust.Aws.Protocols.Shapes;

namespace ZeroTrust.Aws.Generator.Tests;

/// <summary>Compiles generated sources in memory.</summary>
internal static class GeneratedCompilation
{
    /// <summary>The framework, AWSSDK.Core and the protocol runtime.</summary>
    public static IReadOnlyList<MetadataReference> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(AmazonServiceClient).Assembly.Location)
            .Append(typeof(ServiceShape).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Some operations of one service.</summary>
    public static CSharpCompilation Of(ServiceSource source, IEnumerable<string> names) =>
        Of(
            new ServiceSelection(
                source,
                SdkServices.Find(source.Folder),
                [.. names.Order(StringComparer.Ordinal).Select(name => source.Model.Operations[name])]
            )
        );

    /// <summary>The selected operations of one service.</summary>
    public static CSharpCompilation Of(ServiceSelection selection)
    {
        var files = ServiceFiles.Write(selection, classes: true);
        var parsing = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);
        return CSharpCompilation.Create(
            "Generated." + selection.Sdk.Folder,
            files.Select(file => CSharpSyntaxTree.ParseText(file.Text, parsing, file.Name)),
            References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                concurrentBuild: false
            )
        );
    }

    /// <summary>One file of a whole service.</summary>
    public static string Text(ServiceSource source, string name)
    {
        var sdk = SdkServices.Find(source.Folder);
        var operations = source.Model.Operations.Values.OrderBy(operation => operation.Name, StringComparer.Ordinal);
        var selection = new ServiceSelection(source, sdk, [.. operations]);
        return ServiceFiles.Write(selection, classes: true).Single(file => file.Name == $"{sdk.ShortName}/{name}.g.cs").Text;
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
