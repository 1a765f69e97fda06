using System.Xml.Linq;
using ZeroTrust.PowerShell.Help.Reading;

namespace ZeroTrust.PowerShell.Help.Writing;

/// <summary>Writes the help file that <c>Get-Help</c> reads (MAML, as platyPS and Windows PowerShell's own help have it).</summary>
internal static class MamlWriter
{
    private static readonly XNamespace Msh = "http://msh";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <summary>The whole file.</summary>
    public static XDocument Write(IEnumerable<CmdletPage> pages) =>
        new(new XDeclaration("1.0", "utf-8", null), new XElement(Msh + "helpItems", new XAttribute("schema", "maml"), pages.Select(Page)));

    private static XElement Page(CmdletPage page) =>
        new(
            Command + "command",
            new XAttribute(XNamespace.Xmlns + "maml", Maml),
            new XAttribute(XNamespace.Xmlns + "command", Command),
            new XAttribute(XNamespace.Xmlns + "dev", Dev),
            new XElement(
                Command + "details",
                new XElement(Command + "name", page.Name),
                new XElement(Command + "verb", page.Verb),
                new XElement(Command + "noun", page.Noun),
                new XElement(Maml + "description", Para(page.Documentation.Summary))
            ),
            new XElement(Maml + "description", page.Documentation.Paragraphs.Select(Para)),
            new XElement(
                Command + "syntax",
                page.Sets.Select(set => new XElement(
                    Command + "syntaxItem",
                    new XElement(Maml + "name", page.Name),
                    page.In(set).Select(static pair => Parameter(pair.Parameter, pair.Use))
                ))
            ),
            new XElement(Command + "parameters", page.Parameters.Select(static p => Parameter(p, p.Uses[0]))),
            new XElement(
                Command + "inputTypes",
                page.Parameters.Where(static p => p.Uses.Any(static u => u.FromPipeline))
                    .Select(static p => new XElement(
                        Command + "inputType",
                        new XElement(Dev + "type", new XElement(Maml + "name", p.TypeName)),
                        new XElement(Maml + "description", Para(p.Documentation.Summary))
                    ))
            ),
            new XElement(
                Command + "returnValues",
                page.Outputs.Select(static o => new XElement(
                    Command + "returnValue",
                    new XElement(Dev + "type", new XElement(Maml + "name", o)),
                    new XElement(Maml + "description", Para(""))
                ))
            ),
            new XElement(
                Command + "examples",
                page.Documentation.Examples.Select(
                    static (example, index) =>
                        new XElement(
                            Command + "example",
                            new XElement(Maml + "title", $"-------------------------- Example {index + 1} --------------------------"),
                            new XElement(Dev + "code", example.Code),
                            new XElement(Dev + "remarks", Para(example.Text))
                        )
                )
            ),
            new XElement(Command + "relatedLinks")
        );

    private static XElement Parameter(ParameterEntry parameter, ParameterUse use) =>
        new(
            Command + "parameter",
            new XAttribute("required", use.Mandatory ? "true" : "false"),
            new XAttribute("variableLength", "true"),
            new XAttribute("globbing", parameter.Wildcards ? "true" : "false"),
            new XAttribute("pipelineInput", use.PipelineInput),
            new XAttribute("position", use.Position?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "named"),
            new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
            new XElement(Maml + "name", parameter.Name),
            new XElement(Maml + "description", Para(parameter.Documentation.Summary), parameter.Documentation.Paragraphs.Select(Para)),
            parameter.Values.Count == 0
                ? null
                : new XElement(
                    Command + "parameterValueGroup",
                    parameter.Values.Select(static v => new XElement(
                        Command + "parameterValue",
                        new XAttribute("required", "false"),
                        new XAttribute("variableLength", "false"),
                        v
                    ))
                ),
            parameter.IsSwitch
                ? null
                : new XElement(
                    Command + "parameterValue",
                    new XAttribute("required", "true"),
                    new XAttribute("variableLength", parameter.TypeName.EndsWith("[]", StringComparison.Ordinal) ? "true" : "false"),
                    parameter.TypeName
                ),
            new XElement(Dev + "type", new XElement(Maml + "name", parameter.TypeName))
        );

    private static XElement Para(string text) => new(Maml + "para", text);
}
