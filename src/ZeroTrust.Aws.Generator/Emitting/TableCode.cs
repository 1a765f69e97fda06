using System.Globalization;
using ZeroTrust.Aws.Generator.Models;
using ZeroTrust.Aws.Generator.Naming;
using ZeroTrust.Aws.Generator.Selection;
using ZeroTrust.Aws.Protocols.Models;

namespace ZeroTrust.Aws.Generator.Emitting;

/// <summary>The class that carries a service's table and knows which class belongs to which structure.</summary>
internal sealed class TableCode
{
    // Small methods: the first value of a class should not make the runtime load all the others.
    private const int ClassesPerMethod = 16;

    private readonly ServiceSelection _selection;
    private readonly WrittenTable _table;
    private readonly Dictionary<(string Name, TableStructureRole Role), int> _indexes;

    public TableCode(ServiceSelection selection)
    {
        _selection = selection;
        _table = ServiceTableWriter.Write(selection.Source.Model, selection.Operations.Select(operation => operation.Name));
        _indexes = _table.Structures.ToDictionary(structure => (structure.Name, structure.Role), structure => structure.Index);
    }

    /// <summary>The class's name.</summary>
    public string ClassName => _selection.TableClass;

    /// <summary>The expression for the structure shape of a request or response.</summary>
    public string Message(string className, TableStructureRole role) => At(_indexes[(className, role)]);

    /// <summary>The expression for the structure shape of a structure inside of others.</summary>
    public string Structure(ModelShape shape) => At(Index(shape));

    /// <summary>The file's text.</summary>
    /// <param name="names">The classes' names; null when only the table is wanted.</param>
    public string Write(TypeNames? names)
    {
        var sdk = _selection.Sdk;
        var code = FileHead.Start(
            _selection,
            names is null ? ServiceFiles.SchemaNamespace : sdk.Namespace + ".Internal",
            "System",
            "Amazon.Runtime",
            "ZeroTrust.Aws.Protocols.Shapes",
            "ZeroTrust.Aws.Protocols.Values"
        );
        code.Line()
            .Block(
                $"internal sealed class {ClassName} : ServiceTable",
                () =>
                {
                    code.Line($"internal static readonly ServiceShape Service = new(new {ClassName}());");
                    if (names is not null)
                    {
                        code.Line("internal static StructureShape At(int index) => Service.Structure(index);");
                        WriteCopy(code);
                        WriteTypes(code, names);
                        WriteExceptions(code);
                        code.Line(
                            $"public override ReadOnlySpan<byte> EndpointRules => "
                                + $"{Raw(EndpointRules.Compact(_selection.Source.EndpointRules))}u8;"
                        );
                    }
                    else if (new OfficialNameTable(_selection).Write(_table.Structures) is { Length: > 0 } official)
                    {
                        code.Line($"public override ReadOnlySpan<byte> OfficialNames => {Literal(official)};");
                    }

                    code.Line("public override ReadOnlySpan<byte> Table =>");
                }
            );
        // The literal keeps its own margin, so that a line of the table is a line of the file.
        var text = code.ToString();
        var end = text.LastIndexOf("}\n", StringComparison.Ordinal);
        return text[..end] + Literal(_table.Text) + ";\n}\n";
    }

    private static string Literal(string lines) => "\"\"\"\n" + lines + "\n\"\"\"u8";

    private static string Raw(string text) => "\"\"\"" + text + "\"\"\"";

    private string At(int index) => string.Create(CultureInfo.InvariantCulture, $"{ClassName}.At({index})");

    private int Index(ModelShape shape) =>
        _indexes.TryGetValue((shape.Name, TableStructureRole.Nested), out var index) ? index
        : _indexes.TryGetValue((shape.Name, TableStructureRole.Error), out index) ? index
        // An output that the SDK shows as one object: its members are the response's.
        : _table.Structures.FirstOrDefault(structure => structure.ModelShapeName == shape.Name)?.Index
            ?? throw new ModelException($"{_selection.Source.Folder}: the table has no structure {shape.Name}.");

    private void WriteCopy(CodeWriter code)
    {
        if (_selection.Operations.Any(operation => _selection.Customization.ResponseMember(operation.Name) is not null))
        {
            code.Block(
                "internal static T Copy<T>(IStructure from, T to) where T : IStructure",
                () => code.Line("for (var slot = 0; slot < from.Shape.Members.Count; slot++) to[slot] = from[slot];").Line("return to;")
            );
        }
    }

    private void WriteTypes(CodeWriter code, TypeNames names)
    {
        var classes = new SortedDictionary<int, string>();
        foreach (var operation in _selection.Operations)
        {
            classes[_indexes[(operation.Name + "Request", TableStructureRole.Input)]] = _selection.Request(operation);
            classes[_indexes[(operation.Name + "Response", TableStructureRole.Output)]] = _selection.Response(operation);
        }

        foreach (var shape in _selection.Referenced)
        {
            classes.TryAdd(Index(shape), names.Structure(shape.Name));
        }

        var chunks = classes.GroupBy(entry => entry.Key / ClassesPerMethod).ToList();
        code.Block(
            "public override ValueFactory TypeOf(int structure) => (structure / 16) switch",
            () =>
            {
                foreach (var chunk in chunks)
                {
                    code.Line($"{chunk.Key} => Types{chunk.Key}(structure),");
                }

                code.Line("_ => null,");
            },
            "};"
        );
        foreach (var chunk in chunks)
        {
            code.Block(
                $"private static ValueFactory Types{chunk.Key}(int structure) => structure switch",
                () =>
                {
                    foreach (var (index, name) in chunk)
                    {
                        code.Line($"{index} => ValueFactory.Of<{Model(name)}>(),");
                    }

                    code.Line("_ => null,");
                },
                "};"
            );
        }
    }

    private void WriteExceptions(CodeWriter code)
    {
        code.Block(
            "public override AmazonServiceException NewException(int structure, ServiceFault fault) => structure switch",
            () =>
            {
                foreach (var shape in _selection.Errors)
                {
                    code.Line($"{Index(shape)} => new {Model(TypeNames.Exception(shape))}(fault),");
                }

                code.Line($"_ => new global::{_selection.Sdk.Namespace}.{_selection.Sdk.Exception}(fault),");
            },
            "};"
        );
    }

    private string Model(string className) => $"global::{_selection.Sdk.Namespace}.Model.{className}";
}
