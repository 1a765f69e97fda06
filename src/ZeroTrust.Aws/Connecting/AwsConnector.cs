using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Aws.Sending;
using ZeroTrust.Core.Connections;

namespace ZeroTrust.Aws.Connecting;

/// <summary>Connects to AWS, or to whatever speaks like it.</summary>
public sealed class AwsConnector : IAwsConnector
{
    private readonly TimeProvider _time;
    private readonly Func<string, string?> _environment;
    private readonly Func<ConnectionOptions, SendingLimits> _limits;

    /// <summary>Makes a connector.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="environment">Looks up an environment variable; null for unset.</param>
    public AwsConnector(TimeProvider time, Func<string, string?> environment)
        : this(time, environment, static options => new(Math.Max(1, options.MaximumParallelism))) { }

    internal AwsConnector(TimeProvider time, Func<string, string?> environment, Func<ConnectionOptions, SendingLimits> limits)
    {
        _time = time;
        _environment = environment;
        _limits = limits;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> RequiredReadActions(IReadOnlyCollection<string> factTypes) => FactSources.RequiredActions(factTypes);

    /// <inheritdoc/>
    public async Task<IAwsConnection> ConnectAsync(ConnectionOptions options, IInteraction interaction, CancellationToken cancellationToken)
    {
        RegionListing.Check(options.Regions);
        var traffic = new Traffic(_limits(options), _time, interaction);
        var clients = new ClientPool(options.HttpHandler, traffic, FactSources.IsRead);
        try
        {
            return await ConnectAsync(options, interaction, clients, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            clients.Dispose();
            traffic.Dispose();
            throw;
        }
    }

    private async Task<AwsConnection> ConnectAsync(
        ConnectionOptions options,
        IInteraction interaction,
        ClientPool clients,
        CancellationToken cancellationToken
    )
    {
        var environment = new AwsEnvironment(_environment);
        var profiles = new ProfileFiles(options.ProfileLocation ?? environment.CredentialsFile);
        var profileName = options.ProfileName ?? (options.AccessKey is null ? environment.Profile ?? "default" : null);
        var profile = profileName is null ? null : profiles.Find(profileName);
        var home = options.Regions.Count > 0 ? options.Regions[0] : environment.Region ?? profile?.Region?.SystemName ?? "us-east-1";
        RegionListing.Check([home]);
        var everywhere =
            options.EndpointUrl
            ?? environment.EndpointUrl
            ?? (Uri.TryCreate(profile?.EndpointUrl, UriKind.Absolute, out var ofProfile) ? ofProfile : null);
        clients.Endpoints = new(
            Endpoints.PartitionOf(home),
            everywhere,
            options.EndpointUrl is null ? environment.EndpointUrlOf : static _ => null
        );
        var endpoint = everywhere?.ToString() ?? "sts." + home;

        AWSCredentials Assume(AWSCredentials source, RoleToAssume role) =>
            new RoleCredentials(role, () => clients.Writer<IAmazonSecurityTokenService>(source, "-", home), interaction, _time);

        var found = new CredentialsChain(environment, profiles, interaction, Assume).Resolve(options);
        if (options.RoleArn is { Length: > 0 } roleArn)
        {
            found = new(
                Assume(found.Credentials, new(roleArn, options.RoleSessionName, options.ExternalId, options.MfaSerial)),
                found.Source + ", role " + roleArn
            );
        }

        var caller = await WhoAsync(clients, found, home, endpoint, cancellationToken).ConfigureAwait(false);
        var entry = new AccountEntry(clients, found.Credentials, caller.Account, home, options, Assume);
        var accounts = options.Organization
            ? await entry.OrganizationAsync(cancellationToken).ConfigureAwait(false)
            : await entry.SingleAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<string> regions =
            options.Regions.Count > 0
                ? [.. options.Regions.Distinct(StringComparer.Ordinal)]
                :
                [
                    .. accounts
                        .SelectMany(static account => account.Regions)
                        .Distinct(StringComparer.Ordinal)
                        .Order(StringComparer.Ordinal),
                ];
        var info = new ConnectionInfo(
            options.HttpHandler is null ? ConnectionKind.Aws : ConnectionKind.Sandbox,
            caller.Account,
            caller.Arn,
            clients.Endpoints.Partition,
            [.. accounts.Select(static account => account.Scope)],
            regions,
            found.Source,
            _time.GetUtcNow()
        );
        return new AwsConnection(info, accounts, clients, _time);
    }

    private static async Task<GetCallerIdentityResponse> WhoAsync(
        ClientPool clients,
        ResolvedCredentials found,
        string home,
        string endpoint,
        CancellationToken cancellationToken
    )
    {
        if (found.Credentials is RoleCredentials role)
        {
            try
            {
                await role.GetCredentialsAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                throw ConnectErrors.OfRole(exception, role.Role.RoleArn, found.Source, endpoint);
            }
        }

        try
        {
            return await clients
                .Writer<IAmazonSecurityTokenService>(found.Credentials, "-", home)
                .GetCallerIdentityAsync(new GetCallerIdentityRequest(), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw ConnectErrors.Of(exception, found.Source, endpoint);
        }
    }
}
