using System.Text;
using System.Text.Json;
using ZeroTrust.Policy.Comparison;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.LeastPrivilege;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Policy.Tests.LeastPrivilege;

/// <summary>Roles that requests hand to services, case by case from <c>cases/trails/passed-roles.json</c>.</summary>
public sealed class PassedRoleTests
{
    private const string Ann = "arn:aws:iam::111122223333:user/ann";

    public static TheoryData<string> Names => [.. Cases.Keys];

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    private static IReadOnlyDictionary<string, Case> Cases { get; } =
        JsonSerializer.Deserialize<Dictionary<string, Case>>(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "cases", "trails", "passed-roles.json")),
            Options
        )!;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_role_that_a_request_hands_on_may_be_passed_to_that_service_only(string name)
    {
        var of = Cases[name];
        var report = await Make(new LeastPrivilegeOptions(Ann), Record(of));
        var set = new PolicySet { Identity = [new LayerPolicy("new", report.Policy)] };
        var passed = report
            .Policy.Statements.Where(static statement => statement.Action!.Patterns.Any(static pattern => pattern.Text == "iam:PassRole"))
            .ToArray();
        Assert.Equal(
            of.Roles.Order(),
            passed.SelectMany(static statement => statement.Resource!.Patterns).Select(static pattern => pattern.Text).Order()
        );
        foreach (var role in of.Roles)
        {
            Assert.Equal(Verdict.Allowed, Decide(set, role, of.Service ?? "any.amazonaws.com"));
            Assert.Equal(of.Service is null ? Verdict.Allowed : Verdict.ImplicitlyDenied, Decide(set, role, "other.amazonaws.com"));
        }

        var told = report.Uses.Where(static use => use.Action == "iam:PassRole").ToArray();
        Assert.Equal(
            of.Unknown is null ? [] : new[] { of.Unknown },
            told.Where(static use => use.Answer == UseAnswer.CannotTell).SelectMany(static use => use.Resources)
        );
        Assert.All(
            told.Where(static use => use.Answer == UseAnswer.Allowed),
            static use => Assert.StartsWith("inferred", use.Reason, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_role_is_passed_within_the_conditions_of_the_old_policy()
    {
        var old = PolicyDocument
            .Parse(
                """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"lambda:*","Resource":"*"},
                 {"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::111122223333:role/service/*",
                   "Condition":{"StringLike":{"iam:PassedToService":"lambda.*"}}}]}
                """
            )
            .Require();
        var report = await Make(new LeastPrivilegeOptions(Ann) { Replaces = [old] }, Record(Cases["lambda function"]));
        Assert.Equal(ComparisonVerdict.NoNewAccess, report.Comparison!.Verdict);
        Assert.Contains(report.Uses, static use => use is { Action: "iam:PassRole", Answer: UseAnswer.Allowed });
    }

    private static Verdict Decide(PolicySet policies, string role, string service) =>
        PolicyEvaluator.Decide(
            new AccessRequest(
                RequestPrincipal.Parse(Ann),
                "iam:PassRole",
                role,
                RequestContext.Complete.With("iam:PassedToService", service)
            ),
            policies
        );

    private static async Task<LeastPrivilegeReport> Make(LeastPrivilegeOptions options, string record)
    {
        var builder = new LeastPrivilegeBuilder(options);
        await builder.AddAsync(
            "log.json",
            new MemoryStream(Encoding.UTF8.GetBytes($$"""{"Records":[{{record}}]}""")),
            isCompressed: false,
            TestContext.Current.CancellationToken
        );
        return builder.Build(TestContext.Current.CancellationToken);
    }

    private static string Record(Case of) =>
        $$"""
            {"eventTime":"2026-03-01T10:00:00Z","eventSource":"{{of.Source}}.amazonaws.com","eventName":"{{of.Event}}",
              "awsRegion":"eu-west-1","recipientAccountId":"111122223333","requestParameters":{{of.Parameters.GetRawText()}},
             "userIdentity":{"type":"IAMUser","principalId":"AIDA","arn":"{{Ann}}","accountId":"111122223333","userName":"ann"} }
            """;

    /// <summary>A request and the roles that it hands on.</summary>
    private sealed record Case(string Source, string Event, JsonElement Parameters, string[] Roles, string? Service, string? Unknown);
}
