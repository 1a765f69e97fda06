using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.State.S3;

namespace ZeroTrust.Sandbox.Sample;

/// <summary>Buckets and keys.</summary>
internal static class SampleData
{
    private const string Home = SampleOrganization.Home;

    public static void Management(AccountBuilder at)
    {
        at.Account.PublicAccessBlock = Documents.Block(true, true, true, true);
        var key = at.Key(Home, "alias/cloudtrail", "Encrypts the trail", 365, Documents.KeyForTrail(at.Account.Id));
        key.Tags["owner"] = "platform";
        var trail = at.Bucket("examplecorp-management-trail", Home, Documents.Kms(key.Arn));
        trail.Policy = Documents.TrailLogs(trail.Name, at.Account.Id);
        trail.Versioning = "Enabled";
        Own(trail, "platform", "logging");
        Logs(trail, at.Account.Id);
        var bills = at.Bucket("examplecorp-billing-reports", "us-east-1", Bucket.Aes256());
        bills.Policy = Documents.TlsOnly(bills.Name);
        Own(bills, "finance", "billing");
    }

    public static void Prod(AccountBuilder at)
    {
        var data = at.Key(Home, "alias/prod-data", "Customer data", 365);
        Tagged(data.Tags, "data", "shop");
        at.Key(Home, "alias/prod-archive", "Archive", null);
        at.Key(Home, "alias/prod-signing", "Signs releases", null, spec: "RSA_2048");
        at.Key(Home, null, "Was for the old shop", null, state: "Disabled");
        at.Key(Home, "alias/prod-2020", "To be deleted", null, state: "PendingDeletion");
        at.Key(Home, "alias/aws/s3", "Default key that protects my S3 objects when no other key is defined", 365, manager: "AWS");
        at.Key(Home, "alias/aws/ebs", "Default key that protects my EBS volumes when no other key is defined", 365, manager: "AWS");
        at.Key("us-east-1", "alias/web", "Web tier", null);

        var customers = at.Bucket("examplecorp-prod-customer-data", Home, Documents.Kms(data.Arn));
        customers.Policy = Documents.TlsOnly(customers.Name);
        customers.Versioning = "Enabled";
        Own(customers, "shop", "shop");
        customers.Tags["classification"] = "high";
        var invoices = at.Bucket("examplecorp-prod-invoices", Home, Bucket.Aes256());
        invoices.Policy = Documents.RoleMayUse(invoices.Name, $"arn:aws:iam::{at.Account.Id}:role/app-server");
        Own(invoices, "finance", "shop");
        at.Bucket("examplecorp-prod-legacy-uploads", "eu-central-1", null, blocked: false, old: true);
        var site = at.Bucket("examplecorp-prod-website", "us-east-1", Bucket.Aes256(), blocked: false);
        site.Policy = Documents.PublicRead(site.Name);
        site.Tags["owner"] = "web";
        var campaign = at.Bucket("examplecorp-prod-campaign", Home, Bucket.Aes256());
        campaign.Tags["title"] = "<script>alert('sale')</script><b>Q3 & more</b>";
        campaign.Tags["owner"] = "marketing";
        var trail = at.Bucket("examplecorp-prod-trail", Home, Bucket.Aes256());
        trail.Policy = Documents.TrailLogs(trail.Name, at.Account.Id);
        Own(trail, "platform", "logging");
        Logs(trail, at.Account.Id);
        var access = at.Bucket("examplecorp-prod-access-logs", Home, Bucket.Aes256(), old: false);
        access.Policy = $$"""{"Version":"2012-10-17","Statement":[{"Sid":"S3ServerAccessLogs","Effect":"Allow","Principal":{"Service":"logging.s3.amazonaws.com"},"Action":"s3:PutObject","Resource":"arn:aws:s3:::{{access.Name}}/*"}]}""";
        customers.Logging = new JsonObject { ["TargetBucket"] = access.Name, ["TargetPrefix"] = "customer-data/" };
        More(at, "examplecorp-prod-export", 1);
    }

    public static void Staging(AccountBuilder at)
    {
        at.Account.PublicAccessBlock = Documents.Block(true, true, false, false);
        at.Key(Home, "alias/staging-data", "Staging data", 365);
        var copy = at.Bucket("examplecorp-staging-customer-copy", Home, Bucket.Aes256());
        copy.Tags["classification"] = "high";
        at.Bucket("examplecorp-staging-artifacts", Home, Bucket.Aes256()).Policy = Documents.TlsOnly("examplecorp-staging-artifacts");
        var trail = at.Bucket("examplecorp-staging-trail", Home, Bucket.Aes256());
        trail.Policy = Documents.TrailLogs(trail.Name, at.Account.Id);
        Logs(trail, at.Account.Id);
    }

    public static void Dev(AccountBuilder at)
    {
        at.Key(Home, "alias/dev", "Everybody's key", null,
            $$"""{"Version":"2012-10-17","Statement":[{"Sid":"Admin","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{at.Account.Id}}:root"},"Action":"kms:*","Resource":"*"},{"Sid":"Anybody","Effect":"Allow","Principal":"*","Action":["kms:Encrypt","kms:Decrypt"],"Resource":"*"}]}""");
        at.Bucket("examplecorp-dev-scratch", Home, null, blocked: false, old: true).Grants.Add(new JsonObject
        {
            ["Grantee"] = new JsonObject { ["Type"] = "Group", ["URI"] = "http://acs.amazonaws.com/groups/global/AllUsers" },
            ["Permission"] = "READ",
        });
        var state = at.Bucket("examplecorp-dev-terraform-state", Home, Bucket.Aes256());
        state.Versioning = "Enabled";
        var trail = at.Bucket("examplecorp-dev-trail", "us-west-2", Bucket.Aes256(), blocked: false);
        trail.Policy = Documents.TrailLogs(trail.Name, at.Account.Id);
        More(at, "examplecorp-dev-test", 1);
    }

    private static void More(AccountBuilder at, string name, int least)
    {
        var count = least + at.World.Ids.Number(3);
        for (var i = 1; i <= count; i++)
        {
            var bucket = at.Bucket(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}-{i}"), Home, Bucket.Aes256(), blocked: at.World.Ids.Number(2) == 0);
            if (at.World.Ids.Number(2) == 0) bucket.Policy = Documents.TlsOnly(bucket.Name);
        }
    }

    private static void Logs(Bucket bucket, string accountId)
    {
        for (var i = 1; i <= 12; i++)
        {
            var key = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"AWSLogs/{accountId}/CloudTrail/{bucket.Region}/part-{i:00}.json.gz");
            bucket.Objects[key] = new StoredObject(System.Text.Encoding.ASCII.GetBytes(key), bucket.CreatedAt, "application/json", "AES256", null);
        }
    }

    private static void Own(Bucket bucket, string owner, string function) => Tagged(bucket.Tags, owner, function);

    private static void Tagged(SortedDictionary<string, string> tags, string owner, string function)
    {
        tags["owner"] = owner;
        tags["business-function"] = function;
    }
}
