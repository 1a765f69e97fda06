using System.Text;
using ZeroTrust.Policy.Actions;
using ZeroTrust.Policy.Catalogue;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Principals;
using ZeroTrust.Policy.Resources;
using ZeroTrust.Policy.Trails;

namespace ZeroTrust.Policy.Forecasts;

/// <summary>
/// Folds resources by what policies say about them. Most logs name millions of objects, and a
/// policy tells apart only a few kinds: those that the
/// patterns of its statements match alike, with the same owner. One request of each kind is decided for all.
/// </summary>
internal sealed class ResourceClasses
{
    private const int MostKinds = 10_000;
    private const byte NotNamed = 1,
        Known = 2,
        Foreign = 3,
        ByName = 4;
    private readonly (ActionMatcher? Actions, Element? Element)[] _statements;
    private readonly IReadOnlyCollection<string> _own;
    private readonly bool _asksForOwner;
    private readonly Dictionary<(string Source, string Name), Kind> _kinds = [];
    private readonly Dictionary<ulong, Kind> _byFingerprint = [];
    private readonly TextMemory _region = new();
    private readonly TextMemory _account = new();
    private readonly TextMemory _caller = new();
    private byte[] _class = new byte[256];
    private int _length;

    /// <summary>Prepares the statements of policies.</summary>
    /// <param name="documents">All documents, old and new.</param>
    /// <param name="own">Resources that are of interest; empty for all.</param>
    /// <param name="asksForOwner">Whether the account of a resource makes a difference.</param>
    public ResourceClasses(IEnumerable<PolicyDocument> documents, IReadOnlyCollection<string> own, bool asksForOwner)
    {
        _own = own;
        _asksForOwner = asksForOwner;
        var elements = new Dictionary<string, Element>(StringComparer.Ordinal);
        _statements =
        [
            .. documents
                .SelectMany(static document => document.Statements.Select(statement => (document.Version, Statement: statement)))
                .Where(static pair => !AskedFields.NamesEveryResource(pair.Statement))
                .Select(pair =>
                    (
                        pair.Statement.Action is null ? null : new ActionMatcher(pair.Statement.Action),
                        Shared(pair.Version, pair.Statement.Resource!)
                    )
                ),
        ];

        // Old and new policies mostly have the same elements.
        Element? Shared(PolicyVersion version, ResourceElement element)
        {
            var text = $"{version} {string.Join('\n', element.Patterns.Select(static pattern => pattern.Text))}";
            return elements.TryGetValue(text, out var known) ? known : elements[text] = new Element(version, element);
        }
    }

    /// <summary>Whether the resource can make a difference to an action.</summary>
    public bool Matters(IamAction action) => KindOf([action]).Matters;

    /// <summary>Whether a resource is one of those that are of interest.</summary>
    public bool IsOwn(string resource)
    {
        foreach (var own in _own)
        {
            if (ResourcesOfPolicy.Holds(own, resource))
            {
                return true;
            }
        }

        return _own.Count == 0;
    }

    /// <summary>Puts the class of its resource into a record, and forgets the resource where it makes no difference.</summary>
    /// <returns>The actions that the record stands for; null when none is known.</returns>
    public IReadOnlyList<IamAction>? Classify(TrailRecord record)
    {
        var kind = KindOf(record);
        PassedRole.Keep(kind.Actions is [var single] ? single : null, record);
        if (!kind.Matters)
        {
            record.DropResource();
            return kind.Actions;
        }

        _length = 0;
        if (kind.Actions is not [var action])
        {
            // Several actions on different resources, or none that is known: these are rare, and each is told apart by all that it names.
            Put(ByName);
            foreach (var field in AskedFields.Resources)
            {
                Put(record[field]);
            }
        }
        else
        {
            var region = _region.Text(record[TrailField.Region]);
            var caller = _caller.Text(CallerAccount(record));
            var account = record[TrailField.RecipientAccount].IsEmpty ? caller : _account.Text(record[TrailField.RecipientAccount]);
            var resource = EventResource.Of(action, record, ObservedEvent.PartitionOf(record), region, account);
            Put(record, kind, resource);
        }

        record.Set(TrailField.ResourceClass, _class.AsSpan(0, _length));
        return kind.Actions;
    }

    private void Put(TrailRecord record, Kind kind, string? resource)
    {
        if (resource is not null and not "*")
        {
            record.Set(TrailField.Resource, resource);
        }

        if (resource is null)
        {
            Put(NotNamed);
        }
        else if (!IsOwn(resource))
        {
            Put(Foreign);
            return;
        }
        else
        {
            Put(Known);
            Put(
                (byte)(
                    (resource.Contains(":key/", StringComparison.Ordinal) ? 1 : 0)
                    | (resource.Contains(":role/", StringComparison.Ordinal) ? 2 : 0)
                )
            );
            foreach (var element in kind.Elements)
            {
                if (element.HasVariables)
                {
                    // What a variable stands for depends on the rest of the request.
                    Put(record[TrailField.Resource]);
                    break;
                }

                Put(element.Match(resource) ? (byte)1 : (byte)0);
            }
        }

        if (_asksForOwner)
        {
            // The owner follows from these, and from caller and recipient, which tell requests apart anyway.
            Put(record[TrailField.ResourceOwner]);
            Put((byte)(resource == "*" ? 1 : 0));
            foreach (var letter in EventResource.AccountOf(resource))
            {
                Put((byte)letter);
            }
        }
    }

    private void Put(byte value)
    {
        if (_length == _class.Length)
        {
            Array.Resize(ref _class, _length * 2);
        }

        _class[_length++] = value;
    }

    private void Put(ReadOnlySpan<byte> value)
    {
        if (_length + value.Length + 4 > _class.Length)
        {
            Array.Resize(ref _class, (_length + value.Length + 4) * 2);
        }

        BitConverter.TryWriteBytes(_class.AsSpan(_length), value.Length);
        value.CopyTo(_class.AsSpan(_length + 4));
        _length += value.Length + 4;
    }

    // As requests have it: of the session's role, or what the identity says.
    private static ReadOnlySpan<byte> CallerAccount(TrailRecord record)
    {
        var arn = record[TrailField.IssuerArn].IsEmpty ? record[TrailField.IdentityArn] : record[TrailField.IssuerArn];
        for (var colons = 0; colons < 4 && !arn.IsEmpty; colons++)
        {
            arn = arn[(arn.IndexOf((byte)':') + 1)..];
        }

        var end = arn.IndexOf((byte)':');
        return end == 12 ? arn[..12] : record[TrailField.IdentityAccount];
    }

    private Kind KindOf(TrailRecord record)
    {
        var key = Fingerprint.Add(Fingerprint.Add(Fingerprint.Seed, record[TrailField.EventSource]), record[TrailField.EventName]);
        if (_byFingerprint.TryGetValue(key, out var kind) && kind.Is(record))
        {
            return kind;
        }

        var (source, name) = (record.Text(TrailField.EventSource) ?? "", record.Text(TrailField.EventName) ?? "");
        kind = KindOf(
            EventActions.Default.Of(source, name) ?? (EventActions.Default.OneOf(source, name) is { Count: > 0 } several ? several : null)
        ) with
        {
            Source = Encoding.UTF8.GetBytes(source),
            Name = Encoding.UTF8.GetBytes(name),
        };
        if (_byFingerprint.Count < MostKinds)
        {
            _byFingerprint[key] = kind;
        }

        return kind;
    }

    private Kind KindOf(IReadOnlyList<IamAction>? actions)
    {
        if (actions is null or { Count: 0 })
        {
            return new Kind(actions, _own.Count > 0 && actions is null, []);
        }

        var key = actions is [var only] ? ("", only.FullName) : ("", string.Join(' ', actions.Select(static action => action.FullName)));
        if (!_kinds.TryGetValue(key, out var kind))
        {
            var requests = actions.Select(static action => new AccessRequest(RequestPrincipal.Anonymous, action.FullName, "*")).ToArray();
            var elements = _statements
                .Where(statement => statement.Actions is null || requests.Any(statement.Actions.Match))
                .Select(static statement => statement.Element!)
                .Distinct()
                .ToArray();
            kind = new Kind(actions, _asksForOwner || _own.Count > 0 || elements.Length > 0, elements);
            if (_kinds.Count < MostKinds)
            {
                _kinds.Add(key, kind);
            }
        }

        return kind;
    }

    private sealed record Kind(IReadOnlyList<IamAction>? Actions, bool Matters, Element[] Elements)
    {
        public byte[] Source { get; init; } = [];

        public byte[] Name { get; init; } = [];

        public bool Is(TrailRecord record) =>
            record[TrailField.EventSource].SequenceEqual(Source) && record[TrailField.EventName].SequenceEqual(Name);
    }

    /// <summary>The patterns of a Resource element; whether it is negated makes no difference to what it tells apart.</summary>
    private sealed class Element
    {
        private readonly CompiledPattern[] _patterns;

        public Element(PolicyVersion version, ResourceElement element)
        {
            var parsed = element.Patterns.Select(pattern => pattern.Parse(version)).ToArray();
            HasVariables = parsed.Any(static pattern => pattern.HasVariables);
            _patterns = [.. parsed.Select(static pattern => new CompiledPattern(pattern.Parts))];
        }

        public bool HasVariables { get; }

        public bool Match(string resource)
        {
            foreach (var pattern in _patterns)
            {
                if (pattern.Match(resource))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
