using System.Collections;
using System.Text;
using System.Xml;
using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Codecs;

/// <summary>Writes values as XML: bodies of rest-xml requests and every XML response.</summary>
internal sealed class XmlBodyWriter
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(false),
        OmitXmlDeclaration = true,

        // A carriage return would come back as a line feed.
        NewLineHandling = NewLineHandling.Entitize,
    };

    private readonly XmlWriter _xml;
    private string _namespace = "";

    private XmlBodyWriter(XmlWriter xml) => _xml = xml;

    internal static byte[] Write(Action<XmlBodyWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, Settings))
        {
            write(new XmlBodyWriter(xml));
        }

        return buffer.ToArray();
    }

    internal void Root(string name, string? xmlNamespace, string? prefix, Action content) => Element(name, xmlNamespace, prefix, content);

    internal void Element(string name, Action content) => Element(name, null, null, content);

    internal void Text(string name, string text) => Element(name, () => _xml.WriteString(text));

    internal void Members(IStructure value)
    {
        foreach (var member in value.Shape.Members)
        {
            if (member.XmlAttribute && value[member.Index] is { } content)
            {
                Attribute(member, content);
            }
        }

        foreach (var member in value.Shape.Members)
        {
            if (member is { XmlAttribute: false, Location: MemberLocation.Body } && value[member.Index] is { } content)
            {
                Member(member, content);
            }
        }
    }

    private void Element(string name, string? xmlNamespace, string? prefix, Action content)
    {
        var outer = _namespace;
        if (xmlNamespace is not null && prefix is null)
        {
            _namespace = xmlNamespace;
        }

        _xml.WriteStartElement("", name, _namespace);
        if (xmlNamespace is not null && prefix is not null)
        {
            _xml.WriteAttributeString("xmlns", prefix, null, xmlNamespace);
        }

        content();
        _xml.WriteEndElement();
        _namespace = outer;
    }

    private void Member(MemberShape member, object value)
    {
        switch (member.Shape)
        {
            case ListShape list when member.Flattened:
                foreach (var item in (IEnumerable)value)
                {
                    if (item is null)
                    {
                        continue;
                    }

                    Element(FlatName.Of(member, list), member.XmlNamespace, member.XmlPrefix, () => Nested(list.Element, item));
                }

                break;
            case MapShape map when member.Flattened:
                foreach (DictionaryEntry entry in (IDictionary)value)
                {
                    Element(member.WireName, member.XmlNamespace, member.XmlPrefix, () => Entry(map, entry));
                }

                break;
            default:
                Element(member.WireName, member.XmlNamespace, member.XmlPrefix, () => Value(member.Shape, value, member.TimestampFormat));
                break;
        }
    }

    private void Value(Shape shape, object value, TimestampFormat timestamp)
    {
        switch (shape)
        {
            case StructureShape:
                Members((IStructure)value);
                break;
            case ListShape list:
                List(list, (IEnumerable)value);
                break;
            case MapShape map:
                Map(map, (IDictionary)value);
                break;
            default:
                _xml.WriteString(ScalarText.Format(shape, value, timestamp));
                break;
        }
    }

    private void List(ListShape shape, IEnumerable values)
    {
        foreach (var value in values)
        {
            if (value is null)
            {
                continue;
            }

            var traits = shape.ElementTraits;
            Element(shape.ElementName ?? "member", traits.XmlNamespace, traits.XmlPrefix, () => Nested(shape.Element, value));
        }
    }

    private void Map(MapShape shape, IDictionary values)
    {
        foreach (DictionaryEntry entry in values)
        {
            Element("entry", () => Entry(shape, entry));
        }
    }

    private void Entry(MapShape shape, DictionaryEntry entry)
    {
        var traits = shape.ValueTraits;
        Element(shape.KeyName ?? "key", traits.KeyNamespace, null, () => _xml.WriteString((string)entry.Key));
        if (entry.Value is { } value)
        {
            Element(shape.ValueName ?? "value", traits.XmlNamespace, traits.XmlPrefix, () => Nested(shape.Value, value));
        }
    }

    private void Nested(Shape shape, object value) =>
        Value(shape, value, (shape as ScalarShape)?.TimestampFormat ?? TimestampFormat.ProtocolDefault);

    private void Attribute(MemberShape member, object value)
    {
        var text = ScalarText.Format(member.Shape, value, member.TimestampFormat);
        var colon = member.WireName.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            _xml.WriteAttributeString(member.WireName, text);
            return;
        }

        var prefix = member.WireName[..colon];
        var uri =
            _xml.LookupPrefix("http://www.w3.org/2001/XMLSchema-instance") == prefix
                ? "http://www.w3.org/2001/XMLSchema-instance"
                : member.XmlNamespace;
        _xml.WriteAttributeString(prefix, member.WireName[(colon + 1)..], uri ?? "http://www.w3.org/2001/XMLSchema-instance", text);
    }
}
