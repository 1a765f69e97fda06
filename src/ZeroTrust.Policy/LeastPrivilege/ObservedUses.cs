using ZeroTrust.Policy.Catalogue;
using ZeroTrust.Policy.Trails;

namespace ZeroTrust.Policy.LeastPrivilege;

/// <summary>
/// The uses of a principal. Bounded: when an action meets very many different resources (objects of
/// a bucket), further ones count as uses of what
/// holds them.
/// </summary>
/// <param name="circumstances">Members of records that tell uses of one resource apart.</param>
internal sealed class ObservedUses(IReadOnlyList<TrailField> circumstances)
{
    private const int MostPerAction = 1_000;
    private const string TooMany = "too many different resources to list each";
    private readonly Dictionary<(string Action, string Resource, string Circumstances), ObservedUse> _uses = [];
    private readonly Dictionary<string, int> _perAction = new(StringComparer.Ordinal);

    public IReadOnlyCollection<ObservedUse> All => _uses.Values;

    public void Add(ObservedEvent observed, IamAction action, string? resource, string reason, string? passedTo)
    {
        var key = (action.FullName, resource ?? "", $"{passedTo}\n{observed.Circumstances(circumstances)}");
        if (!_uses.TryGetValue(key, out var use))
        {
            var seen = _perAction.GetValueOrDefault(action.FullName);
            // First the folder of the object counts; when there are too many of these as well, whatever the action takes.
            var folder = resource is not null and not "*" && seen >= MostPerAction ? ResourcePatterns.Folder(resource) : null;
            var everything = seen >= 2 * MostPerAction;
            if (everything)
            {
                key = (action.FullName, "", passedTo ?? "");
            }
            else if (folder is not null)
            {
                key = (action.FullName, folder + "*", passedTo ?? "");
            }

            if (!_uses.TryGetValue(key, out use))
            {
                use = new ObservedUse(
                    observed,
                    action,
                    everything ? null : resource,
                    everything ? null : folder,
                    everything || folder is not null ? TooMany : reason,
                    passedTo
                );
                _uses.Add(key, use);
                _perAction[action.FullName] = seen + 1;
            }
        }

        use.Add(observed.Entry.Count, observed.Entry.LastSeen);
    }
}
