using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Sample;
using ZeroTrust.Sandbox.Services.Kms;

namespace ZeroTrust.Sandbox.Services.S3;

/// <summary>Buckets, their policies and some objects.</summary>
internal sealed class S3Sample : IServiceSample
{
    private const string Home = SampleOrganization.Home;

    public SampleStage Stage => SampleStage.Data;

    public int Turn => 1;

    public void Management(AccountBuilder at)
    {
        at.Account.PublicAccessBlock = S3SampleDocuments.Block(true, true, true, true);
        var trail = at.Bucket("examplecorp-management-trail", Home, S3SampleDocuments.Kms(at.KeyOf(Home, "alias/cloudtrail").Arn));
        trail.Policy = S3SampleDocuments.TrailLogs(trail.Name, at.Account.Id);
        trail.Versioning = "Enabled";
        Own(trail, "platform", "logging");
        Logs(trail, at.Account.Id);
        var bills = at.Bucket("examplecorp-billing-reports", "us-east-1", BucketState.Aes256());
        bills.Policy = S3SampleDocuments.TlsOnly(bills.Name);
        Own(bills, "finance", "billing");
    }

    public void Prod(AccountBuilder at)
    {
        var customers = at.Bucket("examplecorp-prod-customer-data", Home, S3SampleDocuments.Kms(at.KeyOf(Home, "alias/prod-data").Arn));
        customers.Policy = S3SampleDocuments.TlsOnly(customers.Name);
        customers.Versioning = "Enabled";
        Own(customers, "shop", "shop");
        customers.Tags["classification"] = "high";
        var invoices = at.Bucket("examplecorp-prod-invoices", Home, BucketState.Aes256());
        invoices.Policy = S3SampleDocuments.RoleMayUse(invoices.Name, $"arn:aws:iam::{at.Account.Id}:role/app-server");
        Own(invoices, "finance", "shop");
        at.Bucket("examplecorp-prod-legacy-uploads", "eu-central-1", null, blocked: false, old: true);
        var site = at.Bucket("examplecorp-prod-website", "us-east-1", BucketState.Aes256(), blocked: false);
        site.Policy = S3SampleDocuments.PublicRead(site.Name);
        site.Tags["owner"] = "web";
        var campaign = at.Bucket("examplecorp-prod-campaign", Home, BucketState.Aes256());
        campaign.Tags["title"] = "<script>alert('sale')</script><b>Q3 & more</b>";
        campaign.Tags["owner"] = "marketing";
        var trail = at.Bucket("examplecorp-prod-trail", Home, BucketState.Aes256());
        trail.Policy = S3SampleDocuments.TrailLogs(trail.Name, at.Account.Id);
        Own(trail, "platform", "logging");
        Logs(trail, at.Account.Id);
        var access = at.Bucket("examplecorp-prod-access-logs", Home, BucketState.Aes256(), old: false);
        access.Policy = $$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "S3ServerAccessLogs",
                  "Effect": "Allow",
                  "Principal": { "Service": "logging.s3.amazonaws.com" },
                  "Action": "s3:PutObject",
                  "Resource": "arn:aws:s3:::{{access.Name}}/*"
                }
              ]
            }
            """;
        customers.Logging = new JsonObject { ["TargetBucket"] = access.Name, ["TargetPrefix"] = "customer-data/" };
        More(at, "examplecorp-prod-export", 1);
    }

    public void Staging(AccountBuilder at)
    {
        at.Account.PublicAccessBlock = S3SampleDocuments.Block(true, true, false, false);
        var copy = at.Bucket("examplecorp-staging-customer-copy", Home, BucketState.Aes256());
        copy.Tags["classification"] = "high";
        at.Bucket("examplecorp-staging-artifacts", Home, BucketState.Aes256()).Policy = S3SampleDocuments.TlsOnly(
            "examplecorp-staging-artifacts"
        );
        var trail = at.Bucket("examplecorp-staging-trail", Home, BucketState.Aes256());
        trail.Policy = S3SampleDocuments.TrailLogs(trail.Name, at.Account.Id);
        Logs(trail, at.Account.Id);
    }

    public void Dev(AccountBuilder at)
    {
        at.Bucket("examplecorp-dev-scratch", Home, null, blocked: false, old: true)
            .Grants.Add(
                new JsonObject
                {
                    ["Grantee"] = new JsonObject { ["Type"] = "Group", ["URI"] = "http://acs.amazonaws.com/groups/global/AllUsers" },
                    ["Permission"] = "READ",
                }
            );
        var state = at.Bucket("examplecorp-dev-terraform-state", Home, BucketState.Aes256());
        state.Versioning = "Enabled";
        var trail = at.Bucket("examplecorp-dev-trail", "us-west-2", BucketState.Aes256(), blocked: false);
        trail.Policy = S3SampleDocuments.TrailLogs(trail.Name, at.Account.Id);
        More(at, "examplecorp-dev-test", 1);
    }

    private static void More(AccountBuilder at, string name, int least)
    {
        var count = least + at.Ids.Number(3);
        for (var i = 1; i <= count; i++)
        {
            var bucket = at.Bucket(
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}-{i}"),
                Home,
                BucketState.Aes256(),
                blocked: at.Ids.Number(2) == 0
            );
            if (at.Ids.Number(2) == 0)
            {
                bucket.Policy = S3SampleDocuments.TlsOnly(bucket.Name);
            }
        }
    }

    private static void Logs(BucketState bucket, string accountId)
    {
        for (var i = 1; i <= 12; i++)
        {
            var key = string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"AWSLogs/{accountId}/CloudTrail/{bucket.Region}/part-{i:00}.json.gz"
            );
            bucket.Objects[key] = new StoredObject(
                System.Text.Encoding.ASCII.GetBytes(key),
                bucket.CreatedAt,
                "application/json",
                "AES256",
                null
            );
        }
    }

    private static void Own(BucketState bucket, string owner, string function)
    {
        bucket.Tags["owner"] = owner;
        bucket.Tags["business-function"] = function;
    }
}
