using System.Globalization;
using System.Text;
using ZeroTrust.Aws.Protocols.Shapes;

namespace ZeroTrust.Aws.Protocols.Models;

/// <summary>
/// Writes the table of a service: only the chosen operations and the shapes that they reach. One line each:
/// <list type="bullet">
/// <item><c>V</c>: tab-separated <c>i=</c> service id, <c>p=</c> protocol, <c>e=</c> endpoint
/// prefix, <c>v=</c> API version, <c>s=</c> signing
/// name, <c>t=</c> target prefix, <c>j=</c> JSON version, <c>x=</c> XML namespace, <c>g=</c> global
/// endpoint, <c>q=</c> query-compatible errors</item>
/// <item><c>O name method uri input output</c>, then <c>w=</c> result wrapper, <c>r=</c> response
/// code, <c>h=</c> host prefix, <c>a</c> unsigned,
/// <c>k</c> checksum required, <c>A=</c> algorithm member, <c>z=</c> compression, <c>y</c> unsigned payload,
/// <c>S=name:value</c> endpoint parameter</item>
/// <item><c>S name</c> (<c>SE</c> for errors), then <c>P=</c> payload, <c>U</c> union, <c>V</c> event
/// stream, <c>F</c> fault, <c>C=</c> code, <c>T=</c>
/// status, <c>n=</c> <c>x=</c> <c>p=</c> XML root; then per member a tab, <c>name[!] type</c> (<c>!</c> is required) and traits</item>
/// <item><c>L type traits</c> and <c>M valueType traits</c></item>
/// </list>
/// Types: <c>s b i l f d t B D</c>, or the index of a line among <c>S</c>, <c>L</c>, <c>M</c>. Traits:
/// <c>n=</c> location name, <c>q=</c> query name,
/// <c>k=</c> <c>w=</c> key name and namespace, <c>h H ? u c</c> header, headers, query string, URI, status code, <c>a</c>
/// attribute, <c>f</c> flattened, <c>i</c> idempotency
/// token, <c>j</c> JSON value, <c>l</c> host label, <c>s</c> streaming, <c>x=</c> <c>p=</c> namespace, <c>e=</c>
/// endpoint parameter, <c>t=i|u|h</c> timestamp format.
/// </summary>
public sealed class ServiceTableWriter
{
    private readonly ServiceModel _model;
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly List<Func<string>> _lines = [];
    private readonly List<TableStructure> _structures = [];

    private ServiceTableWriter(ServiceModel model) => _model = model;

    /// <summary>Writes the table.</summary>
    /// <param name="model">The model.</param>
    /// <param name="operations">The operations to include; null for all.</param>
    /// <exception cref="ArgumentException">The model has no such operation.</exception>
    /// <exception cref="FormatException">The model is inconsistent or uses something unknown.</exception>
    public static WrittenTable Write(ServiceModel model, IEnumerable<string>? operations = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new ServiceTableWriter(model).Write([.. operations ?? model.Operations.Keys]);
    }

    private WrittenTable Write(string[] names)
    {
        var text = new StringBuilder(Header()).Append('\n');
        foreach (var name in names)
        {
            if (!_model.Operations.TryGetValue(name, out var operation))
            {
                throw new ArgumentException($"{_model.ServiceId} has no operation '{name}'.", nameof(names));
            }

            var input = Add(operation.Input, name + "Request", TableStructureRole.Input, name);
            var output = Add(operation.Output, name + "Response", TableStructureRole.Output, name);
            foreach (var error in operation.Errors)
            {
                Nested(error.Shape, TableStructureRole.Error);
            }

            text.Append(OperationLine.Write(operation, input, output)).Append('\n');
        }

        // Writing a line discovers further shapes, so the list grows while it is walked.
        for (var i = 0; i < _lines.Count; i++)
        {
            text.Append(_lines[i]()).Append('\n');
        }

        return new(text.ToString(), [.. _structures.OrderBy(s => s.Index)], names);
    }

    private string Header()
    {
        var protocol =
            _model.Protocols.Select(Known).FirstOrDefault(p => p is not null)
            ?? throw new FormatException($"{_model.ServiceId}: none of the protocols {string.Join(", ", _model.Protocols)} is known.");
        var line = new StringBuilder("V");
        Field('i', _model.ServiceId);
        Field('p', protocol.ToString());
        Field('e', _model.Metadata("endpointPrefix"));
        Field('v', _model.Metadata("apiVersion"));
        Field('s', _model.Metadata("signingName"));
        Field('t', _model.Metadata("targetPrefix"));
        Field('j', _model.Metadata("jsonVersion"));
        Field('x', _model.Metadata("xmlNamespace"));
        Field('g', _model.Metadata("globalEndpoint"));
        Field('q', _model.HasMetadata("awsQueryCompatible") ? "" : null);
        return line.ToString();

        void Field(char key, string? value)
        {
            if (value is not null)
            {
                line.Append('\t').Append(key).Append('=').Append(value);
            }
        }
    }

    private static WireProtocol? Known(string protocol) =>
        protocol switch
        {
            "query" => WireProtocol.Query,
            "ec2" => WireProtocol.Ec2,
            "json" => WireProtocol.Json,
            "rest-json" => WireProtocol.RestJson,
            "rest-xml" => WireProtocol.RestXml,
            _ => null,
        };

    private int Add(ModelMember? reference, string name, TableStructureRole role, string operation)
    {
        var index = _lines.Count;
        _structures.Add(new(index, name, reference?.ShapeName, role, operation));
        _lines.Add(() => StructureLine.Write(name, reference?.Shape, reference, _model, Type, role == TableStructureRole.Output));
        return index;
    }

    private int Nested(ModelShape shape, TableStructureRole role)
    {
        if (_indexes.TryGetValue(shape.Name, out var index))
        {
            return index;
        }

        index = _lines.Count;
        _indexes.Add(shape.Name, index);
        switch (shape.Type)
        {
            case "structure":
                _structures.Add(new(index, shape.Name, shape.Name, shape.Is("exception") ? TableStructureRole.Error : role, null));
                _lines.Add(() => StructureLine.Write(shape.Name, shape, null, _model, Type, false));
                break;
            case "list":
                _lines.Add(() => $"L {Type(shape.Element)}{MemberTraits.Write(shape.Element, shape.Is("flattened"))}");
                break;
            case "map":
                _lines.Add(() => $"M {Type(shape.Value)}{MemberTraits.WriteMap(shape)}");
                break;
            default:
                throw new FormatException($"{_model.ServiceId}: shape '{shape.Name}' has the unknown type '{shape.Type}'.");
        }

        return index;
    }

    private string Type(ModelMember reference)
    {
        var shape = reference.Shape;
        if (shape.Is("document"))
        {
            return "D";
        }

        return shape.Type switch
        {
            "string" or "character" => "s",
            "boolean" => "b",
            "byte" or "short" or "integer" => "i",
            "long" or "bigInteger" => "l",
            "float" => "f",
            "double" or "bigDecimal" => "d",
            "timestamp" => "t",
            "blob" => "B",
            _ => Nested(shape, TableStructureRole.Nested).ToString(CultureInfo.InvariantCulture),
        };
    }
}
