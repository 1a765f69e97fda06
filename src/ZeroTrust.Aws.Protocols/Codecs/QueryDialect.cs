using System.Xml.Linq;
using ZeroTrust.Aws.Protocols.Shapes;

namespace ZeroTrust.Aws.Protocols.Codecs;

/// <summary>What the query protocol does: names as in the model, lists inside <c>member</c>, results wrapped.</summary>
internal class QueryDialect
{
    internal virtual string NameOf(MemberShape member) => member.WireName;

    internal virtual bool Flat(MemberShape? member, Shape shape) =>
        member?.Flattened
        ?? shape switch
        {
            ListShape list => list.Flattened,
            MapShape map => map.Flattened,
            _ => false,
        };

    internal virtual bool SendsEmptyLists => true;

    /// <summary>Whether an operation without output may answer with no body at all.</summary>
    internal virtual bool MayAnswerNothing => true;

    internal virtual string FlatListName(MemberShape member, ListShape list) => FlatName.Of(member, list);

    /// <summary>The element that holds the output's members.</summary>
    /// <exception cref="FormatException">The response is not one of the operation.</exception>
    internal virtual XElement? Result(OperationShape operation, XElement root)
    {
        if (operation.ResultWrapper is not { } wrapper)
        {
            return root;
        }

        var result = root.Elements().FirstOrDefault(e => e.Name.LocalName == wrapper);
        if (result is null && operation.Output.Members.Count > 0)
        {
            throw new FormatException($"the element <{wrapper}> is missing in <{root.Name.LocalName}>");
        }

        return result;
    }

    internal virtual void WriteResponse(XmlBodyWriter writer, OperationShape operation, Action members, string requestId)
    {
        if (operation.ResultWrapper is { } wrapper)
        {
            writer.Element(wrapper, members);
        }
        else
        {
            members();
        }

        writer.Element("ResponseMetadata", () => writer.Text("RequestId", requestId));
    }

    internal virtual void WriteError(XmlBodyWriter writer, ServiceShape service, WireError error, Action members)
    {
        writer.Root(
            "ErrorResponse",
            service.XmlNamespace,
            null,
            () =>
            {
                writer.Element(
                    "Error",
                    () =>
                    {
                        writer.Text("Type", error.Status >= 500 ? "Receiver" : "Sender");
                        writer.Text("Code", error.Code);
                        writer.Text("Message", error.Message ?? "");
                        members();
                    }
                );
                writer.Text("RequestId", error.RequestId ?? "");
            }
        );
    }
}
