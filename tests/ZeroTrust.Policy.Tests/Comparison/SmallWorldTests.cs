using ZeroTrust.Policy.Comparison;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Policy.Tests.Comparison;

/// <summary>
/// Random policies over a world that is small enough to ask every request in it. No proof is ever
/// contradicted, every example is real, and over this
/// language (no variables) nothing stays undecided but what differs only in requests whose result AWS does not define.
/// </summary>
public sealed class SmallWorldTests(ITestOutputHelper output)
{
    private static readonly string[] Actions = ["s3:Get", "s3:GetX", "s3:Put", "ec2:Run"];
    private static readonly string[] ActionPatterns = ["s3:Get", "s3:Get*", "s3:*", "*", "ec2:Run", "s3:???"];
    private static readonly string[] Resources = ["arn:aws:s3:::a", "arn:aws:s3:::ab", "arn:aws:s3:::b/c", "*"];
    private static readonly string[] ResourcePatterns =
    [
        "arn:aws:s3:::a",
        "arn:aws:s3:::a*",
        "arn:aws:s3:::*",
        "*",
        "arn:aws:s3:::?b",
        "arn:aws:s3:::b/c",
    ];
    private static readonly string[] Principals =
    [
        "arn:aws:iam::111122223333:user/u",
        "arn:aws:iam::111122223333:user/v",
        "arn:aws:iam::444455556666:user/w",
    ];
    private static readonly string[] PrincipalPatterns =
    [
        "*",
        "111122223333",
        "arn:aws:iam::111122223333:user/u",
        "arn:aws:iam::444455556666:root",
    ];

    private static readonly (string Key, string[] Operators, string[] Values, string[][] Requests)[] Keys =
    [
        (
            "aws:PrincipalOrgID",
            [
                "StringEquals",
                "StringNotEquals",
                "StringLike",
                "StringNotLike",
                "StringEqualsIgnoreCase",
                "StringEqualsIfExists",
                "StringNotEqualsIfExists",
                "Null",
            ],
            ["o", "O", "p", "o*", "true", "false"],
            [
                [],
                ["o"],
                ["O"],
                ["p"],
                ["ox"],
                [""],
            ]
        ),
        (
            "aws:TagKeys",
            [
                "ForAllValues:StringEquals",
                "ForAnyValue:StringEquals",
                "ForAllValues:StringNotLike",
                "ForAnyValue:StringNotLike",
                "ForAnyValue:StringEqualsIfExists",
                "StringEquals",
                "StringNotEquals",
            ],
            ["k", "l", "*"],
            [
                [],
                ["k"],
                ["l"],
                ["m"],
                ["k", "l"],
                ["k", "m"],
                ["", "k"],
                [""],
            ]
        ),
        (
            "s3:max-keys",
            ["NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericGreaterThanEquals", "NumericLessThanIfExists"],
            ["5", "7"],
            [
                [],
                ["4"],
                ["5"],
                ["6"],
                ["7"],
                ["8"],
                ["x"],
                ["4", "8"],
            ]
        ),
        (
            "aws:SourceIp",
            ["IpAddress", "NotIpAddress", "NotIpAddressIfExists"],
            ["10.0.0.0/8", "10.1.0.0/16", "::/0"],
            [
                [],
                ["10.1.0.1"],
                ["10.2.0.1"],
                ["11.0.0.1"],
                ["::1"],
            ]
        ),
        (
            "aws:SecureTransport",
            ["Bool", "BoolIfExists"],
            ["true", "false"],
            [
                [],
                ["true"],
                ["false"],
                ["maybe"],
            ]
        ),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_proof_is_contradicted_and_every_example_is_real(bool resourcePolicies)
    {
        var seed = resourcePolicies ? 20260801 : 20260802;
        const int rounds = 1200;
        output.WriteLine($"seed {seed}, {rounds} rounds");
        var random = new Random(seed);
        var verdicts = new int[3];
        for (var round = 0; round < rounds; round++)
        {
            var keys = Keys.OrderBy(_ => random.Next()).Take(2).ToArray();
            var before = Policy(random, keys, resourcePolicies);
            var after = random.Next(3) == 0 ? Policy(random, keys, resourcePolicies) : Changed(before, random, keys, resourcePolicies);
            var comparison = PolicyComparer.Compare(before, after);
            var (old, @new) = (new PreparedPolicy(before), new PreparedPolicy(after));
            verdicts[(int)comparison.Verdict]++;

            var shown = $"round {round}\nbefore {before.ToJson()}\nafter  {after.ToJson()}";
            var contradiction = comparison.Verdict switch
            {
                ComparisonVerdict.NoNewAccess => Requests(keys).FirstOrDefault(request => Allows(@new, request) > Allows(old, request)),
                ComparisonVerdict.Undecided => Requests(keys)
                    .FirstOrDefault(request => Allows(@new, request) == Truth.True && Allows(old, request) == Truth.False),
                _ => null,
            };
            Assert.True(
                contradiction is null,
                $"{comparison.Verdict} ({comparison.Reason}) contradicted by {Show(contradiction)}: {shown}"
            );
            if (comparison.Example is { } example)
            {
                Assert.True(
                    Allows(@new, example) == Truth.True && Allows(old, example) == Truth.False,
                    $"Not real, {Show(example)}: {shown}"
                );
            }
        }

        output.WriteLine($"proved {verdicts[0]}, examples {verdicts[1]}, undecided {verdicts[2]}");
        Assert.True(verdicts[0] > rounds / 10 && verdicts[1] > rounds / 10 && verdicts[2] < rounds / 10);
    }

    [Fact]
    public void What_is_proved_twice_is_proved_across()
    {
        const int seed = 20260803;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var chains = 0;
        for (var round = 0; round < 3000; round++)
        {
            var keys = Keys.OrderBy(_ => random.Next()).Take(2).ToArray();
            var first = Policy(random, keys, resourcePolicy: false);
            var second = Changed(first, random, keys, resourcePolicy: false);
            var third = Changed(second, random, keys, resourcePolicy: false);
            if (Proved(first, second) && Proved(second, third))
            {
                chains++;
                Assert.True(Proved(first, third), $"{first.ToJson()}\n{second.ToJson()}\n{third.ToJson()}");
            }
        }

        Assert.True(chains > 250, $"Only {chains} chains were proved.");
    }

    private static bool Proved(PolicyDocument before, PolicyDocument after) =>
        PolicyComparer.Compare(before, after).Verdict == ComparisonVerdict.NoNewAccess;

    private static PolicyDocument Policy(
        Random random,
        (string Key, string[] Operators, string[] Values, string[][] Requests)[] keys,
        bool resourcePolicy
    ) => new() { Statements = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Statement(random, keys, resourcePolicy))] };

    private static PolicyDocument Changed(
        PolicyDocument document,
        Random random,
        (string Key, string[] Operators, string[] Values, string[][] Requests)[] keys,
        bool resourcePolicy
    )
    {
        var statements = document.Statements.DefaultIfEmpty(Statement(random, keys, resourcePolicy)).ToList();
        var at = random.Next(statements.Count);
        switch (random.Next(4))
        {
            case 0:
                statements.RemoveAt(at);
                break;
            case 1:
                statements.Add(Statement(random, keys, resourcePolicy));
                break;
            case 2:
                statements[at] = statements[at] with { Conditions = ConditionBlock.Empty };
                break;
            default:
                statements[at] = Statement(random, keys, resourcePolicy);
                break;
        }

        return document with
        {
            Statements = statements,
        };
    }

    private static Statement Statement(
        Random random,
        (string Key, string[] Operators, string[] Values, string[][] Requests)[] keys,
        bool resourcePolicy
    ) =>
        new()
        {
            Effect = random.Next(3) == 0 ? Effect.Deny : Effect.Allow,
            Principal = !resourcePolicy ? null : PrincipalElement.Aws(Some(random, PrincipalPatterns)),
            Action =
                random.Next(4) == 0 ? ActionElement.Except(Some(random, ActionPatterns)) : ActionElement.Of(Some(random, ActionPatterns)),
            Resource =
                random.Next(4) == 0
                    ? ResourceElement.Except(Some(random, ResourcePatterns))
                    : ResourceElement.Of(Some(random, ResourcePatterns)),
            Conditions = ConditionBlock.Of([.. keys.Where(_ => random.Next(2) == 0).Select(key => Condition(random, key))]),
        };

    private static Condition Condition(Random random, (string Key, string[] Operators, string[] Values, string[][] Requests) key)
    {
        var op = key.Operators[random.Next(key.Operators.Length)];
        var values =
            op == "Null"
                ? ["true", "false"]
                : key.Values.Where(static value => value is not ("true" or "false")).DefaultIfEmpty("true").ToArray();
        return ZeroTrust.Policy.Documents.Condition.Of(op, key.Key, Some(random, key.Key == "aws:SecureTransport" ? key.Values : values));
    }

    private static string[] Some(Random random, string[] from) => [.. from.OrderBy(_ => random.Next()).Take(random.Next(1, 3))];

    private static IEnumerable<AccessRequest> Requests((string Key, string[] Operators, string[] Values, string[][] Requests)[] keys) =>
        from action in Actions
        from resource in Resources
        from principal in Principals
        from first in keys[0].Requests
        from second in keys[1].Requests
        select new AccessRequest(RequestPrincipal.Parse(principal), action, resource, Context((keys[0].Key, first), (keys[1].Key, second)));

    private static RequestContext Context(params (string Key, string[] Values)[] keys) =>
        keys.Aggregate(
            RequestContext.Complete,
            static (context, key) => context.With(key.Key, key.Values.Length == 0 ? ContextValue.Absent : ContextValue.Of(key.Values))
        );

    private static Truth Allows(PreparedPolicy policy, AccessRequest request)
    {
        var (allowed, denied) = (Truth.False, Truth.False);
        foreach (var statement in policy.Statements)
        {
            var match = statement
                .Match(request, statement.Statement.Principal is null ? PrincipalUse.Forbidden : PrincipalUse.Required, hasBoundary: false)
                .Any.Truth;
            if (statement.IsDeny)
            {
                denied = denied.Or(match);
            }
            else
            {
                allowed = allowed.Or(match);
            }
        }

        return allowed.And(denied.Not());
    }

    private static string Show(AccessRequest? request)
    {
        if (request is null)
        {
            return "";
        }

        var context = request.Context.Values.Select(static pair => $"{pair.Key}=[{string.Join(",", pair.Value.Values.ToArray())}]");
        return $"{request.Principal} {request.Action} {request.Resource} {string.Join(" ", context)}";
    }
}
