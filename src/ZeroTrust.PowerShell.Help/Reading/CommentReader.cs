using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ZeroTrust.PowerShell.Help.Reading;

/// <summary>Reads the XML comments that the compiler collected.</summary>
/// <param name="file">The <c>.xml</c> beside the assembly.</param>
internal sealed partial class CommentReader(string file)
{
    private readonly Dictionary<string, XElement> _members = XDocument
        .Load(file, LoadOptions.PreserveWhitespace)
        .Descendants("member")
        .ToDictionary(static m => m.Attribute("name")!.Value, StringComparer.Ordinal);

    /// <summary>The comment of a class.</summary>
    public Documentation Of(Type type) => Read("T:" + type.FullName!.Replace('+', '.'));

    /// <summary>The comment of a property.</summary>
    public Documentation Of(PropertyInfo property) =>
        Read("P:" + property.DeclaringType!.FullName!.Replace('+', '.') + "." + property.Name);

    private Documentation Read(string id)
    {
        if (!_members.TryGetValue(id, out var member))
        {
            return Documentation.Empty;
        }

        var remarks = member.Element("remarks");
        var paragraphs =
            remarks is null ? []
            : remarks.Elements("para").Any() ? remarks.Elements("para").Select(Line).ToArray()
            : [Line(remarks)];
        var examples = member
            .Elements("example")
            .Select(static e => new Example(string.Join(' ', e.Elements("para").Select(Line)), Code(e.Element("code"))))
            .ToArray();
        return new Documentation(member.Element("summary") is { } summary ? Line(summary) : "", paragraphs, examples);
    }

    private static string Line(XElement element) => Space().Replace(string.Concat(element.Nodes().Select(Inline)), " ").Trim();

    private static string Inline(XNode node) =>
        node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "see" or "seealso" } see => see.Attribute("langword")?.Value
                ?? see.Attribute("href")?.Value
                ?? LastPart(see.Attribute("cref")?.Value ?? ""),
            XElement { Name.LocalName: "paramref" } parameter => parameter.Attribute("name")?.Value ?? "",
            XElement other => string.Concat(other.Nodes().Select(Inline)),
            _ => "",
        };

    private static string LastPart(string reference) => reference[(reference.LastIndexOf('.') + 1)..];

    private static string Code(XElement? element)
    {
        var lines = (element?.Value ?? "")
            .Replace("\r", "", StringComparison.Ordinal)
            .Split('\n')
            .SkipWhile(string.IsNullOrWhiteSpace)
            .Reverse()
            .SkipWhile(string.IsNullOrWhiteSpace)
            .Reverse()
            .ToArray();
        var indent = lines
            .Where(static l => l.Trim().Length > 0)
            .Select(static l => l.Length - l.TrimStart().Length)
            .DefaultIfEmpty(0)
            .Min();
        return string.Join('\n', lines.Select(l => l.Length >= indent ? l[indent..].TrimEnd() : l.Trim()));
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Space();
}
