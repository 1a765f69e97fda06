namespace ZeroTrust.Policy.Catalogue;

/// <summary>A service in the catalogue. Its parts are read at first use.</summary>
public sealed class IamService
{
    private readonly Lazy<Parts> _parts;

    internal IamService(string prefix, string name, bool supportsResourceControl, string lines)
    {
        Prefix = prefix;
        Name = name;
        SupportsResourceControl = supportsResourceControl;
        _parts = new Lazy<Parts>(() => Parts.Read(prefix, lines));
    }

    /// <summary>The prefix of its actions, such as <c>s3</c>.</summary>
    public string Prefix { get; }

    /// <summary>Its name, such as <c>Amazon S3</c>.</summary>
    public string Name { get; }

    /// <summary>Whether resource control policies reach it.</summary>
    public bool SupportsResourceControl { get; }

    /// <summary>Its actions by name.</summary>
    public IReadOnlyList<IamAction> Actions => _parts.Value.Actions;

    /// <summary>Its types of resource.</summary>
    public IReadOnlyList<IamResourceType> ResourceTypes => _parts.Value.Types;

    /// <summary>Its condition keys.</summary>
    public IReadOnlyList<IamConditionKey> ConditionKeys => _parts.Value.Keys;

    /// <summary>An action by name; letter case does not matter.</summary>
    /// <param name="name">Without prefix.</param>
    /// <returns>The action, or null.</returns>
    public IamAction? FindAction(string name) => _parts.Value.ByName.GetValueOrDefault(name);

    /// <inheritdoc />
    public override string ToString() => Prefix;

    private sealed record Parts(IamAction[] Actions, IamResourceType[] Types, IamConditionKey[] Keys, Dictionary<string, IamAction> ByName)
    {
        public static Parts Read(string prefix, string lines)
        {
            var keys = new List<IamConditionKey>();
            var types = new List<IamResourceType>();
            var actions = new List<IamAction>();
            var split = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            // Keys come in several places, and everything else refers to them by number.
            foreach (var line in split)
            {
                if (line[0] == 'K' && line.Split('\t') is [_, var key, var type])
                {
                    keys.Add(new IamConditionKey(key, type));
                }
            }
            string[] Keys(string numbers) => numbers.Length == 0 ? [] : [.. numbers.Split(',').Select(n => keys[Number(n)].Name)];
            foreach (var line in split)
            {
                var fields = line.Split('\t');
                if (line[0] == 'T')
                {
                    types.Add(new IamResourceType(prefix, fields[1], fields[2], Keys(fields[3])));
                }
                else if (line[0] == 'A')
                {
                    actions.Add(new IamAction(prefix, fields[1], Level(fields[2]), Resources(fields[3], types), Keys(fields[4])));
                }
            }
            return new Parts([.. actions], [.. types], [.. keys], actions.ToDictionary(a => a.Name, StringComparer.OrdinalIgnoreCase));
        }

        private static IamActionResource[] Resources(string numbers, List<IamResourceType> types) =>
            numbers.Length == 0
                ? []
                : [.. numbers.Split(',').Select(n => new IamActionResource(types[Number(n.TrimEnd('!'))], n.EndsWith('!')))];

        private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

        private static AccessLevel Level(string code) =>
            code switch
            {
                "L" => AccessLevel.List,
                "R" => AccessLevel.Read,
                "T" => AccessLevel.Tagging,
                "P" => AccessLevel.PermissionsManagement,
                _ => AccessLevel.Write,
            };
    }
}
