using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace ZeroTrust.Aws.Protocols.Models;

/// <summary>Writes the <c>S</c> line of a table.</summary>
internal static class StructureLine
{
    internal static string Write(
        string name,
        ModelShape? shape,
        ModelMember? reference,
        ServiceModel model,
        Func<ModelMember, string> type,
        bool output
    )
    {
        var line = new StringBuilder(shape?.Is("exception") == true ? "SE " : "S ").Append(name);
        if (shape is null)
        {
            return line.ToString();
        }

        Field('P', shape.Json["payload"]?.GetValue<string>());
        if (shape.Is("union"))
        {
            line.Append(" U");
        }

        if (shape.Is("eventstream"))
        {
            line.Append(" V");
        }

        if (shape.Is("fault"))
        {
            line.Append(" F");
        }

        var error = shape.Json["error"] as JsonObject;
        Field('C', error?["code"]?.GetValue<string>());
        Field('T', error?["httpStatusCode"]?.GetValue<int>().ToString(CultureInfo.InvariantCulture));

        // Only rest-xml has a root element whose name matters; there the shape's name is what the table's name hides.
        var root = shape.Json["locationName"]?.GetValue<string>() ?? reference?.Text("locationName");
        if (root is null && reference is not null && model.Metadata("protocol") == "rest-xml")
        {
            root = shape.Name;
        }

        Field('n', root);
        MemberTraits.Namespace(line, reference?.Json["xmlNamespace"] ?? shape.Json["xmlNamespace"]);

        foreach (var member in shape.Members)
        {
            line.Append('\t').Append(member.Name);
            if (shape.Required.Contains(member.Name))
            {
                line.Append('!');
            }

            line.Append(' ').Append(type(member)).Append(MemberTraits.Write(member, ofOutput: output));
        }

        return line.ToString();

        void Field(char key, string? value)
        {
            if (value is not null)
            {
                line.Append(' ').Append(key).Append('=').Append(value);
            }
        }
    }
}
