using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;
using ZeroTrust.Policy.Catalogue;

namespace ZeroTrust.Policy.Trails;

/// <summary>Which IAM actions a CloudTrail event stands for. Mostly the event's name is the action's; the
/// exceptions are in <c>event-actions.json</c>.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html: "the API
/// operation and the action in a policy usually have
/// the same name"; for Amazon S3 see https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html.
/// </remarks>
public sealed partial class EventActions
{
    private const int MostKnown = 20_000;
    private static readonly Lazy<EventActions> Embedded = new(static () => Read());
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);
    private readonly FrozenDictionary<string, string> _services;
    private readonly FrozenSet<string> _noAction;
    private readonly FrozenDictionary<string, string[]> _otherServices;
    private readonly FrozenSet<string> _needNoPermission;
    private readonly FrozenDictionary<string, string[]> _events;
    private readonly FrozenDictionary<string, string[]> _oneOf;
    private readonly ConcurrentDictionary<(string Source, string Name), IReadOnlyList<IamAction>?> _known = new();

    private EventActions(Table table)
    {
        _services = table.Services.ToFrozenDictionary(StringComparer.Ordinal);
        _noAction = table.NoAction.ToFrozenSet(StringComparer.Ordinal);
        _otherServices = table.OtherServices.ToFrozenDictionary(StringComparer.Ordinal);
        _needNoPermission = table.NeedNoPermission.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _events = table.Events.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        _oneOf = table.OneOf.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The table that comes with the library.</summary>
    public static EventActions Default => Embedded.Value;

    /// <summary>The actions of an event.</summary>
    /// <param name="eventSource">Such as <c>s3.amazonaws.com</c>.</param>
    /// <param name="eventName">Such as <c>HeadObject</c>, or with a version as in <c>CreateFunction20150331</c>.</param>
    /// <returns>The actions; empty for events that need no permission (console sign-in); null when
    /// the catalogue knows no such action.</returns>
    public IReadOnlyList<IamAction>? Of(string eventSource, string eventName) =>
        _known.TryGetValue((eventSource, eventName), out var known) ? known
        // There are some ten thousand kinds of event; a log that has more holds something else, and must not fill the memory.
        : _known.Count >= MostKnown ? Find(eventSource, eventName)
        : _known.GetOrAdd((eventSource, eventName), static (key, self) => self.Find(key.Source, key.Name), this);

    /// <summary>Actions of which an event stands for one or more, and its name does not tell which:
    /// statements of PartiQL, transactions.</summary>
    /// <param name="eventSource">Such as <c>dynamodb.amazonaws.com</c>.</param>
    /// <param name="eventName">Such as <c>ExecuteStatement</c>.</param>
    /// <returns>The actions; empty for all other events. <see cref="Of"/> then gives null.</returns>
    public IReadOnlyList<IamAction> OneOf(string eventSource, string eventName)
    {
        var (service, name) = Parts(eventSource, eventName);
        return _oneOf.TryGetValue($"{service}:{name}", out var actions)
            ? [.. actions.Select(IamCatalogue.Default.FindAction).OfType<IamAction>()]
            : [];
    }

    private (string Service, string Name) Parts(string eventSource, string eventName)
    {
        var source = Source(eventSource);
        return (_services.GetValueOrDefault(source, source), Version().Replace(eventName, ""));
    }

    private static string Source(string eventSource) =>
        eventSource.EndsWith(".amazonaws.com", StringComparison.Ordinal) ? eventSource[..^".amazonaws.com".Length] : eventSource;

    private IamAction[]? Find(string eventSource, string eventName)
    {
        var (service, name) = Parts(eventSource, eventName);
        if (_noAction.Contains(Source(eventSource)) || _needNoPermission.Contains($"{service}:{name}"))
        {
            return [];
        }

        if (_oneOf.ContainsKey($"{service}:{name}"))
        {
            return null;
        }

        if (service == "apigateway")
        {
            return IamCatalogue.Default.FindAction("apigateway:" + Verb(name)) is { } verb ? [verb] : null;
        }

        string[] actions = _events.TryGetValue($"{service}:{name}", out var listed) ? listed : [$"{service}:{name}"];
        var found = actions.Select(IamCatalogue.Default.FindAction).OfType<IamAction>().ToArray();
        // Some services share the event source of another one.
        return found.Length == actions.Length ? found
            : _otherServices
                .GetValueOrDefault(service, [])
                .Select(other => IamCatalogue.Default.FindAction($"{other}:{name}"))
                .OfType<IamAction>()
                .FirstOrDefault()
                is { } shared
                ? [shared]
            : null;
    }

    // "API Gateway uses HTTP verbs as actions":
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-permissions-to-manage-apis.html
    private static string Verb(string name)
    {
        bool Begins(params string[] starts) => starts.Any(start => name.StartsWith(start, StringComparison.Ordinal));
        return Begins("Get", "Export") ? "GET"
            : Begins("Delete", "Untag", "Flush", "Reset") ? "DELETE"
            : Begins("Update") ? "PATCH"
            : Begins("Put", "Tag", "Reimport") ? "PUT"
            : "POST";
    }

    private static EventActions Read()
    {
        using var stream =
            typeof(EventActions).Assembly.GetManifestResourceStream("event-actions.json")
            ?? throw new InvalidOperationException("The table of event names is not in the assembly.");
        return new EventActions(JsonSerializer.Deserialize<Table>(stream, Options)!);
    }

    [GeneratedRegex(@"(?<=[a-z])(_?\d{4}_\d{2}_\d{2}|\d{8}(v\d+)?|V\d{8})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Version();

    private sealed record Table(
        Dictionary<string, string> Services,
        Dictionary<string, string[]> OtherServices,
        string[] NoAction,
        string[] NeedNoPermission,
        Dictionary<string, string[]> Events,
        Dictionary<string, string[]> OneOf
    );
}
