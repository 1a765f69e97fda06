using ZeroTrust.Policy.Catalogue;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.LeastPrivilege;

/// <summary>What uses ask of a policy: an action on a pattern of resources.</summary>
/// <param name="Action">The action.</param>
/// <param name="Pattern">The pattern, as the policy would write it.</param>
/// <param name="Uses">The uses with known resources that ask for it; none when the resource is not known, or when nobody asked.</param>
/// <param name="Request">A use that stands for all of them.</param>
internal sealed record Need(IamAction Action, string Pattern, IReadOnlyList<ObservedUse> Uses, ObservedUse Request)
{
    private const string PassedToService = "iam:PassedToService";

    /// <summary>The service that a role is handed to; null when it is not known or no role is handed on.</summary>
    public string? PassedTo { get; init; }

    /// <summary>A grant for the need.</summary>
    /// <param name="resource">On what.</param>
    /// <param name="conditions">Under which conditions of the old policy.</param>
    public Grant Grant(ResourceElement resource, ConditionBlock conditions) =>
        new(
            Action,
            resource,
            PassedTo is null
            || conditions.Conditions.Any(static condition => condition.Key.Equals(PassedToService, StringComparison.OrdinalIgnoreCase))
                ? conditions
                : ConditionBlock.Of([.. conditions.Conditions, Condition.Of("StringEquals", PassedToService, PassedTo)])
        );

    /// <summary>What uses ask for.</summary>
    public static IEnumerable<Need> Of(IEnumerable<ObservedUse> uses, ResourceScope scope, PolicyVersion version) =>
        uses.GroupBy(static use => (use.Action.FullName, use.PassedTo))
            .SelectMany(action => OfAction([.. action], scope, version).Select(need => need with { PassedTo = action.Key.PassedTo }));

    /// <summary>Resources on which a use must be allowed; made-up ones stand for those that the records do not name.</summary>
    public static IEnumerable<string> Checks(ObservedUse use)
    {
        var others = Unnamed(use)
            .Select(static pattern => pattern == "*" ? "*" : pattern.Replace("*", "example", StringComparison.Ordinal));
        return use.Resource is { } resource ? others.Prepend(resource) : others;
    }

    // The pattern that a use stands for where it is not for one resource.
    private static string? Whole(ObservedUse use, PolicyVersion version)
    {
        if (use.Resource == "*")
        {
            return "*";
        }

        return use.Folder is { } folder ? ResourcePatterns.Literal(folder, version) + "*" : null;
    }

    private static IEnumerable<Need> OfAction(IReadOnlyList<ObservedUse> uses, ResourceScope scope, PolicyVersion version)
    {
        var action = uses[0].Action;
        var named = uses.Where(static use => use.Resource is not null).ToLookup(use => Whole(use, version));
        foreach (var group in named.Where(static group => group.Key is not null))
        {
            yield return new Need(action, group.Key!, [.. group], group.First());
        }

        foreach (var (pattern, of) in Patterns([.. named[null]], scope, version))
        {
            yield return new Need(action, pattern, of, of[0]);
        }

        foreach (
            var group in uses.SelectMany(static use => Unnamed(use).Select(pattern => (Use: use, Pattern: pattern)))
                .GroupBy(static pair => pair.Pattern, StringComparer.Ordinal)
        )
        {
            yield return new Need(action, group.Key, [], group.First().Use);
        }
    }

    private static IEnumerable<(string Pattern, IReadOnlyList<ObservedUse> Uses)> Patterns(
        IReadOnlyList<ObservedUse> uses,
        ResourceScope scope,
        PolicyVersion version
    )
    {
        var byArn = uses.ToLookup(static use => use.Resource!, StringComparer.Ordinal);
        return scope switch
        {
            ResourceScope.Prefix => ResourcePatterns
                .ByPrefix(byArn.Select(static group => group.Key), version)
                .Select(group => (group.Pattern, (IReadOnlyList<ObservedUse>)[.. group.Arns.SelectMany(arn => byArn[arn])])),
            ResourceScope.Type => byArn
                .SelectMany(static group => group)
                .GroupBy(
                    use =>
                        ResourcePatterns.TypeOf(use.Action, use.Resource!) is { } type
                            ? ResourcePatterns.All(type, use.Partition, "", use.Account)
                            : ResourcePatterns.Literal(use.Resource!, version),
                    StringComparer.Ordinal
                )
                .Select(static group => (group.Key, (IReadOnlyList<ObservedUse>)[.. group])),
            _ => byArn.Select(group => (ResourcePatterns.Literal(group.Key, version), (IReadOnlyList<ObservedUse>)[.. group])),
        };
    }

    // A request is checked against every resource that it involves (RunInstances: image, subnet, ...), and
    // the record names one at most. Where no type is
    // required the request may have been about nothing in particular, and then only "*" allows it.
    private static IEnumerable<string> Unnamed(ObservedUse use)
    {
        if (use.Resource == "*")
        {
            return [];
        }

        var types = use.Action.ResourceTypes;
        if (use.Resource is null && !types.Any(static type => type.IsRequired))
        {
            return ["*"];
        }

        var known = use.Resource is null ? null : ResourcePatterns.TypeOf(use.Action, use.Resource);
        return types
            .Where(type => use.Resource is null || (type.IsRequired && known is not null && type.Type.Name != known.Name))
            .Select(type => ResourcePatterns.All(type.Type, use.Partition, use.Region, use.Account))
            .Distinct(StringComparer.Ordinal);
    }
}
