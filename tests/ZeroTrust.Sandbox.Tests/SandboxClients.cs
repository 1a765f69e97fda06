using System.Text.Json.Nodes;
using Amazon;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SecurityToken;
using ZeroTrust.Aws.Protocols.Clients;
using ZeroTrust.Core.Connections;
using ZeroTrust.Sandbox.Http;
using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Sandbox.Tests;

/// <summary>A sandbox and real SDK clients whose transport it is.</summary>
internal sealed class SandboxClients : HttpClientFactory, IAsyncDisposable
{
    private readonly AWSCredentials _credentials;

    public SandboxClients(
        SandboxOptions? options = null,
        AWSCredentials? credentials = null,
        AwsSandbox? sandbox = null,
        TimeProvider? clock = null
    )
    {
        Sandbox = sandbox ?? new AwsSandbox(options ?? new SandboxOptions(), clock ?? new FixedClock());
        _credentials = credentials ?? new BasicAWSCredentials(SampleCredentials.AccessKeyId, SampleCredentials.SecretAccessKey);
    }

    public AwsSandbox Sandbox { get; }

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(Sandbox.CreateHandler());

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public T Client<T>(string region = "eu-west-1", int retries = 0, Action<ClientConfig>? configure = null)
        where T : AmazonServiceClient
    {
        var configType = typeof(T).Assembly.GetType(typeof(T).FullName![..^"Client".Length] + "Config")!;
        var config = (ClientConfig)Activator.CreateInstance(configType)!;
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        config.HttpClientFactory = this;
        config.MaxErrorRetry = retries;
        configure?.Invoke(config);
        return (T)Activator.CreateInstance(typeof(T), _credentials, config)!;
    }

    public AmazonS3Client S3(string region = "eu-west-1", bool path = false) =>
        Client<AmazonS3Client>(region, configure: config => ((AmazonS3Config)config).ForcePathStyle = path);

    public AmazonKeyManagementServiceClient Kms(string region = "eu-west-1") => Client<AmazonKeyManagementServiceClient>(region);

    public AmazonSecurityTokenServiceClient Sts() => Client<AmazonSecurityTokenServiceClient>();

    /// <summary>Calls an operation of any service by its names in the API.</summary>
    public async Task<JsonObject> CallAsync(
        string service,
        string operation,
        string parameters = "{}",
        string region = "eu-west-1",
        int retries = 0
    )
    {
        var shape = Catalogue.Service(service);
        var config = new UntypedClientConfig(shape)
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            HttpClientFactory = this,
            MaxErrorRetry = retries,
        };
        // The tables of services with an official client have no endpoint rules.
        if (shape.Source.EndpointRules.IsEmpty)
        {
            config.EndpointProvider = new PathStyleEndpoints(service, region);
        }

        using var client = new UntypedClient(_credentials, config);
        return await client.InvokeAsync(operation, JsonNode.Parse(parameters)!.AsObject(), TestContext.Current.CancellationToken);
    }

    /// <summary>The error code with which a call is refused.</summary>
    public async Task<string> CodeAsync(string service, string operation, string parameters = "{}", string region = "eu-west-1") =>
        (await Assert.ThrowsAnyAsync<AmazonServiceException>(() => CallAsync(service, operation, parameters, region))).ErrorCode;

    /// <summary>All pages of a list.</summary>
    public async Task<List<JsonNode>> AllAsync(
        string service,
        string operation,
        string list,
        string tokenIn = "NextToken",
        string tokenOut = "NextToken",
        string parameters = "{}",
        string region = "eu-west-1"
    )
    {
        var items = new List<JsonNode>();
        var input = JsonNode.Parse(parameters)!.AsObject();
        for (var page = 0; page < 100; page++)
        {
            var answer = await CallAsync(service, operation, input.ToJsonString(), region);
            items.AddRange(answer[list]!.AsArray().Select(item => item!));
            if (answer[tokenOut]?.ToString() is not { Length: > 0 } token)
            {
                return items;
            }

            input[tokenIn] = token;
        }

        throw new InvalidOperationException("The list does not end.");
    }

    /// <summary>The same sandbox, seen by a session of the organization's role in a member account.</summary>
    public async Task<SandboxClients> InAsync(string accountId)
    {
        using var sts = Sts();
        var session = await sts.AssumeRoleAsync(
            new() { RoleArn = $"arn:aws:iam::{accountId}:role/OrganizationAccountAccessRole", RoleSessionName = "tests" },
            TestContext.Current.CancellationToken
        );
        return new SandboxClients(credentials: session.Credentials, sandbox: Sandbox);
    }

    public ValueTask DisposeAsync() => Sandbox.DisposeAsync();
}
