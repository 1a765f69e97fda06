using System.Text.Json;
using Amazon.Organizations;
using Amazon.Organizations.Model;
using Amazon.Runtime;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Facts.S3;

namespace ZeroTrust.Aws.Services.Organizations;

/// <summary>The S3 policy of the organization that is in force in an account; any account may ask for its own.</summary>
internal sealed class EffectiveS3PolicySource() : AccountSource<OrganizationS3Policy>(SourceScope.Account)
{
    protected override async Task<OrganizationS3Policy> ReadAsync(FactReader reader)
    {
        try
        {
            var answer = await reader
                .Client<IAmazonOrganizations>()
                .DescribeEffectivePolicyAsync(
                    new DescribeEffectivePolicyRequest { PolicyType = EffectivePolicyType.S3_POLICY },
                    reader.CancellationToken
                )
                .ConfigureAwait(false);
            return new(Read(answer.EffectivePolicy?.PolicyContent));
        }
        catch (AmazonServiceException exception)
            when (FactReader.Says(exception, "EffectivePolicyNotFoundException", "AWSOrganizationsNotInUseException"))
        {
            return new((string?)null);
        }
    }

    /// <summary>The setting in a policy; what inheritance left of the operators is understood too.</summary>
    /// <exception cref="JsonException">The content is not JSON.</exception>
    internal static string? Read(string? content)
    {
        if (string.IsNullOrWhiteSpace(content))
        {
            return null;
        }

        using var document = JsonDocument.Parse(content);
        return
            Member(document.RootElement, "s3_attributes") is { } attributes
            && Member(attributes, "public_access_block_configuration") is { } setting
            ? Text(Member(setting, "@@assign") ?? setting)
            : null;
    }

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString() : null;
}
