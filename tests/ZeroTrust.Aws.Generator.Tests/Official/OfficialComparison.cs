using Microsoft.CodeAnalysis;
using ZeroTrust.Aws.Generator.Naming;
using ZeroTrust.Aws.Generator.Selection;

namespace ZeroTrust.Aws.Generator.Tests.Official;

/// <summary>
/// Compares the public types and members that are generated for some operations with an official package, in both directions. A difference
/// is one line: <c>+ Type: member</c> is what only the generator makes, <c>- Type: member</c> what only the package has.
/// </summary>
internal sealed class OfficialComparison
{
    private readonly SdkService _sdk;
    private readonly HashSet<string> _methods;
    private readonly Dictionary<string, INamedTypeSymbol> _official;
    private readonly List<string> _differences = [];

    public OfficialComparison(ServiceSelection selection)
    {
        _sdk = selection.Sdk;
        _methods = selection
            .Operations.Select(selection.Name)
            .SelectMany(name => new[] { name, name + "Async" })
            .ToHashSet(StringComparer.Ordinal);
        var generated = GeneratedCompilation.Of(selection);
        var package = MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, _sdk.OfficialPackage + ".dll"));
        var official = (IAssemblySymbol)generated.RemoveAllSyntaxTrees().AddReferences(package).GetAssemblyOrModuleSymbol(package)!;
        _official = PublicTypes(official.GlobalNamespace).ToDictionary(Name, StringComparer.Ordinal);
        foreach (var type in PublicTypes(generated.Assembly.GlobalNamespace))
        {
            Compare(type);
        }
    }

    /// <summary>The differences in ordinal order.</summary>
    public IReadOnlyList<string> Differences => [.. _differences.Order(StringComparer.Ordinal)];

    /// <summary>How many members the two have in common.</summary>
    public int Agreed { get; private set; }

    private void Compare(INamedTypeSymbol type)
    {
        var name = Name(type);
        if (!_official.TryGetValue(name, out var counterpart))
        {
            _differences.Add("+ " + name);
            return;
        }

        var (made, meant) = (Members(type), Members(counterpart));
        Agreed += made.Intersect(meant).Count();
        _differences.AddRange(made.Except(meant).Select(member => $"+ {name}: {member}"));
        // What a base class has can be used in the same way.
        made.UnionWith(Bases(type).SelectMany(Members));
        _differences.AddRange(meant.Except(made).Select(member => $"- {name}: {member}"));
    }

    private string Name(INamedTypeSymbol type)
    {
        var name = type.ToDisplayString();
        return name.StartsWith(_sdk.Namespace + ".", StringComparison.Ordinal) ? name[(_sdk.Namespace.Length + 1)..] : name;
    }

    // Constructors are not compared: those of exceptions take the runtime's fault.
    private HashSet<string> Members(INamedTypeSymbol type) =>
        type.GetMembers()
            .Where(member => member.DeclaredAccessibility == Accessibility.Public)
            .Where(member =>
                member is IPropertySymbol or IFieldSymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Conversion }
            )
            .Where(member =>
                !IsPerOperation(type) || member is not IMethodSymbol method || (_methods.Contains(method.Name) && !IsShortcut(method))
            )
            .Select(Describe)
            .ToHashSet(StringComparer.Ordinal);

    private bool IsPerOperation(INamedTypeSymbol type) =>
        type.Name == _sdk.Interface || type.Name == _sdk.Client || type.Name.EndsWith(_sdk.PaginatorFactory, StringComparison.Ordinal);

    // The SDK has forms that take single members instead of a request; they are not generated.
    private static bool IsShortcut(IMethodSymbol method) =>
        method.Name.EndsWith("Async", StringComparison.Ordinal)
        && !method.Parameters.Any(parameter => parameter.Type.Name == method.Name[..^"Async".Length] + "Request");

    private static IEnumerable<INamedTypeSymbol> PublicTypes(INamespaceOrTypeSymbol container) =>
        container
            .GetMembers()
            .SelectMany(member =>
                member switch
                {
                    INamespaceSymbol space => PublicTypes(space),
                    INamedTypeSymbol { DeclaredAccessibility: Accessibility.Public } type => PublicTypes(type).Prepend(type),
                    _ => [],
                }
            );

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (var next = type.BaseType; next is not null; next = next.BaseType)
        {
            yield return next;
        }
    }

    private static string Describe(ISymbol member)
    {
        var format = SymbolDisplayFormat.MinimallyQualifiedFormat;
        return member switch
        {
            IPropertySymbol property => $"{property.Type.ToDisplayString(format)} {property.Name}",
            IFieldSymbol field => $"{(field.IsStatic ? "static " : "")}{field.Type.ToDisplayString(format)} {field.Name}",
            IMethodSymbol method =>
                $"{method.ReturnType.ToDisplayString(format)} {method.Name}({string.Join(", ", method.Parameters.Select(Parameter))})",
            _ => member.ToDisplayString(format),
        };

        string Parameter(IParameterSymbol parameter) =>
            $"{parameter.Type.ToDisplayString(format)} {parameter.Name}{(parameter.IsOptional ? " = default" : "")}";
    }
}
