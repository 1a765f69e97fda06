using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ZeroTrust.Aws.Generated;
using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Core.Connections;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Kms;
using ZeroTrust.Policy.Catalogue;

namespace ZeroTrust.Aws.Sending;

/// <summary>A service is stated once; what is made of that holds together.</summary>
public sealed partial class ServiceTests
{
    public static TheoryData<string> Services => new(KnownServices.All.Select(static service => service.Id));

    [Fact]
    public void Every_service_with_operations_has_shapes_a_client_and_what_is_known_about_it()
    {
        var listed = ServiceShapes.All.Select(static pair => pair.Key).ToArray();
        Assert.Equal(listed, KnownServices.All.Select(static service => service.Id));
        Assert.Equal(listed, ServiceClients.All.Select(static service => service.Id));
        Assert.All(ServiceClients.All, static service => Assert.Same(service, AwsServices.Find(service.Id)));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_operation_needs_actions_that_IAM_has(string id)
    {
        var service = KnownServices.Get(id);
        Assert.NotNull(IamCatalogue.Default.FindService(service.ActionPrefix));
        var unknown = ServiceShapes
            .Find(id)
            .Operations.SelectMany(operation => service.ActionsOf(operation.Name))
            .Where(static action => IamCatalogue.Default.FindAction(action) is null)
            .ToList();
        Assert.Empty(unknown);
    }

    [Theory]
    [InlineData("account", false)]
    [InlineData("iam", false)]
    [InlineData("organizations", false)]
    [InlineData("ec2", true)]
    [InlineData("s3", true)]
    [InlineData("s3control", true)]
    [InlineData("sts", true)]
    public void The_model_tells_whether_a_service_has_regions(string id, bool hasRegions) =>
        Assert.Equal(hasRegions, KnownServices.Get(id).HasRegions);

    // "Service-specific endpoints", AWS SDKs and Tools Reference Guide.
    [Theory]
    [InlineData("config", "CONFIG_SERVICE")]
    [InlineData("logs", "CLOUDWATCH_LOGS")]
    [InlineData("resourcegroupstaggingapi", "RESOURCE_GROUPS_TAGGING_API")]
    [InlineData("s3control", "S3_CONTROL")]
    [InlineData("iam", "IAM")]
    public void The_model_tells_what_the_variable_for_an_endpoint_is_called(string id, string name) =>
        Assert.Equal(name, KnownServices.Get(id).EndpointName);

    [Theory]
    [InlineData("iam", "ListUsers", "Users Marker Marker MaxItems IsTruncated ")]
    [InlineData("kms", "ListKeys", "Keys Marker NextMarker Limit Truncated InvalidMarkerException")]
    [InlineData("organizations", "ListTagsForResource", "Tags NextToken NextToken   ")]
    [InlineData("wafv2", "ListWebACLs", "WebACLs NextMarker NextMarker Limit  ")]
    public void Lists_page_by_the_names_of_the_model(string id, string operation, string names)
    {
        var (list, tokenIn, tokenOut, limit, truncated, badToken) = KnownServices.Get(id).PagesOf(operation)!;
        Assert.Equal(names, $"{list} {tokenIn} {tokenOut} {limit} {truncated} {badToken}");
    }

    [Fact]
    public void Every_client_that_a_source_asks_for_is_registered()
    {
        var known = ServiceClients.All.Select(static service => service.Interface.Name).ToHashSet(StringComparer.Ordinal);
        var asked = Directory
            .EnumerateFiles(SourceFolder("ZeroTrust.Aws"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(static file => ClientOf().Matches(File.ReadAllText(file)))
            .Select(static match => match.Groups["interface"].Value)
            .ToHashSet(StringComparer.Ordinal);
        Assert.Contains("IAmazonKeyManagementService", asked);
        Assert.Subset(known, asked);
    }

    [Fact]
    public void Every_call_of_a_control_is_listed_and_needs_an_action_that_the_control_states()
    {
        var calls = 0;
        foreach (var file in Directory.EnumerateFiles(SourceFolder("ZeroTrust.Controls"), "*.json", SearchOption.AllDirectories))
        {
            var folder = Path.GetDirectoryName(file)!;
            var control = Path.Combine(folder, "..", Path.GetFileName(Path.GetDirectoryName(folder)!) + ".json");
            if (Path.GetFileName(folder) != "cases" || !File.Exists(control))
            {
                continue;
            }

            var stated = JsonNode.Parse(File.ReadAllText(control))!;
            var actions = new[] { "writes", "undoWrites" }
                .SelectMany(name => stated[name]!.AsArray())
                .Select(static action => (string)action!)
                .ToList();
            foreach (Match call in CallOf().Matches(File.ReadAllText(file)))
            {
                var (service, operation) = (call.Groups["service"].Value, call.Groups["operation"].Value);
                Assert.NotNull(AwsServices.Find(service));
                Assert.Contains(ServiceShapes.Find(service).Operations, shape => shape.Name == operation);
                Assert.Contains(KnownServices.Get(service).ActionsOf(operation)[0], actions);
                calls++;
            }
        }

        Assert.True(calls > 20, calls.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_service_that_is_not_registered_is_a_defect_and_not_a_gap()
    {
        var asked = Assert.Throws<UnregisteredServiceException>(AwsServices.Of<IDisposable>);
        Assert.Contains("'IDisposable'", asked.Message, StringComparison.Ordinal);
        Assert.Contains("services.json", asked.Message, StringComparison.Ordinal);
        Assert.Throws<UnregisteredServiceException>(static () => FactSources.ActionOf("nosuch:ListThings"));

        var reader = new FactReader(null!, ResourceRef.Global, [], CollectRequest.Everything, null!, new Sharing(), default);
        var key = ResourceRef.Of<KmsKey>("111122223333", "eu-west-1", "1234abcd");
        await Assert.ThrowsAsync<UnregisteredServiceException>(() =>
            reader.ReadAsync(key, static () => Task.FromException<KmsKeyPolicy>(new UnregisteredServiceException("nosuch")))
        );
    }

    private static string SourceFolder(string project)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ZeroTrust.PowerShell.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return Path.Combine(folder, "src", project);
    }

    [GeneratedRegex(@"\b(Client|Reader|Writer)<(?<interface>I[A-Z]\w+)>\(", RegexOptions.ExplicitCapture)]
    private static partial Regex ClientOf();

    [GeneratedRegex("\"call\": \"(?<service>[a-z0-9-]+) (?<operation>\\w+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex CallOf();
}
