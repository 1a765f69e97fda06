using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Sandbox.Services.Kms;

/// <summary>Keys: some rotate, some do not, some cannot.</summary>
internal sealed class KmsSample : IServiceSample
{
    private const string Home = SampleOrganization.Home;

    public SampleStage Stage => SampleStage.Data;

    public void Management(AccountBuilder at)
    {
        var key = at.Key(Home, "alias/cloudtrail", "Encrypts the trail", 365, KmsSampleDocuments.KeyForTrail(at.Account.Id));
        key.Tags["owner"] = "platform";
    }

    public void Prod(AccountBuilder at)
    {
        var data = at.Key(Home, "alias/prod-data", "Customer data", 365);
        data.Tags["owner"] = "data";
        data.Tags["business-function"] = "shop";
        at.Key(Home, "alias/prod-archive", "Archive", null);
        at.Key(Home, "alias/prod-signing", "Signs releases", null, spec: "RSA_2048");
        at.Key(Home, null, "Was for the old shop", null, state: "Disabled");
        at.Key(Home, "alias/prod-2020", "To be deleted", null, state: "PendingDeletion");
        at.Key(Home, "alias/aws/s3", "Default key that protects my S3 objects when no other key is defined", 365, manager: "AWS");
        at.Key(Home, "alias/aws/ebs", "Default key that protects my EBS volumes when no other key is defined", 365, manager: "AWS");
        at.Key("us-east-1", "alias/web", "Web tier", null);
    }

    public void Staging(AccountBuilder at)
    {
        at.Key(Home, "alias/staging-data", "Staging data", 365);
    }

    public void Dev(AccountBuilder at)
    {
        at.Key(
            Home,
            "alias/dev",
            "Everybody's key",
            null,
            $$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "Admin",
                  "Effect": "Allow",
                  "Principal": { "AWS": "arn:aws:iam::{{at.Account.Id}}:root" },
                  "Action": "kms:*",
                  "Resource": "*"
                },
                {
                  "Sid": "Anybody",
                  "Effect": "Allow",
                  "Principal": "*",
                  "Action": ["kms:Encrypt", "kms:Decrypt"],
                  "Resource": "*"
                }
              ]
            }
            """
        );
    }
}
