namespace ZeroTrust.Aws.Protocols.Shapes;

/// <summary>What is known about a service beside its shapes: from its model where that says it, else from the
/// one row that states the service.</summary>
/// <param name="id">See <see cref="Id"/>.</param>
/// <param name="endpointName">See <see cref="EndpointName"/>.</param>
/// <param name="hasRegions">See <see cref="HasRegions"/>.</param>
/// <param name="actionPrefix">See <see cref="ActionPrefix"/>.</param>
/// <param name="invalidInput">See <see cref="InvalidInput"/>.</param>
/// <param name="actions">A line for each operation whose actions are not <c>prefix:Operation</c>: its name and
/// they, with spaces between.</param>
/// <param name="pages">A line for each operation that pages: its name and the values of
/// <see cref="PagedOperation"/>, <c>-</c> for none.</param>
public sealed class ServiceTraits(
    string id,
    string endpointName,
    bool hasRegions,
    string actionPrefix,
    string invalidInput,
    string actions,
    string pages
)
{
    private readonly Lazy<Dictionary<string, string[]>> _actions = new(() =>
        Lines(actions).ToDictionary(static words => words[0], static words => words[1..], StringComparer.Ordinal)
    );

    private readonly Lazy<Dictionary<string, PagedOperation>> _pages = new(() =>
        Lines(pages).ToDictionary(static words => words[0], Paged, StringComparer.Ordinal)
    );

    /// <summary>The id of the service in the AWS CLI, which is the folder of its model.</summary>
    public string Id { get; } = id;

    /// <summary>What the variable for its endpoint continues with after <c>AWS_ENDPOINT_URL_</c>.</summary>
    public string EndpointName { get; } = endpointName;

    /// <summary>False for services with one endpoint per partition.</summary>
    public bool HasRegions { get; } = hasRegions;

    /// <summary>What its IAM actions begin with, before the colon.</summary>
    public string ActionPrefix { get; } = actionPrefix;

    /// <summary>The error code for input that it does not take.</summary>
    public string InvalidInput { get; } = invalidInput;

    /// <summary>The IAM actions that an operation needs, the one that is about its own resource first.</summary>
    public IReadOnlyList<string> ActionsOf(string operation) =>
        _actions.Value.TryGetValue(operation, out var stated) ? stated : [ActionPrefix + ":" + operation];

    /// <summary>How an operation pages; null when it does not, or is not listed.</summary>
    public PagedOperation? PagesOf(string operation) => _pages.Value.GetValueOrDefault(operation);

    private static IEnumerable<string[]> Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split(' '));

    private static PagedOperation Paged(string[] words)
    {
        string? Optional(int index) => words[index] == "-" ? null : words[index];
        return new(words[1], words[2], words[3], Optional(4), Optional(5), Optional(6));
    }
}
