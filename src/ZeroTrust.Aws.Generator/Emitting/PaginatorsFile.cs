using ZeroTrust.Aws.Generator.Models;
using ZeroTrust.Aws.Generator.Naming;
using ZeroTrust.Aws.Generator.Selection;
using ZeroTrust.Aws.Protocols.Models;

namespace ZeroTrust.Aws.Generator.Emitting;

/// <summary>The paginators of one service: an interface and a class for each operation that pages, and their factory.</summary>
internal sealed class PaginatorsFile
{
    private static readonly string[] Usings =
    [
        "System.Collections.Generic",
        "System.IO",
        "System.Threading",
        "System.Threading.Tasks",
        "Amazon.Runtime",
        "Amazon.Runtime.Documents",
        "ZeroTrust.Aws.Protocols.Clients",
    ];

    private readonly ServiceSelection _selection;
    private readonly TypeNames _names;
    private readonly List<(ModelOperation Operation, Paths Paths)> _paginated = [];

    public PaginatorsFile(ServiceSelection selection, TypeNames names)
    {
        _selection = selection;
        _names = names;
        foreach (var operation in selection.Operations)
        {
            if (selection.Source.Pagination.TryGetValue(operation.Name, out var pagination) && Resolve(operation, pagination) is { } paths)
            {
                _paginated.Add((operation, paths));
            }
        }
    }

    /// <summary>Whether any operation pages.</summary>
    public bool Any => _paginated.Count > 0;

    /// <summary>The file's text; null when no operation pages.</summary>
    public string? Write()
    {
        if (!Any)
        {
            return null;
        }

        var code = FileHead.StartModel(_selection, Usings);
        foreach (var (operation, paths) in _paginated)
        {
            Write(code, operation, paths);
        }

        var factory = _selection.Sdk.PaginatorFactory;
        code.Line()
            .Block(
                $"public partial interface I{factory}",
                () =>
                {
                    foreach (var (operation, _) in _paginated)
                    {
                        code.Line(
                            $"I{_selection.Name(operation)}Paginator {_selection.Name(operation)}({_selection.Request(operation)} request);"
                        );
                    }
                }
            );
        code.Line()
            .Block(
                $"public partial class {factory} : I{factory}",
                () =>
                {
                    code.Line($"private readonly {_selection.Sdk.Interface} _client;");
                    code.Line($"internal {factory}({_selection.Sdk.Interface} client) => _client = client;");
                    foreach (var (operation, _) in _paginated)
                    {
                        var (name, request) = (_selection.Name(operation), _selection.Request(operation));
                        code.Line($"public I{name}Paginator {name}({request} request) => new {name}Paginator(_client, request);");
                    }
                }
            );
        return FileHead.EndModel(code);
    }

    private void Write(CodeWriter code, ModelOperation operation, Paths paths)
    {
        var (request, response) = (_selection.Request(operation), _selection.Response(operation));
        var (contract, paginator) = ($"I{_selection.Name(operation)}Paginator", $"{_selection.Name(operation)}Paginator");
        code.Line()
            .Block(
                $"public partial interface {contract}",
                () =>
                {
                    code.Line($"IPaginatedEnumerable<{response}> Responses {{ get; }}");
                    foreach (var result in paths.Results)
                    {
                        code.Line($"IPaginatedEnumerable<{result.Element}> {result.Name} {{ get; }}");
                    }
                }
            );
        code.Line()
            .Block(
                $"internal sealed partial class {paginator} : Paginator<{request}, {response}>, {contract}",
                () =>
                {
                    code.Line($"private readonly {paths.Client} _client;");
                    code.Line($"internal {paginator}({paths.Client} client, {request} request) : base(request) => _client = client;");
                    foreach (var result in paths.Results)
                    {
                        code.Line($"public IPaginatedEnumerable<{result.Element}> {result.Name} => Items(page => page.{result.Path});");
                    }

                    code.Line(
                        $"protected override Task<{response}> CallAsync({request} request, CancellationToken cancellationToken) => "
                            + $"_client.{_selection.Name(operation)}Async(request, cancellationToken);"
                    );
                    code.Block(
                        $"protected override bool Advance({request} request, {response} page)",
                        () =>
                        {
                            for (var i = 0; i < paths.Inputs.Count; i++)
                            {
                                code.Line($"request.{paths.Inputs[i]} = page.{paths.Outputs[i].Path};");
                            }

                            var tokens = paths.Inputs.Select(
                                (input, i) =>
                                    paths.Outputs[i].IsText ? $"!string.IsNullOrEmpty(request.{input})" : $"request.{input} != null"
                            );
                            code.Line(paths.More is null ? $"return {string.Join(" || ", tokens)};" : $"return page.{paths.More} == true;");
                        }
                    );
                }
            );
    }

    private Paths? Resolve(ModelOperation operation, Pagination pagination)
    {
        if (
            operation.Input is not { } input
            || operation.Output is not { } output
            || pagination.InputTokens.Count == 0
            || pagination.InputTokens.Count != pagination.OutputTokens.Count
        )
        {
            return null;
        }

        var requestProperties = _names.Properties(_selection.Request(operation), input.Shape);
        var inputs = pagination
            .InputTokens.Select(token => requestProperties.FirstOrDefault(property => property.Member.Name == token)?.Name)
            .ToList();
        var outputs = pagination.OutputTokens.Select(token => Walk(operation, token)).ToList();
        if (inputs.Contains(null) || outputs.Any(step => step is null))
        {
            return null;
        }

        return new Paths(
            _selection.Sdk.Interface,
            [.. inputs.Select(name => name!)],
            [.. outputs.Select(step => (step!.Path, step.Member.Shape.Type == "string"))],
            [
                .. pagination
                    .ResultKeys.Select(key => Walk(operation, key))
                    .OfType<Step>()
                    .Where(step => _names.ElementOf(step.Member) is not null)
                    .Select(step => new Result(step.Name, step.Path, _names.ElementOf(step.Member)!))
                    // Responses is the paginator's own property.
                    .Where(result => result.Name != "Responses")
                    .DistinctBy(result => result.Name),
            ],
            pagination.MoreResults is { } more && Walk(operation, more) is { Member.Shape.Type: "boolean" } flag ? flag.Path : null
        );
    }

    // Paths such as DistributionList.Items; other expressions have no paginator in the SDK either.
    private Step? Walk(ModelOperation operation, string path)
    {
        var shape = operation.Output!.Shape;
        var className = _selection.Response(operation);
        Step? step = null;
        foreach (var part in path.Split('.'))
        {
            if (
                shape.Type != "structure"
                || _names.Properties(className, shape).FirstOrDefault(property => property.Member.Name == part) is not { } property
            )
            {
                return null;
            }

            step = new Step(step is null ? property.Name : $"{step.Path}?.{property.Name}", property.Name, property.Member);
            shape = property.Member.Shape;
            className = shape.Type == "structure" ? _names.Structure(shape.Name) : "";
        }

        return step;
    }

    private sealed record Step(string Path, string Name, ModelMember Member);

    private sealed record Result(string Name, string Path, string Element);

    private sealed record Paths(
        string Client,
        IReadOnlyList<string> Inputs,
        IReadOnlyList<(string Path, bool IsText)> Outputs,
        IReadOnlyList<Result> Results,
        string? More
    );
}
