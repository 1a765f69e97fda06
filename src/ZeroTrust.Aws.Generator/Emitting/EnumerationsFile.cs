using ZeroTrust.Aws.Generator.Naming;
using ZeroTrust.Aws.Generator.Selection;

namespace ZeroTrust.Aws.Generator.Emitting;

/// <summary>The constants of one service: ConstantClass descendants with one static field per known value.</summary>
internal static class EnumerationsFile
{
    /// <summary>The file's text; null when the service has no enumeration.</summary>
    public static string? Write(ServiceSelection selection, TypeNames names)
    {
        if (selection.Enumerations.Count == 0)
        {
            return null;
        }

        var code = FileHead.Start(selection, selection.Sdk.Namespace, "Amazon.Runtime", "ZeroTrust.Aws.Protocols.Values");
        foreach (var shape in selection.Enumerations)
        {
            var name = names.Enumeration(shape.Name);
            var taken = new HashSet<string>(StringComparer.Ordinal) { name };
            code.Line()
                .Block(
                    $"public class {name} : ConstantClass, IConstant<{name}>",
                    () =>
                    {
                        foreach (var value in shape.Enumeration.Distinct(StringComparer.Ordinal))
                        {
                            var constant = names.Customization.MemberName(name, shape.Name, value) ?? Identifiers.Constant(value);
                            while (!taken.Add(constant))
                            {
                                constant += "_";
                            }

                            code.Line($"public static readonly {name} {constant} = new({Identifiers.Literal(value)});");
                        }

                        code.Line($"public {name}(string value) : base(value) {{ }}");
                        code.Line($"public static {name} FindValue(string value) => FindValue<{name}>(value);");
                        code.Line($"public static implicit operator {name}(string value) => FindValue<{name}>(value);");
                    }
                );
        }

        return code.ToString();
    }
}
