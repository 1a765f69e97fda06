using System.Collections;
using System.Reflection;
using System.Runtime.Loader;

namespace ZeroTrust.PowerShell.Help.Reading;

/// <summary>Reads cmdlets from the compiled module, without PowerShell: attributes are looked at, never made.</summary>
internal static class CmdletReader
{
    private const string Automation = "System.Management.Automation.";
    private const string Guide = "ZeroTrust.PowerShell.Guide.";

    /// <summary>All cmdlets, by name.</summary>
    /// <param name="assemblyFile">ZeroTrust.PowerShell.dll, with what it references and its XML comments beside it.</param>
    public static IReadOnlyList<CmdletPage> Read(string assemblyFile)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(assemblyFile))!;
        var context = new AssemblyLoadContext("module under help");
        context.Resolving += (loading, name) =>
            Path.Combine(folder, name.Name + ".dll") is var file && File.Exists(file) ? loading.LoadFromAssemblyPath(file) : null;
        var assembly = context.LoadFromAssemblyPath(Path.GetFullPath(assemblyFile));
        var comments = new CommentReader(Path.ChangeExtension(assemblyFile, ".xml"));
        return
        [
            .. assembly
                .GetTypes()
                .Select(type => (Type: type, Cmdlet: Attribute(type, "CmdletAttribute")))
                .Where(static pair => pair.Cmdlet is not null)
                .Select(pair => Read(pair.Type, pair.Cmdlet!, comments))
                .OrderBy(static page => page.Noun, StringComparer.Ordinal)
                .ThenBy(static page => page.Verb, StringComparer.Ordinal),
        ];
    }

    private static CmdletPage Read(Type type, CustomAttributeData cmdlet, CommentReader comments)
    {
        var changes = Named<bool>(cmdlet, "SupportsShouldProcess");
        var outputs = type.GetCustomAttributesData()
            .Where(static a => a.AttributeType.FullName == Automation + "OutputTypeAttribute")
            .SelectMany(static a => (IEnumerable<CustomAttributeTypedArgument>)a.ConstructorArguments[0].Value!)
            .Select(static argument => ((Type)argument.Value!).FullName!)
            .ToArray();
        var impact = cmdlet.NamedArguments.FirstOrDefault(static a => a.MemberName == "ConfirmImpact").TypedValue.Value is int value
            ? Enum.GetName(typeof(Impact), value)!
            : nameof(Impact.Medium);
        var parameters = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(static p => Attribute(p, "ParameterAttribute") is not null)
            .Select(p => Read(p, comments))
            .OrderBy(static p => p.Name, StringComparer.Ordinal)
            .ToArray();
        return new CmdletPage(
            (string)cmdlet.ConstructorArguments[0].Value!,
            (string)cmdlet.ConstructorArguments[1].Value!,
            comments.Of(type),
            changes,
            changes ? impact : nameof(Impact.None),
            Named<string>(cmdlet, "DefaultParameterSetName") ?? "",
            parameters,
            outputs,
            type.Namespace!.Split('.')[^1],
            Serves(type, "Assesses"),
            Serves(type, "Enforces"),
            Serves(type, "Upholds")
        );
    }

    private static ParameterEntry Read(PropertyInfo property, CommentReader comments)
    {
        var attributes = property.GetCustomAttributesData();
        var uses = attributes
            .Where(static a => a.AttributeType.FullName == Automation + "ParameterAttribute")
            .Select(static a => new ParameterUse(
                Named<string>(a, "ParameterSetName") ?? ParameterUse.AllSets,
                Named<bool>(a, "Mandatory"),
                a.NamedArguments.Any(static n => n.MemberName == "Position") ? Named<int>(a, "Position") : null,
                Named<bool>(a, "ValueFromPipeline"),
                Named<bool>(a, "ValueFromPipelineByPropertyName")
            ))
            .OrderBy(static u => u.Set, StringComparer.Ordinal)
            .ToArray();
        return new ParameterEntry(
            property.Name,
            NameOf(property.PropertyType),
            Strings(attributes, Automation + "AliasAttribute"),
            comments.Of(property),
            uses,
            ValuesOf(property, attributes),
            Attribute(property, "SupportsWildcardsAttribute") is not null
        );
    }

    private static string[] ValuesOf(PropertyInfo property, IList<CustomAttributeData> attributes)
    {
        var type = property.PropertyType.IsArray ? property.PropertyType.GetElementType()! : property.PropertyType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsEnum
            ? Enum.GetNames(type)
            :
            [
                .. Strings(attributes, Automation + "ValidateSetAttribute"),
                .. Strings(attributes, Automation + "ArgumentCompletionsAttribute"),
            ];
    }

    private static string[] Strings(IEnumerable<CustomAttributeData> attributes, string name) =>
        [
            .. attributes
                .Where(a => a.AttributeType.FullName == name)
                .SelectMany(static a => (IEnumerable<CustomAttributeTypedArgument>)a.ConstructorArguments[0].Value!)
                .Select(static v => (string)v.Value!),
        ];

    private static string[] Serves(Type type, string how) => Strings(type.GetCustomAttributesData(), Guide + how + "Attribute");

    private static string NameOf(Type type) =>
        type.IsArray ? NameOf(type.GetElementType()!) + "[]"
        : Nullable.GetUnderlyingType(type) is { } inner ? NameOf(inner)
        : type == typeof(IDictionary) ? "Hashtable"
        : type.Name;

    private static CustomAttributeData? Attribute(MemberInfo member, string name) =>
        member.GetCustomAttributesData().FirstOrDefault(a => a.AttributeType.FullName == Automation + name);

    private static T? Named<T>(CustomAttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(a => a.MemberName == name).TypedValue.Value is T value ? value : default;

    /// <summary>The values of PowerShell's ConfirmImpact.</summary>
    private enum Impact
    {
        None,
        Low,
        Medium,
        High,
    }
}
