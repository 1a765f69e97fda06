using ZeroTrust.Aws.Generator.Naming;
using ZeroTrust.Aws.Generator.Selection;
using ZeroTrust.Aws.Protocols.Models;

namespace ZeroTrust.Aws.Generator.Emitting;

/// <summary>The classes of requests, responses and structures.</summary>
internal sealed class ModelFiles(ServiceSelection selection, TypeNames names, TableCode table)
{
    private static readonly string[] Usings =
    [
        "System",
        "System.Collections.Generic",
        "System.IO",
        "Amazon.Runtime",
        "Amazon.Runtime.Documents",
        "ZeroTrust.Aws.Protocols.Values",
    ];

    /// <summary>One request and one response class for each operation.</summary>
    public string WriteMessages()
    {
        var code = Start();
        foreach (var operation in selection.Operations)
        {
            var request = table.Message(operation.Name + "Request", TableStructureRole.Input);
            var response = table.Message(operation.Name + "Response", TableStructureRole.Output);
            Write(code, selection.Request(operation), selection.Sdk.Request, request, operation.Input?.Shape);
            Write(code, selection.Response(operation), "StructureResponse", response, operation.Output?.Shape, Wrapped(operation));
        }

        return FileHead.EndModel(code);
    }

    /// <summary>One class for each structure inside of messages; null when there is none.</summary>
    public string? WriteStructures()
    {
        if (selection.Referenced.Count == 0)
        {
            return null;
        }

        var code = Start();
        foreach (var shape in selection.Referenced)
        {
            Write(code, names.Structure(shape.Name), "StructureObject", table.Structure(shape), shape, isInternal: names.IsInternal(shape));
        }

        return FileHead.EndModel(code);
    }

    private CodeWriter Start() => FileHead.StartModel(selection, [.. Usings, selection.Sdk.Namespace + ".Internal"]);

    private void Write(
        CodeWriter code,
        string className,
        string baseName,
        string structure,
        ModelShape? shape,
        string? wrapped = null,
        bool isInternal = false
    )
    {
        code.Line()
            .Block(
                $"{(isInternal ? "internal" : "public")} partial class {className} : {baseName}",
                () =>
                {
                    code.Line($"public {className}() : base({structure}) {{ }}");
                    if (wrapped is not null)
                    {
                        code.Line(wrapped);
                    }
                    else
                    {
                        foreach (var property in names.Properties(className, shape))
                        {
                            code.Line(PropertyCode.Write(property));
                        }
                    }
                }
            );
    }

    // The SDK shows these outputs as one object; the wire has its members in the response itself.
    private string? Wrapped(ModelOperation operation)
    {
        if (names.Customization.ResponseMember(operation.Name) is not { } property || operation.Output?.Shape is not { } output)
        {
            return null;
        }

        var type = names.Structure(output.Name);
        return $"public {type} {property} => {table.ClassName}.Copy(this, new {type}());";
    }
}
