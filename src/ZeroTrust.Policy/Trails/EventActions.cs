using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;
using ZeroTrust.Policy.Catalogue;

namespace ZeroTrust.Policy.Trails;

/// <summary>Which IAM actions a CloudTrail event stands for. Mostly the event's name is the action's; the exceptions are in <c>event-actions.json</c>.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html: "the API operation and the action in a policy usually have
/// the same name"; for Amazon S3 see https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html.
/// </remarks>
public sealed partial class EventActions
{
    private static readonly Lazy<EventActions> Embedded = new(static () => Read());
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);
    private readonly FrozenDictionary<string, string> _services;
    private readonly FrozenSet<string> _noAction;
    private readonly FrozenDictionary<string, string[]> _events;
    private readonly ConcurrentDictionary<(string Source, string Name), IReadOnlyList<IamAction>?> _known = new();

    private EventActions(Table table)
    {
        _services = table.Services.ToFrozenDictionary(StringComparer.Ordinal);
        _noAction = table.NoAction.ToFrozenSet(StringComparer.Ordinal);
        _events = table.Events.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The table that comes with the library.</summary>
    public static EventActions Default => Embedded.Value;

    /// <summary>The actions of an event.</summary>
    /// <param name="eventSource">Such as <c>s3.amazonaws.com</c>.</param>
    /// <param name="eventName">Such as <c>HeadObject</c>, or with a version as in <c>CreateFunction20150331</c>.</param>
    /// <returns>The actions; empty for events that need no permission (console sign-in); null when the catalogue knows no such action.</returns>
    public IReadOnlyList<IamAction>? Of(string eventSource, string eventName) =>
        _known.GetOrAdd((eventSource, eventName), static (key, self) => self.Find(key.Source, key.Name), this);

    private IamAction[]? Find(string eventSource, string eventName)
    {
        var source = eventSource.EndsWith(".amazonaws.com", StringComparison.Ordinal) ? eventSource[..^".amazonaws.com".Length] : eventSource;
        if (_noAction.Contains(source))
        {
            return [];
        }

        var service = _services.GetValueOrDefault(source, source);
        var name = Version().Replace(eventName, "");
        if (service == "apigateway")
        {
            return IamCatalogue.Default.FindAction("apigateway:" + Verb(name)) is { } verb ? [verb] : null;
        }

        string[] actions = _events.TryGetValue($"{service}:{name}", out var listed) ? listed : [$"{service}:{name}"];
        var found = actions.Select(IamCatalogue.Default.FindAction).OfType<IamAction>().ToArray();
        return found.Length == actions.Length ? found : null;
    }

    // "API Gateway uses HTTP verbs as actions": https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-permissions-to-manage-apis.html
    private static string Verb(string name) =>
        name.StartsWith("Get", StringComparison.Ordinal) ? "GET"
        : name.StartsWith("Delete", StringComparison.Ordinal) || name.StartsWith("Untag", StringComparison.Ordinal) ? "DELETE"
        : name.StartsWith("Update", StringComparison.Ordinal) ? "PATCH"
        : name.StartsWith("Put", StringComparison.Ordinal) || name.StartsWith("Tag", StringComparison.Ordinal) ? "PUT"
        : "POST";

    private static EventActions Read()
    {
        using var stream = typeof(EventActions).Assembly.GetManifestResourceStream("event-actions.json")
            ?? throw new InvalidOperationException("The table of event names is not in the assembly.");
        return new EventActions(JsonSerializer.Deserialize<Table>(stream, Options)!);
    }

    [GeneratedRegex(@"(?<=[a-z])(_?\d{4}_\d{2}_\d{2}|\d{8}(v\d+)?|V\d{8})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Version();

    private sealed record Table(Dictionary<string, string> Services, string[] NoAction, Dictionary<string, string[]> Events);
}
