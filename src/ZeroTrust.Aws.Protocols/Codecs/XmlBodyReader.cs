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
            using var reader = XmlReader.Create(new MemoryStream(body), Settings);
            return XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
        }
        catch (XmlException e)
        {
            throw new FormatException("the body is not XML: " + e.Message, e);
        }
    }

    internal static void Structure(XElement xml, IStructure into, int depth = 0)
    {
        if (depth > MaxDepth) throw new FormatException($"the body is nested deeper than {MaxDepth} levels");
        var children = xml.Elements().ToLookup(e => e.Name.LocalName, StringComparer.Ordinal);
        foreach (var member in into.Shape.Members)
        {
            if (member.Location != MemberLocation.Body) continue;
            try
            {
                if (member.XmlAttribute) Attribute(xml, member, into);
                else if (Member(children, member, depth) is { } value) into[member.Index] = value;
            }
            catch (FormatException e)
            {
                throw Place.In(into.Shape, member.Name, e);
            }
        }
    }

    internal static object Value(XElement xml, Shape shape, TimestampFormat timestamp, int depth = 0)
    {
        switch (shape)
        {
            case StructureShape structure:
                var value = structure.New();
                Structure(xml, value, depth + 1);
                return value;
            case ListShape { Flattened: true } list: return List([xml], list, depth);
            case ListShape list: return List(Elements(xml, list), list, depth);
            case MapShape { Flattened: true } map: return Map([xml], map, depth);
            case MapShape map: return Map(xml.Elements().Where(e => e.Name.LocalName == "entry"), map, depth);
            default:
                if (xml.HasElements) throw new FormatException($"<{xml.Name.LocalName}> has elements inside instead of a value");
                return ScalarText.Parse(shape, xml.Value, timestamp);
        }
    }

    private static object? Member(ILookup<string, XElement> children, MemberShape member, int depth)
    {
        switch (member.Shape)
        {
            case ListShape list when member.Flattened:
                var elements = children[FlatName.Of(member, list)];
                if (list.ElementName is { } name && !elements.Any()) elements = children[name];
                return elements.Any() ? List(elements, list, depth) : null;
            case MapShape map when member.Flattened:
                var entries = children[member.WireName];
                return entries.Any() ? Map(entries, map, depth) : null;
            default:
                return children[member.WireName].FirstOrDefault() is { } xml ? Value(xml, member.Shape, member.TimestampFormat, depth) : null;
        }
    }

    private static IEnumerable<XElement> Elements(XElement xml, ListShape list)
    {
        var name = list.ElementName ?? "member";
        foreach (var child in xml.Elements())
            if (child.Name.LocalName == name) yield return child;
    }

    private static object List(IEnumerable<XElement> elements, ListShape shape, int depth)
    {
        var list = shape.NewList();
        foreach (var element in elements) list.Add(Nested(element, shape.Element, depth));
        return list;
    }

    private static object Map(IEnumerable<XElement> entries, MapShape shape, int depth)
    {
        var map = shape.NewMap();
        foreach (var entry in entries)
        {
            var key = Child(entry, shape.KeyName ?? "key") ?? throw new FormatException("a map entry has no key");
            if (Child(entry, shape.ValueName ?? "value") is { } value) map[key.Value] = Nested(value, shape.Value, depth);
        }

        return map;
    }

    private static object Nested(XElement xml, Shape shape, int depth) =>
        depth > MaxDepth
            ? throw new FormatException($"the body is nested deeper than {MaxDepth} levels")
            : Value(xml, shape, (shape as ScalarShape)?.TimestampFormat ?? TimestampFormat.ProtocolDefault, depth + 1);

    private static XElement? Child(XElement parent, string name) => parent.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    private static void Attribute(XElement xml, MemberShape member, IStructure into)
    {
        var name = member.WireName[(member.WireName.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var attribute = xml.Attributes().FirstOrDefault(a => !a.IsNamespaceDeclaration && a.Name.LocalName == name);
        if (attribute is not null) into[member.Index] = ScalarText.Parse(member.Shape, attribute.Value, member.TimestampFormat);
    }
}
