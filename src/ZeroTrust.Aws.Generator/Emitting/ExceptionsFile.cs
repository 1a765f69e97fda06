using System.Text.Json.Nodes;
using ZeroTrust.Aws.Generator.Naming;
using ZeroTrust.Aws.Generator.Selection;
using ZeroTrust.Aws.Protocols.Models;

namespace ZeroTrust.Aws.Generator.Emitting;

/// <summary>The typed exceptions of one service.</summary>
internal static class ExceptionsFile
{
    private static readonly string[] Usings =
    [
        "System",
        "System.Collections.Generic",
        "System.IO",
        "System.Net",
        "Amazon.Runtime",
        "Amazon.Runtime.Documents",
        "ZeroTrust.Aws.Protocols.Values",
    ];

    /// <summary>The file's text; null when the operations declare no error.</summary>
    public static string? Write(ServiceSelection selection, TypeNames names)
    {
        if (selection.Errors.Count == 0)
        {
            return null;
        }

        var code = FileHead.StartModel(selection, Usings);
        // A model may have XFault beside XException: one class for both.
        foreach (var group in selection.Errors.GroupBy(TypeNames.Exception))
        {
            var name = group.Key;
            var shape = group.First();
            code.Line()
                .Block(
                    $"public partial class {name} : {selection.Sdk.Exception}",
                    () =>
                    {
                        Constructors(code, name);
                        // Message is System.Exception's.
                        foreach (
                            var property in names
                                .Properties(name, shape)
                                .Where(property => property.Name != "Message" && group.All(other => Has(other, property)))
                        )
                        {
                            code.Line(PropertyCode.WriteReadOnly(property));
                        }

                        if (shape.Json["retryable"] is { } retryable)
                        {
                            code.Line(
                                $"public override RetryableDetails Retryable => "
                                    + $"new({((retryable as JsonObject)?["throttling"]?.ToString() ?? "false")});"
                            );
                        }
                    }
                );
        }

        return FileHead.EndModel(code);
    }

    // Slots are those of the shape that the service answered.
    private static bool Has(ModelShape shape, MemberProperty property) =>
        shape.Members.ElementAtOrDefault(property.Slot) is { } member
        && member.Name == property.Member.Name
        && member.ShapeName == property.Member.ShapeName;

    /// <summary>The constructors that every exception class has.</summary>
    public static void Constructors(CodeWriter code, string name)
    {
        code.Line($"public {name}(string message) : base(message) {{ }}");
        code.Line($"public {name}(string message, Exception innerException) : base(message, innerException) {{ }}");
        code.Line(
            $"public {name}(string message, Exception innerException, ErrorType errorType, string errorCode, string "
                + $"requestId, HttpStatusCode statusCode)"
                + " : base(message, innerException, errorType, errorCode, requestId, statusCode) { }"
        );
        code.Line($"public {name}(ServiceFault fault) : base(fault) {{ }}");
    }
}
