using System.Xml;
using System.Xml.Linq;
using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Codecs;

/// <summary>
/// Reads values from XML. Elements are found by local name, because services declare namespaces as they please; unknown elements are
/// skipped. Document types are refused and depth is limited: bodies are not trusted.
/// </summary>
internal static class XmlBodyReader
{
    private const int MaxDepth = 128;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <exception cref="FormatException">The bytes are not one well-formed XML document.</exception>
    internal static XElement Parse(byte[] body)
    {
        try
        {
            CheckDepth(body);
            using var reader = XmlReader.Create(new MemoryStream(body), Settings);
            return XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
        }
        catch (XmlException e)
        {
            throw new FormatException("the body is not XML: " + e.Message, e);
        }
    }

    // A tree of a hundred thousand levels takes minutes to build, so depth is found out before.
    private static void CheckDepth(byte[] body)
    {
        using var reader = XmlReader.Create(new MemoryStream(body), Settings);
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
            {
                throw new FormatException($"the body is nested deeper than {MaxDepth} levels");
            }
        }
    }

    internal static void Structure(XElement xml, IStructure into)
    {
        var children = xml.Elements().ToLookup(e => e.Name.LocalName, StringComparer.Ordinal);
        foreach (var member in into.Shape.Members)
        {
            if (member.Location != MemberLocation.Body)
            {
                continue;
            }

            try
            {
                if (member.XmlAttribute)
                {
                    Attribute(xml, member, into);
                }
                else if (Member(children, member) is { } value)
                {
                    into[member.Index] = value;
                }
            }
            catch (FormatException e)
            {
                throw Place.In(into.Shape, member.Name, e);
            }
        }
    }

    internal static object Value(XElement xml, Shape shape, TimestampFormat timestamp)
    {
        switch (shape)
        {
            case StructureShape structure:
                var value = structure.New();
                Structure(xml, value);
                return value;
            case ListShape { Flattened: true } list:
                return List([xml], list);
            case ListShape list:
                return List(Elements(xml, list), list);
            case MapShape { Flattened: true } map:
                return Map([xml], map);
            case MapShape map:
                return Map(xml.Elements().Where(e => e.Name.LocalName == "entry"), map);
            default:
                if (xml.HasElements)
                {
                    throw new FormatException($"<{xml.Name.LocalName}> has elements inside instead of a value");
                }

                return ScalarText.Parse(shape, xml.Value, timestamp);
        }
    }

    private static object? Member(ILookup<string, XElement> children, MemberShape member)
    {
        switch (member.Shape)
        {
            case ListShape list when member.Flattened:
                var elements = children[FlatName.Of(member, list)];
                if (list.ElementName is { } name && !elements.Any())
                {
                    elements = children[name];
                }

                return elements.Any() ? List(elements, list) : null;
            case MapShape map when member.Flattened:
                var entries = children[member.WireName];
                return entries.Any() ? Map(entries, map) : null;
            default:
                return children[member.WireName].FirstOrDefault() is { } xml ? Value(xml, member.Shape, member.TimestampFormat) : null;
        }
    }

    private static IEnumerable<XElement> Elements(XElement xml, ListShape list)
    {
        var name = list.ElementName ?? "member";
        foreach (var child in xml.Elements())
        {
            if (child.Name.LocalName == name)
            {
                yield return child;
            }
        }
    }

    private static object List(IEnumerable<XElement> elements, ListShape shape)
    {
        var list = shape.NewList();
        foreach (var element in elements)
        {
            list.Add(Nested(element, shape.Element));
        }

        return list;
    }

    private static object Map(IEnumerable<XElement> entries, MapShape shape)
    {
        var map = shape.NewMap();
        foreach (var entry in entries)
        {
            var key = Child(entry, shape.KeyName ?? "key") ?? throw new FormatException("a map entry has no key");
            if (Child(entry, shape.ValueName ?? "value") is { } value)
            {
                map[key.Value] = Nested(value, shape.Value);
            }
        }

        return map;
    }

    private static object Nested(XElement xml, Shape shape) =>
        Value(xml, shape, (shape as ScalarShape)?.TimestampFormat ?? TimestampFormat.ProtocolDefault);

    private static XElement? Child(XElement parent, string name) => parent.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    private static void Attribute(XElement xml, MemberShape member, IStructure into)
    {
        var name = member.WireName[(member.WireName.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var attribute = xml.Attributes().FirstOrDefault(a => !a.IsNamespaceDeclaration && a.Name.LocalName == name);
        if (attribute is not null)
        {
            into[member.Index] = ScalarText.Parse(member.Shape, attribute.Value, member.TimestampFormat);
        }
    }
}
