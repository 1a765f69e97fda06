using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Policy.Forecasts;

/// <summary>A change of one layer of policies, all other layers staying as they are.</summary>
/// <param name="Layer">Which layer.</param>
/// <param name="Before">The layer's documents before. For service and resource control policies: those of the level
/// that changes; one of them must allow.</param>
/// <param name="After">The layer's documents afterwards.</param>
public sealed record PolicyChange(PolicyLayer Layer, IReadOnlyList<PolicyDocument> Before, IReadOnlyList<PolicyDocument> After)
{
    /// <summary>Accounts that it concerns: of principals, or for resource policies of resources. Empty for all.</summary>
    public IReadOnlyCollection<string> Accounts { get; init; } = [];

    /// <summary>ARNs of users and roles that it concerns. Empty for all.</summary>
    public IReadOnlyCollection<string> Principals { get; init; } = [];

    /// <summary>The organization's management account, which service and resource control policies do not
    /// restrict; null when it is not known.</summary>
    public string? ManagementAccount { get; init; }

    /// <summary>ARNs of the resources that a policy of <see cref="PolicyLayer.Resource"/> is on; a bucket stands
    /// for its objects too. Empty for all.</summary>
    public IReadOnlyCollection<string> Resources { get; init; } = [];

    /// <summary>VPC endpoints that a policy of <see cref="PolicyLayer.VpcEndpoint"/> is on, such as
    /// <c>vpce-0123456789abcdef0</c>. Empty for all.</summary>
    public IReadOnlyCollection<string> VpcEndpoints { get; init; } = [];

    /// <summary>The organization's identifier, such as <c>o-abcd123456</c>, with which <c>aws:PrincipalOrgID</c> and
    /// <c>aws:ResourceOrgID</c> are known for <see cref="OrganizationAccounts"/>; null when not known.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>Accounts that are certainly in the organization. Of others nothing is known.</summary>
    public IReadOnlyCollection<string> OrganizationAccounts { get; init; } = [];

    /// <summary>Everything is allowed: what AWS calls FullAWSAccess.</summary>
    public static PolicyDocument AllowEverything { get; } =
        new()
        {
            Statements =
            [
                new Statement
                {
                    Effect = Effect.Allow,
                    Action = ActionElement.Of("*"),
                    Resource = ResourceElement.Of("*"),
                },
            ],
        };

    /// <summary>Everything is allowed, in the words of a layer: policies of resources, of organizations for
    /// resources, and of endpoints name everyone.</summary>
    /// <param name="layer">The layer.</param>
    public static PolicyDocument EverythingIn(PolicyLayer layer) =>
        layer is PolicyLayer.Resource or PolicyLayer.ResourceControl or PolicyLayer.VpcEndpoint
            ? AllowEverything with
            {
                Statements = [AllowEverything.Statements[0] with { Principal = PrincipalElement.Everyone }],
            }
            : AllowEverything;

    /// <summary>A service control policy that is attached beside FullAWSAccess.</summary>
    /// <param name="policy">The new policy.</param>
    public static PolicyChange AttachServiceControlPolicy(PolicyDocument policy) =>
        new(PolicyLayer.ServiceControl, [AllowEverything], [AllowEverything, policy]);
}
