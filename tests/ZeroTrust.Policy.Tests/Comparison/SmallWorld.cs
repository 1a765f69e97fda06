using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Policy.Tests.Comparison;

/// <summary>A language so small that all its policies can be written down, and requests enough to tell them apart.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Statements">All statements there are; a policy has none, one, or two different ones.</param>
/// <param name="Requests">All requests that are asked.</param>
internal sealed record SmallWorld(string Name, IReadOnlyList<Statement> Statements, IReadOnlyList<AccessRequest> Requests)
{
    private const string Queue = "arn:aws:sqs:us-east-1:111122223333:";
    private static readonly RequestPrincipal Someone = RequestPrincipal.Parse("arn:aws:iam::111122223333:user/bob") with
    {
        UniqueId = "AIDAEXAMPLEEXAMPLE000",
    };
    private static readonly string?[] Texts = [null, "", "a", "A", "ab", "b"];
    private static readonly string[] TextConditions =
    [
        "StringEquals a",
        "StringEquals a,ab",
        "StringEqualsIgnoreCase a",
        "StringLike a*",
        "StringLike ?",
        "StringNotEquals a",
        "StringNotEquals a,b",
        "StringNotEqualsIgnoreCase a",
        "StringNotLike a*",
        "StringEqualsIfExists a",
        "StringNotLikeIfExists ?",
        "ForAllValues:StringLike a*",
        "ForAnyValue:StringNotEquals a",
        "Null true",
        "Null false",
    ];

    /// <summary>The worlds.</summary>
    public static IReadOnlyList<SmallWorld> All { get; } =
    [
        new(
            "actions and resources",
            [
                .. from effect in (Effect[])[Effect.Allow, Effect.Deny]
                from action in (ActionElement[])[ActionElement.Of("sqs:a"), ActionElement.Of("SQS:A*"), ActionElement.Except("sqs:a")]
                from resource in (ResourceElement[])
                    [ResourceElement.Of(Queue + "x"), ResourceElement.Of(Queue + "x*"), ResourceElement.Except(Queue + "x")]
                select new Statement
                {
                    Effect = effect,
                    Action = action,
                    Resource = resource,
                },
            ],
            [
                .. from action in (string[])["sqs:a", "sqs:ab", "SQS:B"]
                from resource in (string[])[Queue + "x", Queue + "xy", Queue + "X", "*"]
                select new AccessRequest(Someone, action, resource, RequestContext.Complete, "111122223333"),
            ]
        ),
        OfKey("texts", "aws:PrincipalTag/t", TextConditions, [.. Texts.Select(static text => text is null ? null : (string[])[text])]),
        OfKey(
            "several texts",
            "aws:TagKeys",
            [
                "ForAllValues:StringEquals a",
                "ForAllValues:StringEquals a,b",
                "ForAnyValue:StringEquals a",
                "ForAnyValue:StringLike a*,b",
                "ForAllValues:StringNotEquals a",
                "ForAnyValue:StringNotLike a*",
                "ForAnyValue:StringEqualsIfExists a",
                "StringEquals a",
                "StringNotEquals a",
                "StringNotEqualsIfExists b",
                "Null true",
                "Null false",
            ],
            [null, [""], ["a"], ["b"], ["c"], ["a", "b"], ["a", "c"], ["", "a"], ["b", "c"]]
        ),
        OfKey(
            "numbers",
            "s3:max-keys",
            [
                "NumericEquals 5",
                "NumericEquals 5.0,7",
                "NumericNotEquals 5",
                "NumericLessThan 5",
                "NumericLessThanEquals 5",
                "NumericGreaterThan 5",
                "NumericGreaterThanEquals 7",
                "NumericLessThanIfExists 7",
                "ForAllValues:NumericLessThan 7",
                "ForAnyValue:NumericGreaterThan 5",
                "NumericNotEqualsIfExists 7",
                "Null true",
            ],
            [null, ["4"], ["5"], ["5.00"], ["6"], ["7"], ["8"], ["many"], [""], ["4", "8"], ["4", "many"]]
        ),
        OfKey(
            "moments",
            "aws:CurrentTime",
            [
                "DateEquals 2026-01-01",
                "DateNotEquals 1767225600",
                "DateLessThan 2026-01-01T00:00:00Z",
                "DateLessThanEquals 1767225600",
                "DateGreaterThan 2026",
                "DateGreaterThanEquals 2026-01-01T01:00:00+01:00",
                "DateLessThanIfExists 2026-01-02",
                "Null false",
            ],
            [null, ["2025-12-31T23:59:59Z"], ["2026-01-01T00:00:00Z"], ["1767225600"], ["2026-01-01T12:00:00Z"], ["2027"], ["soon"], [""]]
        ),
        OfKey(
            "addresses",
            "aws:SourceIp",
            [
                "IpAddress 10.0.0.0/8",
                "IpAddress 10.0.0.0/9,10.128.0.0/9",
                "IpAddress 10.1.2.3",
                "IpAddress 0.0.0.0/0",
                "IpAddress ::/0",
                "IpAddress 0.0.0.0/0,::/0",
                "NotIpAddress 10.0.0.0/8",
                "NotIpAddress ::/0,0.0.0.0/0",
                "NotIpAddressIfExists 10.0.0.0/9",
                "IpAddressIfExists 10.0.0.0/8",
                "Null true",
            ],
            [null, ["10.1.2.3"], ["10.200.0.1"], ["11.0.0.1"], ["::1"], ["::ffff:10.1.2.3"], ["home"], [""]]
        ),
        OfKey(
            "truth values",
            "aws:SecureTransport",
            [
                "Bool true",
                "Bool False",
                "Bool true,false",
                "BoolIfExists true",
                "BoolIfExists false",
                "StringEquals true",
                "StringNotEqualsIgnoreCase true",
                "Null true",
                "Null false",
                "Null true,false",
            ],
            [null, ["true"], ["True"], ["false"], ["maybe"], [""]]
        ),
        OfKey(
            "ARNs",
            "aws:SourceArn",
            [
                "ArnLike arn:aws:sns:*:1:*",
                "ArnLike arn:aws:sns:*:*:*",
                "ArnEquals arn:aws:sns:?:1:t",
                "ArnNotLike arn:aws:sns:*:1:*",
                "StringLike arn:aws:sns:*:1:*",
                "StringEquals arn:aws:sns:r:1:t",
                "ArnLikeIfExists arn:*:*:*:*:t",
                "StringNotLike arn:*",
                "ForAllValues:ArnLike arn:aws:sns:r:*:*",
                "Null true",
            ],
            [
                null,
                ["arn:aws:sns:r:1:t"],
                ["arn:aws:sns:r:2:t"],
                ["arn:aws:sns:r:2:1:t"],
                ["arn:aws:sns::1:t:u"],
                ["arn:aws:sns:r"],
                ["here"],
                [""],
            ]
        ),
        new(
            "principals",
            [
                .. from effect in (Effect[])[Effect.Allow, Effect.Deny]
                from principal in Named
                select new Statement
                {
                    Effect = effect,
                    Principal = principal,
                    Action = ActionElement.Of("sqs:a"),
                    Resource = ResourceElement.Of("*"),
                },
            ],
            [
                .. Asking.Select(static principal => new AccessRequest(
                    principal,
                    "sqs:a",
                    Queue + "x",
                    RequestContext.Complete,
                    "111122223333"
                )),
            ]
        ),
        new(
            "variables",
            [
                .. from effect in (Effect[])[Effect.Allow, Effect.Deny]
                from resource in (ResourceElement[])
                    [
                        ResourceElement.Of(Queue + "${aws:username}"),
                        ResourceElement.Of(Queue + "bob"),
                        ResourceElement.Of(Queue + "*"),
                        ResourceElement.Of(Queue + "${aws:username}", Queue + "eve"),
                        ResourceElement.Of(Queue + "${aws:username, 'eve'}"),
                        ResourceElement.Except(Queue + "${aws:username}"),
                        ResourceElement.Except(Queue + "bob"),
                        ResourceElement.Of(Queue + "${*}"),
                        ResourceElement.Of(Queue + "b*"),
                    ]
                select new Statement
                {
                    Effect = effect,
                    Action = ActionElement.Of("sqs:a"),
                    Resource = resource,
                },
                .. from effect in (Effect[])[Effect.Allow, Effect.Deny]
                from condition in (string[])
                    [
                        "StringEquals ${aws:username}",
                        "StringEqualsIgnoreCase ${aws:username}",
                        "StringNotEquals ${aws:username}",
                        "StringLike b*",
                        "StringEqualsIfExists bob",
                    ]
                select Statement(effect, "aws:PrincipalTag/t", condition),
            ],
            [
                .. from principal in (RequestPrincipal[])
                    [
                        Someone,
                        RequestPrincipal.Parse("arn:aws:iam::111122223333:user/eve"),
                        RequestPrincipal.Parse("arn:aws:iam::111122223333:role/r") with
                        {
                            Provider = "",
                        },
                    ]
                from resource in (string[])["bob", "eve", "BOB", "*", "x"]
                from tag in (string?[])[null, "bob", "BOB", "eve"]
                select new AccessRequest(
                    principal,
                    "sqs:a",
                    Queue + resource,
                    Context("aws:PrincipalTag/t", tag is null ? null : [tag]),
                    "111122223333"
                ),
            ]
        ),
        new(
            "a variable of a key that is compared",
            [
                .. from effect in (Effect[])[Effect.Allow, Effect.Deny]
                from resource in (string[])["${aws:PrincipalTag/t}", "a", "*"]
                from condition in (string?[])[null, "StringEquals a", "StringEquals a,b", "StringNotEquals a", "Null true"]
                select (
                    condition is null
                        ? new Statement { Effect = effect, Action = ActionElement.Of("sqs:a") }
                        : Statement(effect, "aws:PrincipalTag/t", condition)
                ) with
                {
                    Resource = ResourceElement.Of(Queue + resource),
                },
            ],
            [
                .. from resource in (string[])["a", "b", "c"]
                from tag in (string?[])[null, "a", "b", "c"]
                select new AccessRequest(
                    Someone,
                    "sqs:a",
                    Queue + resource,
                    Context("aws:PrincipalTag/t", tag is null ? null : [tag]),
                    "111122223333"
                ),
            ]
        ),
    ];

    /// <summary>All policies of none, one or two statements, in this order.</summary>
    public IEnumerable<PolicyDocument> Policies() =>
        Statements
            .Select(static statement => new PolicyDocument { Statements = [statement] })
            .Prepend(new PolicyDocument())
            .Concat(
                Statements.SelectMany(
                    (first, i) => Statements.Skip(i + 1).Select(second => new PolicyDocument { Statements = [first, second] })
                )
            );

    public override string ToString() => Name;

    private static PrincipalElement[] Named =>
        [
            PrincipalElement.Everyone,
            PrincipalElement.Aws("111122223333"),
            PrincipalElement.Aws("arn:aws:iam::111122223333:user/bob"),
            PrincipalElement.Aws("arn:aws:iam::111122223333:role/p/r"),
            PrincipalElement.Aws("arn:aws:sts::111122223333:assumed-role/r/s1"),
            PrincipalElement.Service("sns.amazonaws.com"),
            PrincipalElement.Aws("AIDAEXAMPLEEXAMPLE000"),
            PrincipalElement.Aws("111122223333", "arn:aws:iam::111122223333:user/bob") with
            {
                IsNot = true,
            },
            PrincipalElement.Aws("111122223333") with
            {
                IsNot = true,
            },
            PrincipalElement.Service("sns.amazonaws.com") with
            {
                IsNot = true,
            },
        ];

    private static RequestPrincipal[] Asking =>
        [
            Someone,
            RequestPrincipal.Parse("arn:aws:iam::111122223333:user/eve") with
            {
                UniqueId = "AIDAOTHER",
            },
            RequestPrincipal.Parse("arn:aws:iam::444455556666:user/bob") with
            {
                UniqueId = "AIDAEXAMPLEEXAMPLE000",
            },
            RequestPrincipal.Parse("arn:aws:sts::111122223333:assumed-role/r/s1", "arn:aws:iam::111122223333:role/p/r") with
            {
                Provider = "",
            },
            RequestPrincipal.Parse("arn:aws:sts::111122223333:assumed-role/r/s2", "arn:aws:iam::111122223333:role/p/r") with
            {
                Provider = "",
            },
            RequestPrincipal.Parse("arn:aws:sts::111122223333:assumed-role/other/s1", "arn:aws:iam::111122223333:role/other") with
            {
                Provider = "",
            },
            RequestPrincipal.Parse("111122223333"),
            RequestPrincipal.Parse("arn:aws:sts::111122223333:federated-user/f") with
            {
                IssuerArn = "arn:aws:iam::111122223333:user/bob",
            },
            RequestPrincipal.Anonymous,
            RequestPrincipal.Service("sns.amazonaws.com"),
            RequestPrincipal.Service("sqs.amazonaws.com"),
            RequestPrincipal.Federated("accounts.google.com"),
        ];

    private static SmallWorld OfKey(string name, string key, string[] conditions, string[]?[] values) =>
        new(
            name,
            [.. from effect in (Effect[])[Effect.Allow, Effect.Deny] from condition in conditions select Statement(effect, key, condition)],
            [.. values.Select(value => new AccessRequest(Someone, "sqs:a", Queue + "x", Context(key, value), "111122223333"))]
        );

    private static Statement Statement(Effect effect, string key, string condition)
    {
        var space = condition.IndexOf(' ', StringComparison.Ordinal);
        return new Statement
        {
            Effect = effect,
            Action = ActionElement.Of("sqs:a"),
            Resource = ResourceElement.Of("*"),
            Conditions = ConditionBlock.Of(Condition.Of(condition[..space], key, condition[(space + 1)..].Split(','))),
        };
    }

    private static RequestContext Context(string key, string[]? values) =>
        RequestContext.Complete.With(key, values is null ? ContextValue.Absent : ContextValue.Of(values));
}
