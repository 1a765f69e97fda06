using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.Http;
using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Sandbox.Tests;

public sealed class ReadOperationTests
{
    public static TheoryData<string, string, string, string, string> Reads =>
        new(
            JsonNode
                .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "reads.json")))!
                .AsArray()
                .Select(row =>
                    (
                        row![0]!.ToString(),
                        row[1]!.ToString(),
                        row[2]!.ToJsonString(),
                        row[3]!.ToString(),
                        row.AsArray().Count > 4 ? row[4]!.ToString() : SampleOrganization.Home
                    )
                )
        );

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task A_read_of_the_sample_comes_back_through_the_clients_own_unmarshaller(
        string service,
        string operation,
        string parameters,
        string member,
        string region
    )
    {
        await using var management = new SandboxClients();
        var clients = service is "sso-admin" ? management : await management.InAsync(SampleOrganization.Prod);
        var answer = await clients.CallAsync(service, operation, parameters, region);
        Assert.True(answer.ContainsKey(member) || EmptyInProd(member), answer.ToJsonString());
    }

    [Fact]
    public void Every_operation_of_the_tables_is_answered()
    {
        var offered = Operations.List.ToHashSet();
        var missing = Catalogue
            .Services.Services.SelectMany(service =>
                service.Operations.Select(operation => (Service: Catalogue.Id(service), Operation: operation.Name))
            )
            .Where(known => !offered.Contains(known))
            .ToList();
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_answered_operation_stands_in_a_table()
    {
        var known = Catalogue
            .Services.Services.SelectMany(service => service.Operations.Select(operation => (Catalogue.Id(service), operation.Name)))
            .ToHashSet();
        Assert.DoesNotContain(Operations.List, offered => !known.Contains(offered));
    }

    // Lists without elements are not on the wire in some protocols.
    private static bool EmptyInProd(string member) =>
        member
            is "Events"
                or "ConfigRules"
                or "clusters"
                or "VpcEndpoints"
                or "metricFilters"
                or "Groups"
                or "Findings"
                or "UserPools"
                or "SAMLProviderList"
                or "WebACLs"
                or "InstancePatchStates"
                or "PolicyNames"
                or "Tags";
}
