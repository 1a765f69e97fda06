using ZeroTrust.Aws.Generator.Models;
using ZeroTrust.Aws.Generator.Naming;
using ZeroTrust.Aws.Protocols.Models;

namespace ZeroTrust.Aws.Generator.Selection;

/// <summary>The part of a model that a list of operations needs.</summary>
internal sealed class ServiceSelection
{
    private readonly Dictionary<string, ModelShape> _referenced = new(StringComparer.Ordinal);
    private readonly HashSet<string> _elements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ModelShape> _visited = new(StringComparer.Ordinal);

    public ServiceSelection(ServiceSource source, SdkService sdk, IReadOnlyList<ModelOperation> operations)
    {
        Source = source;
        Sdk = sdk;
        Operations = operations;
        TableClass = Free(sdk.ShortName + "Table", source.Model);
        Customization = Customization.Of(sdk.Folder);
        var errors = new SortedDictionary<string, ModelShape>(StringComparer.Ordinal);
        foreach (var operation in operations)
        {
            Visit(operation.Input?.Shape);
            Visit(operation.Output?.Shape);
            if (operation.Output is { } output && Customization.ResponseMember(operation.Name) is not null)
            {
                _referenced.TryAdd(output.ShapeName, output.Shape);
            }

            foreach (var error in operation.Errors)
            {
                errors[error.ShapeName] = error.Shape;
                Visit(error.Shape);
            }
        }

        Errors = [.. errors.Values];
        Structures = [.. _visited.Values.Where(shape => shape.Type == "structure").OrderBy(shape => shape.Name, StringComparer.Ordinal)];
        Referenced = [.. _referenced.Values.Where(shape => shape.Type == "structure").OrderBy(shape => shape.Name, StringComparer.Ordinal)];
        Enumerations =
        [
            .. _visited.Values.Where(shape => shape.Enumeration.Count > 0).OrderBy(shape => shape.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>The model files.</summary>
    public ServiceSource Source { get; }

    /// <summary>The SDK's names for the service.</summary>
    public SdkService Sdk { get; }

    /// <summary>Where the SDK departs from the model.</summary>
    public Customization Customization { get; }

    /// <summary>The class that carries the service's table. No shape of the model is called the same, selected or not.</summary>
    public string TableClass { get; }

    /// <summary>The selected operations in ordinal order.</summary>
    public IReadOnlyList<ModelOperation> Operations { get; }

    /// <summary>The errors that the operations declare.</summary>
    public IReadOnlyList<ModelShape> Errors { get; }

    /// <summary>Every structure that is an input, an output, an error or part of one.</summary>
    public IReadOnlyList<ModelShape> Structures { get; }

    /// <summary>The structures that are part of others and therefore need a class of their own name.</summary>
    public IReadOnlyList<ModelShape> Referenced { get; }

    /// <summary>The enumerations that any of them uses.</summary>
    public IReadOnlyList<ModelShape> Enumerations { get; }

    /// <summary>What the SDK calls an operation.</summary>
    public string Name(ModelOperation operation) => Customization.OperationName(operation.Name) ?? Identifiers.Pascal(operation.Name);

    /// <summary>The request class of an operation.</summary>
    public string Request(ModelOperation operation) => Name(operation) + "Request";

    /// <summary>The response class of an operation.</summary>
    public string Response(ModelOperation operation) => Name(operation) + "Response";

    /// <summary>Whether a shape is what a list or a map holds.</summary>
    public bool IsElement(ModelShape shape) => _elements.Contains(shape.Name);

    /// <summary>Whether a shape stands for one value without named parts: events in a row and free-form JSON have no class.</summary>
    public static bool IsOpaque(ModelShape shape) => shape.Is("eventstream") || shape.Is("document");

    private static string Free(string name, ServiceModel model)
    {
        var taken = model.Shapes.Keys.Select(Identifiers.Pascal).ToHashSet(StringComparer.Ordinal);
        while (taken.Contains(name))
        {
            name += "Source";
        }

        return name;
    }

    private void Visit(ModelShape? root)
    {
        if (root is null || !_visited.TryAdd(root.Name, root))
        {
            return;
        }

        var pending = new Stack<ModelShape>([root]);
        while (pending.TryPop(out var shape))
        {
            foreach (var reference in References(shape))
            {
                var target = reference.Shape;
                if (IsOpaque(target))
                {
                    continue;
                }

                _referenced.TryAdd(target.Name, target);
                if (shape.Type is "list" or "map")
                {
                    _elements.Add(target.Name);
                }

                if (_visited.TryAdd(target.Name, target))
                {
                    pending.Push(target);
                }
            }
        }
    }

    private static IEnumerable<ModelMember> References(ModelShape shape) =>
        shape.Type switch
        {
            "structure" => shape.Members,
            "list" => [shape.Element],
            "map" => [shape.Key, shape.Value],
            _ => [],
        };
}
