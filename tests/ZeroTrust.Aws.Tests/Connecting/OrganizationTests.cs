using ZeroTrust.Aws.Doubles;
using ZeroTrust.Core.Errors;
using ZeroTrust.Facts;

namespace ZeroTrust.Aws.Connecting;

public sealed class OrganizationTests
{
    [Fact]
    public async Task An_account_that_cannot_be_entered_is_a_gap_and_not_the_end()
    {
        var aws = Organization();
        var listener = new Listener();
        await using var connection = await Connect.ToAsync(
            aws.Options() with
            {
                Organization = true,
                OrganizationRoleName = "Audit",
                RoleSessionName = "zt-test",
            },
            listener
        );
        Assert.Equal(["111122223333", "222233334444", "333344445555", "444455556666"], connection.Info.Accounts.Select(static a => a.Id));
        Assert.True(connection.Info.Accounts[0] is { IsManagement: true, Gap: null, Name: "management" });
        Assert.Null(connection.Info.Accounts[1].Gap);
        Assert.Equal(
            (GapReason.AccessDenied, "sts:AssumeRole"),
            (connection.Info.Accounts[2].Gap!.Reason, connection.Info.Accounts[2].Gap!.Action)
        );
        Assert.Equal(GapReason.NotSupportedHere, connection.Info.Accounts[3].Gap!.Reason);
        Assert.Equal(["ACTIVE", "ACTIVE", "ACTIVE", "SUSPENDED"], connection.Info.Accounts.Select(static account => account.State));
        Assert.Single(listener.Warnings, static warning => warning.Contains("333344445555", StringComparison.Ordinal));
        var assumed = aws.Calls.Where(static call => call.Operation == "AssumeRole").ToArray();
        Assert.Equal(2, assumed.Length);
        Assert.All(assumed, static call => Assert.Contains("RoleSessionName=zt-test", call.Body, StringComparison.Ordinal));
        Assert.All(assumed, static call => Assert.Contains("role%2FAudit", call.Body, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""State":"ACTIVE""", "ACTIVE", null)]
    [InlineData("""State":"SUSPENDED","Status":"ACTIVE""", "SUSPENDED", "The account is suspended")]
    [InlineData("""State":"PENDING_ACTIVATION""", "PENDING_ACTIVATION", "The account is pending activation")]
    [InlineData("""State":"PENDING_CLOSURE""", "PENDING_CLOSURE", "The account is pending closure")]
    [InlineData("""State":"CLOSED""", "CLOSED", "The account is closed")]
    [InlineData("""State":"HIBERNATING""", "HIBERNATING", "The account is in state HIBERNATING")]
    [InlineData("""Status":"ACTIVE""", "ACTIVE", null)]
    [InlineData("""Status":"SUSPENDED""", "SUSPENDED", "The account is suspended")]
    [InlineData("""Email":"a@example.com""", null, null)]
    public async Task An_account_is_entered_when_its_state_lets_it_and_its_state_is_what_Organizations_told(
        string told,
        string? state,
        string? gap
    )
    {
        var aws = new ScriptedAws()
            .On(
                "organizations:DescribeOrganization",
                static () => ScriptedAws.Json("""{"Organization":{"Id":"o-abc","MasterAccountId":"111122223333","FeatureSet":"ALL"}}""")
            )
            .On("organizations:ListAccounts", () => ScriptedAws.Json($$"""{"Accounts":[{"Id":"222233334444","Name":"prod","{{told}}"}]}"""))
            .On("sts:AssumeRole", static () => ScriptedAws.AssumedRole("222233334444", new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        await using var connection = await Connect.ToAsync(aws.Options() with { Organization = true, Regions = ["eu-west-1"] });
        var account = Assert.Single(connection.Info.Accounts);
        Assert.Equal(state, account.State);
        if (gap is null)
        {
            Assert.Null(account.Gap);
        }
        else
        {
            Assert.StartsWith(gap, account.Gap!.Message, StringComparison.Ordinal);
        }

        Assert.Equal(gap is null, aws.Calls.Any(static call => call.Operation == "AssumeRole"));
    }

    [Fact]
    public async Task Every_kind_of_fact_of_a_closed_account_is_missing()
    {
        await using var connection = await Connect.ToAsync(Organization().Options() with { Organization = true, Regions = ["eu-west-1"] });
        var snapshot = await connection.CollectAsync(
            new(["iam-user", "ec2-vpc", "organizations-scp"]),
            null,
            TestContext.Current.CancellationToken
        );
        var missing = snapshot.Facts.Where(static fact => fact.Resource.AccountId == "333344445555").ToArray();
        Assert.Equal(["ec2-vpc", "iam-user"], missing.Select(static fact => fact.FactType));
        Assert.All(missing, static fact => Assert.Equal(GapReason.AccessDenied, fact.Gap!.Reason));
    }

    [Fact]
    public async Task An_organization_that_cannot_be_listed_is_an_error()
    {
        var error = await Connect.FailsAsync(new ScriptedAws().Options() with { Organization = true });
        Assert.Equal(ErrorIds.AccessDenied, error.ErrorId);
        Assert.Contains("organizations:ListAccounts", error.Message, StringComparison.Ordinal);
    }

    private static ScriptedAws Organization() =>
        new ScriptedAws()
            .On(
                "organizations:DescribeOrganization",
                static () => ScriptedAws.Json("""{"Organization":{"Id":"o-abc","MasterAccountId":"111122223333","FeatureSet":"ALL"}}""")
            )
            .On(
                "organizations:ListAccounts",
                static call =>
                    ScriptedAws.Json(
                        call.Body.Contains("NextToken", StringComparison.Ordinal)
                            ? """
                            {
                              "Accounts": [
                                {
                                  "Id": "333344445555",
                                  "Name": "closed",
                                  "Status": "ACTIVE"
                                },
                                {
                                  "Id": "444455556666",
                                  "Name": "gone",
                                  "Status": "SUSPENDED"
                                }
                              ]
                            }
                            """
                            : """
                            {
                              "Accounts": [
                                {
                                  "Id": "111122223333",
                                  "Name": "management",
                                  "Status": "ACTIVE"
                                },
                                {
                                  "Id": "222233334444",
                                  "Name": "prod",
                                  "Status": "ACTIVE"
                                }
                              ],
                              "NextToken": "2"
                            }
                            """
                    )
            )
            .On(
                "sts:AssumeRole",
                static call =>
                    call.Body.Contains("222233334444", StringComparison.Ordinal)
                        ? ScriptedAws.AssumedRole("222233334444", new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero))
                        : ScriptedAws.QueryError("AccessDenied", "User is not authorized to perform: sts:AssumeRole on resource: role", 403)
            );
}
