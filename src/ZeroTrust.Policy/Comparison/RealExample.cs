using System.Text.RegularExpressions;
using ZeroTrust.Policy.Catalogue;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Lint;

namespace ZeroTrust.Policy.Comparison;

/// <summary>Puts an action that exists, and a resource of its type, into an example: what comes out of
/// automata is the shortest text that fits, not one that
/// anybody has seen. An example that cannot be made more real stays as it is.</summary>
internal static partial class RealExample
{
    private const int MostTried = 64;

    // For statements that name no service: what people think of first.
    private static readonly string[] WellKnown =
    [
        "s3:GetObject",
        "ec2:RunInstances",
        "iam:CreateUser",
        "sts:AssumeRole",
        "kms:Decrypt",
        "lambda:InvokeFunction",
        "dynamodb:GetItem",
        "sqs:SendMessage",
        "secretsmanager:GetSecretValue",
    ];

    /// <summary>The example, or a more real one.</summary>
    /// <param name="example">A confirmed example.</param>
    /// <param name="statement">The statement that allows it; null when not known.</param>
    /// <param name="isNew">Whether only the new policy allows a request.</param>
    public static AccessRequest Of(AccessRequest example, Statement? statement, Func<AccessRequest, bool> isNew)
    {
        string[] written = [.. Written(statement)];
        foreach (
            var action in Actions(example, statement)
                .OrderByDescending(action => written.Max(resource => (int?)Fit(action, resource)) ?? 0)
                .Take(MostTried)
        )
        {
            foreach (var resource in Resources(action, written, example))
            {
                var candidate = new AccessRequest(example.Principal, action.FullName, resource, example.Context, example.ResourceAccount);
                if (isNew(candidate))
                {
                    return candidate;
                }
            }
        }

        return example;
    }

    /// <summary>The resources that the statement writes, with a word in the place of wildcards.</summary>
    private static IEnumerable<string> Written(Statement? statement) =>
        statement?.Resource is not { IsNot: false } resource
            ? []
            : resource
                .Patterns.Select(static pattern => pattern.Text)
                .Where(static text => text.Length > 1 && !text.Contains("${", StringComparison.Ordinal))
                .Select(static text => text.Replace("*", "example", StringComparison.Ordinal).Replace('?', 'x'))
                .Take(MostTried);

    /// <summary>How closely a resource fits the types of resource that an action takes: by the letters that type and
    /// ARN have in common, 0 for not at all.</summary>
    private static int Fit(IamAction action, string resource) =>
        action
            .ResourceTypes.Select(type => Placeholder().Replace(type.Type.ArnFormat, "*"))
            .Where(format => PatternRelation.Covers(format, resource, ignoreCase: false))
            .Select(static format => format.Length)
            .DefaultIfEmpty(0)
            .Max();

    private static IEnumerable<IamAction> Actions(AccessRequest example, Statement? statement)
    {
        var catalogue = IamCatalogue.Default;
        if (catalogue.FindAction(example.Action) is { } same)
        {
            return [same];
        }

        var service = catalogue.FindService(example.Service);
        return service is null || service.Actions.Count == 0 ? WellKnown.Select(catalogue.FindAction).OfType<IamAction>()
            : statement?.Action is { IsNot: false } named
                ? named
                    .Patterns.Where(pattern => PatternRelation.Covers(pattern.Text, example.Action, ignoreCase: true))
                    .SelectMany(pattern => catalogue.Expand(pattern.Text).Where(action => action.Service == service.Prefix))
                    .Concat(service.Actions)
                    .Distinct()
            : service.Actions;
    }

    private static IEnumerable<string> Resources(IamAction action, string[] written, AccessRequest example) =>
        written
            .Where(resource => Fit(action, resource) > 0)
            .Concat(action.ResourceTypes.Select(resource => Arn(resource.Type.ArnFormat, example)).DefaultIfEmpty("*"))
            .Append(example.Resource)
            .Distinct(StringComparer.Ordinal);

    private static string Arn(string format, AccessRequest example) =>
        Placeholder()
            .Replace(
                format,
                match =>
                    match.Groups[1].Value switch
                    {
                        "Partition" => "aws",
                        "Region" => "us-east-1",
                        "Account" => example.ResourceAccount ?? Confirmation.SomeAccount,
                        _ => "example",
                    }
            );

    [GeneratedRegex(@"\$\{(\w+)\}")]
    private static partial Regex Placeholder();
}
