namespace ZeroTrust.Core.Connections;

/// <summary>Makes connections.</summary>
public interface IAwsConnector
{
    /// <summary>Finds credentials, asks who the caller is, and lists regions and accounts.</summary>
    /// <exception cref="Errors.ZeroTrustException">No credentials, expired or rejected ones, unknown profile
    /// or region, endpoint out of reach.</exception>
    Task<IAwsConnection> ConnectAsync(ConnectionOptions options, IInteraction interaction, CancellationToken cancellationToken);

    /// <summary>IAM actions that reading these kinds of facts needs (empty for all); known without a connection.</summary>
    IReadOnlyList<string> RequiredReadActions(IReadOnlyCollection<string> factTypes);
}
