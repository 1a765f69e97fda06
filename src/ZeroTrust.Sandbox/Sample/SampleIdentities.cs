using ZeroTrust.Sandbox.State;

namespace ZeroTrust.Sandbox.Sample;

/// <summary>Users, groups, roles and policies.</summary>
internal static class SampleIdentities
{
    public static void Management(AccountBuilder at)
    {
        var iam = at.Account.Iam;
        iam.Aliases.Add("examplecorp");
        iam.RootMfaDevices.Add($"arn:aws:iam::{at.Account.Id}:mfa/root-account-mfa-device");
        iam.PasswordPolicy = Documents.PasswordPolicy(16, null, 24);
        var admin = at.Key(at.User("admin.ops", 640, passwordUsed: 1, console: true, mfa: "virtual"), 40, 0, id: SampleCredentials.AccessKeyId, service: "sts");
        admin.Tags["owner"] = "platform";
        var glass = at.User("break-glass-1", 1500, passwordUsed: 170, console: true, mfa: "fido");
        glass.Attached.Add(Documents.AwsAdministrator);
        glass.Tags["purpose"] = "break-glass";
        var finance = at.User("finance.reader", 800, passwordUsed: 12, console: true);
        at.Key(at.User("nobody.contractor", 210), 210, 33, id: SampleCredentials.PowerlessAccessKeyId, service: "ec2");
        var jenkins = at.Key(at.Key(at.User("jenkins-legacy", 1700), 412, 2), 800, 413, "Inactive");
        var legacy = at.Policy("LegacyFullControl", "Made in 2021 for the migration.", Documents.FullAdmin);
        jenkins.Attached.Add(legacy.Arn);
        at.Group("Administrators", [Documents.AwsAdministrator], admin);
        at.Group("Finance", [at.Policy("BillingViewer", "Reads bills.", """{"Version":"2012-10-17","Statement":[{"Sid":"Billing","Effect":"Allow","Action":["ce:Get*","ce:List*","cur:Describe*","budgets:ViewBudget"],"Resource":"*"}]}""").Arn], finance);
        at.ServiceLinkedRole("AWSServiceRoleForOrganizations", "organizations.amazonaws.com", 1800, null);
        at.ServiceLinkedRole("AWSServiceRoleForSSO", "sso.amazonaws.com", 900, 1);
        at.Role("security-audit", Documents.TrustAccount(at.Account.Id), 700, 1, Documents.AwsSecurityAudit);
        at.Role("old-consultant-access", Documents.TrustAccount("999988887777"), 1200, 380, Documents.AwsReadOnly);
        at.Role("aws-config", Documents.TrustService("config.amazonaws.com"), 800, 0, Documents.AwsConfigRole);
        ExpiredSession(at);
    }

    public static void Prod(AccountBuilder at)
    {
        var iam = at.Account.Iam;
        iam.Aliases.Add("examplecorp-prod"); // root without MFA
        iam.PasswordPolicy = Documents.PasswordPolicy(14, 365, 12);
        var alice = at.Key(at.User("alice.deploy", 420, passwordUsed: 2, console: true, mfa: "virtual"), 31, 1, service: "cloudformation");
        var bob = at.Key(at.User("bob.dba", 990, passwordUsed: 5, console: true), 200, 3, service: "rds");
        var carol = at.User("carol.support", 300, passwordUsed: 40, console: true, mfa: "GAHT12345678");
        at.Key(at.User("svc-backup", 1100), 95 + at.World.Ids.Number(30), 1);
        var glass = at.User("break-glass-prod", 1400, passwordUsed: 200, console: true, mfa: "fido");
        glass.Attached.Add(Documents.AwsAdministrator);
        glass.Tags["purpose"] = "break-glass";
        Extras(at, "ops", 2);
        at.Group("Developers", [Documents.AwsPowerUser, Documents.AwsChangePassword], alice, bob);
        at.Group("Support", [Documents.AwsReadOnly], carol).Inline["restart-instances"] =
            """{"Version":"2012-10-17","Statement":[{"Sid":"Restart","Effect":"Allow","Action":"ec2:RebootInstances","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/team":"web"}}}]}""";
        at.Group("Empty-2020", []);
        var admin = at.Policy("LegacyAdmin", "Full control for the build server.", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["*"],"Resource":["*"]}]}""");
        var deploy = at.Policy(
            "ProdDeploy", "What a release needs.",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"cloudformation:*","Resource":"*"}]}""",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["cloudformation:*","lambda:*"],"Resource":"*"}]}""",
            """{"Version":"2012-10-17","Statement":[{"Sid":"Release","Effect":"Allow","Action":["cloudformation:CreateChangeSet","cloudformation:ExecuteChangeSet","lambda:UpdateFunctionCode"],"Resource":"*"},{"Sid":"NotTheDatabase","Effect":"Deny","Action":"rds:Delete*","Resource":"*"}]}""");
        at.Policy("OddButLegal", "Statement as an object, an old version, a Sid in Greek.",
            """{ "Version" : "2008-10-17", "Statement" : { "Sid" : "\u03b1\u03b2\u03b3", "Effect" : "Allow", "NotAction" : "iam:*", "Resource" : "*" } }""");
        var boundary = at.Policy("DeveloperBoundary", "What developers can never exceed.", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","NotAction":["organizations:*","account:*"],"Resource":"*"}]}""");
        alice.Boundary = boundary.Arn;
        at.Role("OrganizationAccountAccessRole", Documents.TrustAccount(SampleOrganization.Management), 1500, 0, Documents.AwsAdministrator);
        at.Role("ci-deployer", Documents.TrustPipeline(at.Account.Id, "examplecorp/shop"), 400, 0, deploy.Arn, admin.Arn);
        var app = at.Role("app-server", Documents.TrustService("ec2.amazonaws.com"), 1300, 0, Documents.AwsSsmCore);
        app.InstanceProfiles.Add("app-server");
        app.Inline["customer-data"] = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::examplecorp-prod-customer-data/*"}]}""";
        at.Role("shop-function", Documents.TrustService("lambda.amazonaws.com"), 500, 1, Documents.AwsLambdaBasic);
        at.Role("flow-logs", Documents.TrustService("vpc-flow-logs.amazonaws.com"), 800, 0).Inline["write"] =
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["logs:CreateLogStream","logs:PutLogEvents","logs:DescribeLogGroups","logs:DescribeLogStreams"],"Resource":"*"}]}""";
        at.Role("aws-config", Documents.TrustService("config.amazonaws.com"), 800, 0, Documents.AwsConfigRole);
        at.Role("migration-2019", Documents.TrustAccount(at.Account.Id), 1250, null, Documents.AwsAdministrator);
        at.Role("data-scientist", Documents.TrustAccount(at.Account.Id), 640, 210, Documents.AwsReadOnly).Tags["owner"] = "analytics";
        at.Role("vendor-monitoring", Documents.TrustVendor("300000000003", "ec-4711"), 700, 4, Documents.AwsSecurityAudit);
        at.ServiceLinkedRole("AWSServiceRoleForSupport", "support.amazonaws.com", 1500, null);
        at.ServiceLinkedRole("AWSServiceRoleForAmazonGuardDuty", "guardduty.amazonaws.com", 600, 0);
    }

    public static void Staging(AccountBuilder at)
    {
        var iam = at.Account.Iam;
        iam.RootMfaDevices.Add("SPHW00012345");
        iam.RootAccessKeys.Add(new State.Iam.AccessKey { Id = at.World.Ids.Iam("AKIA"), Secret = at.World.Ids.Secret(), CreatedAt = at.DaysAgo(1300) });
        iam.PasswordPolicy = Documents.PasswordPolicy(8, null, null);
        var dora = at.Key(at.User("dora.test", 350, passwordUsed: 3, console: true, mfa: "virtual"), 60, 2);
        at.Key(at.User("svc-loadtest", 500), 180 + at.World.Ids.Number(60), null);
        Extras(at, "tester", 1);
        at.Group("Testers", [Documents.AwsPowerUser], dora);
        at.Role("OrganizationAccountAccessRole", Documents.TrustAccount(SampleOrganization.Management), 1400, 0, Documents.AwsAdministrator);
        var app = at.Role("app-server", Documents.TrustService("ec2.amazonaws.com"), 900, 0, Documents.AwsSsmCore);
        app.InstanceProfiles.Add("app-server");
        at.Role("performance-2022", Documents.TrustAccount(at.Account.Id), 1000, 300, Documents.AwsPowerUser);
        at.ServiceLinkedRole("AWSServiceRoleForSupport", "support.amazonaws.com", 1400, null);
    }

    public static void Dev(AccountBuilder at)
    {
        var iam = at.Account.Iam;
        iam.RootMfaDevices.Add($"arn:aws:iam::{at.Account.Id}:mfa/root-account-mfa-device"); // no password policy
        var erin = at.Key(at.Key(at.User("erin.dev", 280, passwordUsed: 0, console: true), 280, 0), 20, 0);
        var frank = at.Key(at.User("frank.dev", 700, passwordUsed: 150, console: true), 700, 160);
        var grace = at.User("grace.dev", 90, passwordUsed: 1, console: true, mfa: "virtual");
        erin.Inline["everything"] = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""";
        frank.Inline["cut-in-half"] = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Reso"""; // as an import once left it
        Extras(at, "intern", 2);
        at.Group("Developers", [Documents.AwsPowerUser], erin, frank, grace);
        at.Policy("UnusedAdmin", "Attached to nothing.", """{"Version":"2012-10-17","Statement":[{"Sid":"All","Effect":"Allow","Action":"*:*","Resource":"*"}]}""");
        at.Role("OrganizationAccountAccessRole", Documents.TrustAccount(SampleOrganization.Management), 900, 0, Documents.AwsAdministrator);
        var app = at.Role("playground", Documents.TrustService("ec2.amazonaws.com"), 600, 9, Documents.AwsPowerUser);
        app.InstanceProfiles.Add("playground");
        at.Role("hackathon-2023", Documents.TrustAccount(at.Account.Id), 500, null, Documents.AwsAdministrator);
        at.ServiceLinkedRole("AWSServiceRoleForSupport", "support.amazonaws.com", 900, null);
    }

    /// <summary>A few more people, as many as the seed says.</summary>
    private static void Extras(AccountBuilder at, string name, int least)
    {
        var count = least + at.World.Ids.Number(3);
        for (var i = 1; i <= count; i++)
        {
            var mfa = at.World.Ids.Number(2) == 0 ? "virtual" : null;
            var user = at.User(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}-{i}"), 60 + at.World.Ids.Number(500), at.World.Ids.Number(120), console: true, mfa: mfa);
            if (at.World.Ids.Number(2) == 0) at.Key(user, 10 + at.World.Ids.Number(300), at.World.Ids.Number(100));
        }
    }

    private static void ExpiredSession(AccountBuilder at) => at.World.Sessions.Add(
        SampleCredentials.ExpiredAccessKeyId,
        new Session(SampleCredentials.ExpiredAccessKeyId, SampleCredentials.ExpiredSessionToken, at.DaysAgo(1), at.Account.Id, "security-audit", null, "yesterday", null, false));
}
