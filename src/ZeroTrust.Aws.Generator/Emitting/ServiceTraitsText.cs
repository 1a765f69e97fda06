using System.Text.RegularExpressions;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using ZeroTrust.Aws.Generator.Models;
using ZeroTrust.Aws.Generator.Selection;
using ZeroTrust.Aws.Protocols.Endpoints;
using ZeroTrust.Aws.Protocols.Models;

namespace ZeroTrust.Aws.Generator.Emitting;

/// <summary>What a model and the row of its service say about the service as a whole.</summary>
internal sealed partial class ServiceTraitsText(ServiceSelection selection)
{
    private const string Ordinary = "ValidationException";

    // What services call input that they do not take. A model that declares one of these only means that one.
    private static readonly string[] BadInput =
    [
        Ordinary,
        "InvalidParameterException",
        "InvalidInputException",
        "InvalidParameterValueException",
        "InvalidRequestException",
        "BadRequestException",
    ];

    private readonly ServiceModel _model = selection.Source.Model;

    /// <summary>The call of the constructor of <c>ServiceTraits</c>.</summary>
    public string Write() =>
        string.Create(
            null,
            $"new(\"{selection.Sdk.Folder}\", \"{EndpointName}\", {(HasRegions ? "true" : "false")}, "
                + $"\"{ActionPrefix}\", \"{InvalidInput}\", "
                + $"\"{Text(Actions())}\", \"{Text(Pages())}\")"
        );

    // "Service-specific endpoints" (AWS SDKs and Tools Reference Guide): the service id, in large letters, with underscores for spaces.
    private string EndpointName => (_model.Metadata("serviceId") ?? selection.Sdk.Folder).Replace(' ', '_').ToUpperInvariant();

    private string ActionPrefix =>
        selection.Sdk.Stated.Iam ?? _model.Metadata("signingName") ?? _model.Metadata("endpointPrefix") ?? selection.Sdk.Folder;

    private string InvalidInput
    {
        get
        {
            if (selection.Sdk.Stated.Invalid is { } stated)
            {
                return stated;
            }

            return BadInput.FirstOrDefault(_model.Shapes.ContainsKey)
                ?? (_model.Metadata("protocol") == "query" ? "ValidationError" : Ordinary);
        }
    }

    /// <summary>Whether two regions of a partition have two endpoints.</summary>
    private bool HasRegions
    {
        get
        {
            var rules = new EndpointRuleSet(
                selection.Sdk.Folder,
                System.Text.Encoding.UTF8.GetBytes(EndpointRules.Compact(selection.Source.EndpointRules))
            );
            return Url("eu-west-1") is not { } one || Url("us-west-2") is not { } other || one != other;

            string? Url(string region)
            {
                try
                {
                    return rules
                        .Resolve(
                            new EndpointParameters
                            {
                                ["Region"] = region,
                                ["UseDualStack"] = false,
                                ["UseFIPS"] = false,
                            }
                        )
                        .URL;
                }
                catch (AmazonClientException)
                {
                    // An operation's own parameters decide (the account of S3 Control): its host is made of them and the region.
                    return null;
                }
            }
        }
    }

    private IEnumerable<string> Actions() =>
        selection
            .Sdk.Stated.Actions.OrderBy(static pair => pair.Key, StringComparer.Ordinal)
            .Select(pair =>
                _model.Operations.ContainsKey(pair.Key)
                    ? pair.Key + " " + string.Join(' ', pair.Value)
                    : throw new ModelException($"services.json: {selection.Sdk.Folder} has no operation '{pair.Key}'.")
            );

    private IEnumerable<string> Pages()
    {
        foreach (var operation in selection.Operations)
        {
            var badToken = BadToken(operation);
            if (selection.Sdk.Stated.Pages.TryGetValue(operation.Name, out var stated))
            {
                yield return $"{operation.Name} {stated} {badToken}";
            }
            else if (
                selection.Source.Pagination.TryGetValue(operation.Name, out var pages)
                && pages is { InputTokens: [var tokenIn, ..], OutputTokens: [var tokenOut, ..], ResultKeys: [var list, ..] }
            )
            {
                // A path with alternatives ("NextMarker || Contents[-1].Key") names the member first.
                yield return $"{operation.Name} {list} {tokenIn} {tokenOut.Split(' ')[0]} "
                    + $"{pages.LimitKey ?? "-"} {pages.MoreResults ?? "-"} {badToken}";
            }
        }
    }

    private static string BadToken(ModelOperation operation) =>
        operation.Errors.FirstOrDefault(static error => TokenError().IsMatch(error.ShapeName)) is { } error
            ? error.Shape.Json["error"]?["code"]?.ToString() ?? error.ShapeName
            : "-";

    private static string Text(IEnumerable<string> lines) => string.Join("\\n", lines);

    [GeneratedRegex("^Invalid(Next|Pagination)?(Marker|Token)|^PaginationToken", RegexOptions.CultureInvariant)]
    private static partial Regex TokenError();
}
