using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Sandbox.Services.Config;

/// <summary>Recorders, some of which stand still.</summary>
internal sealed class ConfigSample : IServiceSample
{
    private const string Home = SampleOrganization.Home;

    public SampleStage Stage => SampleStage.Monitoring;

    public void Management(AccountBuilder at)
    {
        Recorder(at, Home, recording: true, global: true, "examplecorp-management-trail");
        Recorder(at, "us-east-1", recording: true, global: false, "examplecorp-management-trail");
    }

    public void Prod(AccountBuilder at)
    {
        Recorder(at, Home, recording: true, global: true, "examplecorp-prod-trail");
        Recorder(at, "us-east-1", recording: false, global: false, "examplecorp-prod-trail");
    }

    public void Staging(AccountBuilder at) => Recorder(at, Home, recording: false, global: false, null);

    /// <summary>Security Hub records for itself there, and nobody else does.</summary>
    public void Dev(AccountBuilder at)
    {
        const string Name = "AWSConfigurationRecorderForSecurityHub";
        at.Put(
            Home,
            "config/recorders",
            Name,
            new JsonObject
            {
                ["name"] = Name,
                ["arn"] = at.Account.Region(Home).Arn("config", "configuration-recorder/" + Name),
                ["roleARN"] = $"arn:aws:iam::{at.Account.Id}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig",
                ["recordingGroup"] = new JsonObject
                {
                    ["allSupported"] = true,
                    ["includeGlobalResourceTypes"] = true,
                    ["resourceTypes"] = new JsonArray(),
                },
                ["recordingScope"] = "INTERNAL",
                ["servicePrincipal"] = "securityhub.amazonaws.com",
                ["-recording"] = true,
            }
        );
    }

    private static void Recorder(AccountBuilder at, string region, bool recording, bool global, string? bucket)
    {
        at.Put(
            region,
            "config/recorders",
            "default",
            new JsonObject
            {
                ["name"] = "default",
                ["arn"] = at.Account.Region(region).Arn("config", "configuration-recorder/default"),
                ["roleARN"] = $"arn:aws:iam::{at.Account.Id}:role/aws-config",
                ["recordingGroup"] = new JsonObject
                {
                    ["allSupported"] = true,
                    ["includeGlobalResourceTypes"] = global,
                    ["resourceTypes"] = new JsonArray(),
                },
                ["-recording"] = recording,
            }
        );
        if (bucket is not null)
        {
            at.Put(region, "config/channels", "default", new JsonObject { ["name"] = "default", ["s3BucketName"] = bucket });
        }
    }
}
