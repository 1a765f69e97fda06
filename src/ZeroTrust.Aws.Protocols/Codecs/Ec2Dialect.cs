using System.Xml.Linq;
using ZeroTrust.Aws.Protocols.Shapes;

namespace ZeroTrust.Aws.Protocols.Codecs;

/// <summary>What EC2 does otherwise (https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html).</summary>
internal sealed class Ec2Dialect : QueryDialect
{
    internal override bool SendsEmptyLists => false;

    internal override bool MayAnswerNothing => false;

    internal override string NameOf(MemberShape member) => member.QueryName ?? Capitalised(member.WireName);

    internal override bool Flat(MemberShape? member, Shape shape) => shape is ListShape || base.Flat(member, shape);

    internal override string FlatListName(MemberShape member, ListShape list) => NameOf(member);

    internal override XElement? Result(OperationShape operation, XElement root) => root;

    internal override void WriteResponse(XmlBodyWriter writer, OperationShape operation, Action members, string requestId)
    {
        writer.Text("requestId", requestId);
        members();
    }

    internal override void WriteError(XmlBodyWriter writer, ServiceShape service, WireError error, Action members)
    {
        writer.Root(
            "Response",
            null,
            null,
            () =>
            {
                writer.Element(
                    "Errors",
                    () =>
                        writer.Element(
                            "Error",
                            () =>
                            {
                                writer.Text("Code", error.Code);
                                writer.Text("Message", error.Message ?? "");
                                members();
                            }
                        )
                );
                writer.Text("RequestID", error.RequestId ?? "");
            }
        );
    }

    private static string Capitalised(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
