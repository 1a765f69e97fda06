using ZeroTrust.Aws.Protocols.Codecs;
using ZeroTrust.Aws.Protocols.Shapes;

namespace ZeroTrust.Aws.Protocols.Serving;

/// <summary>The routes of a REST service. Of several that fit, the most specific wins, as services themselves decide.</summary>
internal sealed class RestRoutes
{
    private readonly Lazy<(OperationShape Operation, PathTemplate Template)[]> _routes;

    internal RestRoutes(ServiceShape service) => _routes = new(() => [.. service.Operations.Select(o => (o, new PathTemplate(o.Uri)))]);

    internal OperationShape? Find(WireRequest request)
    {
        OperationShape? best = null;
        var bestScore = (-1, -1, -1);
        foreach (var (operation, template) in _routes.Value)
        {
            if (operation.Method != request.Method || template.Match(request.Path) is null)
            {
                continue;
            }

            if (!template.Literals.TrueForAll(l => Has(request, l.Key, l.Value)))
            {
                continue;
            }

            if (Required(operation, request) is not { } required || HasForeignFlag(operation, template, request))
            {
                continue;
            }

            var score = (template.Literals.Count, required, template.FixedSegments);
            if (score.CompareTo(bestScore) <= 0)
            {
                continue;
            }

            best = operation;
            bestScore = score;
        }

        return best;
    }

    private static bool Has(WireRequest request, string name, string? value)
    {
        foreach (var parameter in request.Query)
        {
            if (parameter.Key == name && (value is null || parameter.Value == value))
            {
                return true;
            }
        }

        // Marks such as x-id=GetObject name the operation for logs; clients may leave them out.
        return name == "x-id";
    }

    /// <summary>How many required parameters outside the body are there; null when one is missing.</summary>
    private static int? Required(OperationShape operation, WireRequest request)
    {
        var count = 0;
        foreach (var member in operation.Input.Members)
        {
            if (!member.Required)
            {
                continue;
            }

            if (member.Location == MemberLocation.QueryString && !Has(request, member.WireName, null))
            {
                return null;
            }

            if (member.Location == MemberLocation.Header && request.Header(member.WireName) is null)
            {
                return null;
            }

            if (member.Location is MemberLocation.QueryString or MemberLocation.Header)
            {
                count++;
            }
        }

        return count;
    }

    // "?acl" names a subresource: an operation that does not know it is the wrong one.
    private static bool HasForeignFlag(OperationShape operation, PathTemplate template, WireRequest request) =>
        operation.Service.Protocol == WireProtocol.RestXml
        && request.Query.Any(p =>
            p.Value.Length == 0
            && !template.Literals.Exists(l => l.Key == p.Key)
            && !operation.Input.Members.Any(m => m.Location == MemberLocation.QueryString && (m.Shape is MapShape || m.WireName == p.Key))
        );
}
