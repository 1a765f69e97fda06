using System.Text;
using ZeroTrust.Aws.Generator.Naming;
using ZeroTrust.Aws.Generator.Selection;
using ZeroTrust.Aws.Protocols.Models;

namespace ZeroTrust.Aws.Generator.Emitting;

/// <summary>
/// What the official package of a service calls otherwise than the API does, for the members and operations of a table. What follows the
/// rule (the first letter large) is not listed.
/// </summary>
internal sealed class OfficialNameTable(ServiceSelection selection)
{
    private readonly TypeNames _names = new(selection);

    /// <summary>
    /// One line each, in ordinal order: <c>member Structure.member Property</c>, <c>operation Name Method</c> (without Async) and, where
    /// the response has the output as one object, <c>response Operation Property</c>.
    /// </summary>
    public string Write(IEnumerable<TableStructure> structures)
    {
        var lines = Operations().Concat(structures.SelectMany(Members)).Order(StringComparer.Ordinal);
        return new StringBuilder().AppendJoin('\n', lines).ToString();
    }

    private IEnumerable<string> Operations()
    {
        foreach (var operation in selection.Operations)
        {
            if (selection.Name(operation) is var name && name != operation.Name)
            {
                yield return $"operation {operation.Name} {name}";
            }

            if (selection.Customization.ResponseMember(operation.Name) is { } response)
            {
                yield return $"response {operation.Name} {response}";
            }
        }
    }

    private IEnumerable<string> Members(TableStructure structure)
    {
        if (structure.ModelShapeName is null || structure.Role == TableStructureRole.Error)
        {
            return [];
        }

        var shape = selection.Source.Model.Shapes[structure.ModelShapeName];
        return _names
            .Properties(ClassName(structure, shape), shape)
            .Where(property => property.Name != Identifiers.Pascal(property.Member.Name))
            .Select(property => $"member {structure.Name}.{property.Member.Name} {property.Name}");
    }

    private string ClassName(TableStructure structure, ModelShape shape) =>
        structure.Role switch
        {
            TableStructureRole.Input => selection.Request(selection.Source.Model.Operations[structure.OperationName!]),
            TableStructureRole.Output => selection.Response(selection.Source.Model.Operations[structure.OperationName!]),
            _ => _names.Structure(shape.Name),
        };
}
