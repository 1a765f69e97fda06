using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Sandbox.Services.Cognito;

/// <summary>A user pool.</summary>
internal sealed class CognitoSample : IServiceSample
{
    private const string Home = SampleOrganization.Home;

    public SampleStage Stage => SampleStage.Inventory;

    public void Dev(AccountBuilder at) =>
        at.Put(
            Home,
            "cognito-idp/pools",
            "eu-west-1_AbCdEf123",
            new JsonObject
            {
                ["Id"] = "eu-west-1_AbCdEf123",
                ["Name"] = "testers",
                ["CreationDate"] = at.DaysAgo(200).Json(),
                ["LastModifiedDate"] = at.DaysAgo(100).Json(),
            }
        );
}
