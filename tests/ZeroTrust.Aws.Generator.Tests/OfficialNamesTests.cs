using Microsoft.CodeAnalysis;
using ZeroTrust.Aws.Generator.Models;

namespace ZeroTrust.Aws.Generator.Tests;

/// <summary>What is generated is named and typed as in the official packages; where one is at hand, that is compared symbol by symbol.</summary>
public class OfficialNamesTests
{
    public static TheoryData<string, string> Packages => new()
    {
        { "kms", "AWSSDK.KeyManagementService" },
        { "sts", "AWSSDK.SecurityToken" },
    };

    // Members that AWS added to the packages after the models at hand were made.
    private static readonly HashSet<string> NewerThanModels =
        ["EncapsulationAlgorithms", "MinimumSessionTokenSize", "SessionTokenSize", "SessionTokenUtilization"];

    [Theory]
    [MemberData(nameof(Packages))]
    public void Every_generated_name_is_the_official_one(string service, string package)
    {
        var (generated, official) = Load(service, package);
        var problems = new List<string>();
        foreach (var type in PublicTypes(generated.Assembly))
        {
            if (official.GetTypeByMetadataName(type.ToDisplayString()) is not { } counterpart)
            {
                problems.Add($"{type}: no such type");
                continue;
            }

            var known = Members(counterpart).ToHashSet(StringComparer.Ordinal);
            problems.AddRange(Members(type).Where(member => !known.Contains(member)).Select(member => $"{type}: {member}"));
        }

        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Every_official_model_property_is_generated(string service, string package)
    {
        var (generated, official) = Load(service, package);
        var problems = new List<string>();
        var compared = 0;
        foreach (var type in PublicTypes(generated.Assembly).Where(type => type.ContainingNamespace.Name == "Model"))
        {
            var counterpart = official.GetTypeByMetadataName(type.ToDisplayString())!;
            var made = Members(type).ToHashSet(StringComparer.Ordinal);
            foreach (var property in counterpart.GetMembers().OfType<IPropertySymbol>().Where(IsPublic))
            {
                compared++;
                if (!made.Contains(Describe(property)) && !NewerThanModels.Contains(property.Name))
                    problems.Add($"{type}: {Describe(property)}");
            }
        }

        Assert.True(compared > 50, $"Only {compared} properties were compared.");
        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
    }

    private static (Compilation Generated, Compilation Official) Load(string service, string package)
    {
        var (generated, _) = GeneratedCompilation.OfWholeService(new ModelReader(SharedModels.Required()), service);
        Assert.DoesNotContain(generated.GetDiagnostics(), found => found.Severity == DiagnosticSeverity.Error);
        var path = Path.Combine(AppContext.BaseDirectory, package + ".dll");
        var official = generated.RemoveAllSyntaxTrees().AddReferences(MetadataReference.CreateFromFile(path));
        return (generated, official);
    }

    private static IEnumerable<INamedTypeSymbol> PublicTypes(INamespaceOrTypeSymbol container)
        => container.GetMembers().SelectMany(member => member switch
        {
            INamespaceSymbol space => PublicTypes(space),
            INamedTypeSymbol { DeclaredAccessibility: Accessibility.Public } type => PublicTypes(type).Prepend(type),
            _ => [],
        });

    private static IEnumerable<INamedTypeSymbol> PublicTypes(IAssemblySymbol assembly) => PublicTypes(assembly.GlobalNamespace);

    // Inherited members belong to the base classes, which differ by design; constructors of exceptions take the runtime's fault.
    private static IEnumerable<string> Members(INamedTypeSymbol type)
        => type.GetMembers().Where(IsPublic).Where(member => member is IPropertySymbol or IFieldSymbol
            or IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Conversion }).Select(Describe);

    private static bool IsPublic(ISymbol member) => member.DeclaredAccessibility == Accessibility.Public;

    private static string Describe(ISymbol member)
    {
        var format = SymbolDisplayFormat.FullyQualifiedFormat;
        return member switch
        {
            IPropertySymbol property => $"{property.Type.ToDisplayString(format)} {property.Name} {{ get }}",
            IFieldSymbol field => $"{(field.IsStatic ? "static " : "")}{field.Type.ToDisplayString(format)} {field.Name}",
            IMethodSymbol method => $"{method.ReturnType.ToDisplayString(format)} {method.Name}("
                + string.Join(", ", method.Parameters.Select(parameter => $"{parameter.Type.ToDisplayString(format)} {parameter.Name}{(parameter.IsOptional ? " = default" : "")}")) + ")",
            _ => member.ToDisplayString(format),
        };
    }
}
