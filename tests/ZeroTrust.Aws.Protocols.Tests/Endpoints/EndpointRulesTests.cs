using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using ZeroTrust.Aws.Protocols.Endpoints;
using ZeroTrust.Aws.Protocols.Tests.Models;

namespace ZeroTrust.Aws.Protocols.Tests.Endpoints;

public sealed class EndpointRulesTests
{
    public static IEnumerable<TheoryDataRow<string>> Names() => SharedModels.Names();

    public static IEnumerable<TheoryDataRow<string>> Cases() =>
        JsonNode
            .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Endpoints", "endpoint-cases.json")))!
            .AsArray()
            .Select(c => new TheoryDataRow<string>(c!.ToJsonString()));

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_endpoint_is_the_one_that_aws_documents(string json)
    {
        var @case = JsonNode.Parse(json)!.AsObject();
        var provider = Provider(@case["service"]!.GetValue<string>());
        var parameters = Parameters(
            @case["region"]?.GetValue<string>(),
            Flag(@case, "fips"),
            Flag(@case, "dualStack"),
            @case["endpoint"]?.GetValue<string>()
        );
        if (@case["error"]?.GetValue<string>() is { } error)
        {
            Assert.Contains(
                error,
                Assert.Throws<AmazonClientException>(() => provider.ResolveEndpoint(parameters)).Message,
                StringComparison.Ordinal
            );
            return;
        }

        var endpoint = provider.ResolveEndpoint(parameters);
        Assert.Equal(@case["url"]!.GetValue<string>(), endpoint.URL);
        if (@case["signingRegion"]?.GetValue<string>() is { } region)
        {
            Assert.Equal(region, SigningRegion(endpoint));
        }
    }

    // Where people sign in is no API's domain.
    private static readonly string[] SignIn =
    [
        "aws.amazon.com",
        "amazonaws.cn",
        "amazonaws-us-gov.com",
        "amazonaws-eusc.eu",
        "c2shome.ic.gov",
        "sc2shome.sgov.gov",
        "csphome.adc-e.uk",
        "csphome.hci.ic.gov",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_service_resolves_in_every_region_of_every_partition(string name)
    {
        var folder = SharedFolder.Require(SharedModels.Folder);
        var provider = Provider(name);
        var partitions = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "partitions.json")))!["partitions"]!.AsArray();
        foreach (var partition in partitions)
        {
            var outputs = partition!["outputs"]!;
            foreach (var region in partition["regions"]!.AsObject().Select(r => r.Key))
            {
                foreach (var (fips, dual) in new[] { (false, false), (true, false), (false, true), (true, true) })
                {
                    Endpoint endpoint;
                    try
                    {
                        endpoint = provider.ResolveEndpoint(Parameters(region, fips, dual, null));
                    }
                    catch (AmazonClientException) when (fips || dual)
                    {
                        // Not every partition and service has these; the rules say so in words.
                        continue;
                    }

                    var host = new Uri(endpoint.URL).Host;
                    var suffixes = new[] { "dnsSuffix", "dualStackDnsSuffix" }
                        .Select(s => outputs[s]!.GetValue<string>())
                        .Concat(["aws.dev", "api.aws", "amazonaws.com"])
                        .Concat(name == "signin" ? SignIn : []);
                    Assert.True(suffixes.Any(s => host.EndsWith(s, StringComparison.Ordinal)), $"{name} {region}: {host}");
                    Assert.DoesNotContain('{', endpoint.URL);
                }
            }
        }
    }

    [Fact]
    public void Aws_and_its_core_library_know_the_same_partitions()
    {
        var folder = SharedFolder.Require(SharedModels.Folder);
        foreach (var partition in JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "partitions.json")))!["partitions"]!.AsArray())
        {
            foreach (var region in partition!["regions"]!.AsObject().Select(r => r.Key))
            {
                var known = Amazon.Runtime.Internal.Endpoints.StandardLibrary.Fn.Partition(region);
                Assert.Equal(partition["outputs"]!["name"]!.GetValue<string>(), known.name);
                Assert.Equal(partition["outputs"]!["dnsSuffix"]!.GetValue<string>(), known.dnsSuffix);
            }
        }
    }

    [Theory]
    [InlineData("kms")]
    [InlineData("sts")]
    public void The_rules_give_what_the_official_package_gives(string name)
    {
        IEndpointProvider official =
            name == "kms"
                ? new Amazon.KeyManagementService.AmazonKeyManagementServiceConfig().EndpointProvider
                : new Amazon.SecurityToken.AmazonSecurityTokenServiceConfig().EndpointProvider;
        var ours = Provider(name);
        foreach (var region in Amazon.RegionEndpoint.EnumerableAllRegions.Select(r => r.SystemName).Append("nowhere-5"))
        {
            foreach (var (fips, dual) in new[] { (false, false), (true, false), (false, true), (true, true) })
            {
                var parameters = Parameters(region, fips, dual, null);
                parameters["UseGlobalEndpoint"] = false;
                Assert.Equal(Url(official, parameters), Url(ours, parameters));
            }
        }
    }

    [Theory]
    [InlineData("plain-bucket", null, "https://plain-bucket.s3.eu-west-1.amazonaws.com")]
    [InlineData("dotted.bucket", null, "https://s3.eu-west-1.amazonaws.com/dotted.bucket")]
    [InlineData("plain-bucket", "http://localhost:4566", "http://plain-bucket.localhost:4566")]
    [InlineData(null, null, "https://s3.eu-west-1.amazonaws.com")]
    public void Even_the_rules_of_s3_are_understood(string? bucket, string? endpoint, string url)
    {
        var parameters = Parameters("eu-west-1", false, false, endpoint);
        parameters["Bucket"] = bucket;
        Assert.Equal(url, Provider("s3").ResolveEndpoint(parameters).URL);
    }

    private static RuleSetEndpointProvider Provider(string name) => RuleSetEndpointProvider.For(SharedModels.Service(name));

    private static bool Flag(JsonObject json, string name) => json[name]?.GetValue<bool>() ?? false;

    private static string Url(IEndpointProvider provider, EndpointParameters parameters)
    {
        try
        {
            return provider.ResolveEndpoint(parameters).URL;
        }
        catch (AmazonClientException)
        {
            return "refused";
        }
    }

    private static EndpointParameters Parameters(string? region, bool fips, bool dualStack, string? endpoint) =>
        new()
        {
            ["Region"] = region,
            ["UseFIPS"] = fips,
            ["UseDualStack"] = dualStack,
            ["Endpoint"] = endpoint,
            ["ServiceType"] = "acm",
        };

    private static string? SigningRegion(Endpoint endpoint) =>
        endpoint.Attributes?["authSchemes"] is System.Collections.IList { Count: > 0 } schemes
            ? (string?)((IPropertyBag)schemes[0]!)["signingRegion"]
            : null;
}
