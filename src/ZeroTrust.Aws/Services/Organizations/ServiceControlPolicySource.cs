using Amazon.Organizations;
using Amazon.Organizations.Model;
using Amazon.Runtime;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Organizations;

namespace ZeroTrust.Aws.Services.Organizations;

/// <summary>Service control policies and where they are attached.</summary>
internal sealed class ServiceControlPolicySource : IFactSource
{
    public string Name => "organizations policies";

    public SourceScope Scope => SourceScope.Organization;

    public IReadOnlyList<string> FactTypes { get; } = [Names.NameOf<ServiceControlPolicy>()];

    public async Task CollectAsync(FactReader reader)
    {
        if (await OrganizationTree.DescribeAsync(reader).ConfigureAwait(false) is not { } organization)
        {
            return;
        }

        var policies = await SummariesAsync(reader).ConfigureAwait(false);
        await reader
            .EachAsync(
                reader.Only(Names.ResourceTypeOf<ServiceControlPolicy>(), policies, static policy => policy.Id),
                async summary =>
                    reader.Add(
                        await reader.ReadAsync(Resource(organization, summary), () => PolicyAsync(reader, summary.Id)).ConfigureAwait(false)
                    )
            )
            .ConfigureAwait(false);
    }

    public async Task<IFact?> ReadOneAsync(FactReader reader, string factType, ResourceRef resource)
    {
        try
        {
            // A plan names a policy that is yet to be made by its name, which is unique too.
            var id = resource.Id.StartsWith("p-", StringComparison.Ordinal)
                ? resource.Id
                : (await SummariesAsync(reader).ConfigureAwait(false)).FirstOrDefault(policy => policy.Name == resource.Id)?.Id;
            if (id is null)
            {
                return null;
            }

            var policy = await PolicyAsync(reader, id).ConfigureAwait(false);
            return new Known<ServiceControlPolicy>(resource with { Arn = policy.Arn, Name = policy.Name }, policy);
        }
        catch (AmazonServiceException exception)
            when (FactReader.Says(exception, "PolicyNotFoundException", "AWSOrganizationsNotInUseException"))
        {
            return null;
        }
    }

    private static async Task<IReadOnlyList<PolicySummary>> SummariesAsync(FactReader reader)
    {
        var client = reader.Client<IAmazonOrganizations>();
        return await Pages
            .AllAsync<PolicySummary>(async token =>
            {
                var page = await client
                    .ListPoliciesAsync(
                        new ListPoliciesRequest { Filter = PolicyType.SERVICE_CONTROL_POLICY, NextToken = token },
                        reader.CancellationToken
                    )
                    .ConfigureAwait(false);
                return (page.Policies, page.NextToken);
            })
            .ConfigureAwait(false);
    }

    private static ResourceRef Resource(Organization organization, PolicySummary policy) =>
        new(organization.MasterAccountId, ResourceRef.Global, "AWS::Organizations::Policy", policy.Id)
        {
            Arn = policy.Arn,
            Name = policy.Name,
        };

    private static async Task<ServiceControlPolicy> PolicyAsync(FactReader reader, string policyId)
    {
        var client = reader.Client<IAmazonOrganizations>();
        var policy = (
            await client
                .DescribePolicyAsync(new DescribePolicyRequest { PolicyId = policyId }, reader.CancellationToken)
                .ConfigureAwait(false)
        ).Policy;
        var targets = await Pages
            .AllAsync<PolicyTargetSummary>(async token =>
            {
                var page = await client
                    .ListTargetsForPolicyAsync(
                        new ListTargetsForPolicyRequest { PolicyId = policyId, NextToken = token },
                        reader.CancellationToken
                    )
                    .ConfigureAwait(false);
                return (page.Targets, page.NextToken);
            })
            .ConfigureAwait(false);
        var summary = policy.PolicySummary;
        return new(
            summary.Id,
            summary.Name,
            summary.Arn,
            summary.Description ?? "",
            summary.AwsManaged == true,
            policy.Content ?? "",
            [.. targets.Select(static target => target.TargetId).Order(StringComparer.Ordinal)]
        );
    }
}
