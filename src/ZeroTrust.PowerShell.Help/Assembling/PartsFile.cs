using System.Xml;
using System.Xml.Linq;

namespace ZeroTrust.PowerShell.Help.Assembling;

/// <summary>Joins files of one XML form into one: each part is whole by itself, and PowerShell reads one file faster than fifty.</summary>
internal static class PartsFile
{
    /// <summary>A document with the root of the first part and what all parts hold.</summary>
    /// <param name="parts">Files with the same root.</param>
    /// <param name="container">Name of the element under the root whose children are joined; null when they are the root's own.</param>
    /// <exception cref="InvalidDataException">A part is no XML, or has another form than the first.</exception>
    public static XDocument Join(IEnumerable<string> parts, string? container)
    {
        var documents = parts.Select(part => (File: part, Document: Load(part))).ToArray();
        var joined = new XDocument(new XElement(documents[0].Document.Root!.Name));
        var target = joined.Root!;
        if (container is not null)
        {
            target = new XElement(container);
            joined.Root!.Add(target);
        }

        foreach (var (file, document) in documents)
        {
            var source = container is null ? document.Root! : document.Root!.Element(container);
            if (source is null || document.Root!.Name != joined.Root!.Name)
            {
                throw new InvalidDataException($"{file}: expected {joined.Root!.Name}{(container is null ? "" : "/" + container)}.");
            }

            target.Add(source.Elements());
        }

        return joined;
    }

    private static XDocument Load(string file)
    {
        try
        {
            return XDocument.Load(file);
        }
        catch (XmlException exception)
        {
            throw new InvalidDataException($"{file}: {exception.Message}", exception);
        }
    }
}
