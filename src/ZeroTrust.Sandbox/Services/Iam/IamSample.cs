using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Sandbox.Services.Iam;

/// <summary>Users, groups, roles and policies.</summary>
internal sealed class IamSample : IServiceSample
{
    public SampleStage Stage => SampleStage.Identities;

    public void Management(AccountBuilder at)
    {
        var iam = at.Account.Iam;
        iam.Aliases.Add("examplecorp");
        iam.RootMfaDevices.Add($"arn:aws:iam::{at.Account.Id}:mfa/root-account-mfa-device");
        iam.PasswordPolicy = IamSampleDocuments.PasswordPolicy(16, null, 24);
        var admin = at.Key(
            at.User("admin.ops", 640, passwordUsed: 1, console: true, mfa: "virtual"),
            40,
            0,
            id: SampleCredentials.AccessKeyId,
            service: "sts"
        );
        admin.Tags["owner"] = "platform";
        var glass = at.User("break-glass-1", 1500, passwordUsed: 170, console: true, mfa: "fido");
        glass.Attached.Add(IamSampleDocuments.AwsAdministrator);
        glass.Tags["purpose"] = "break-glass";
        var finance = at.User("finance.reader", 800, passwordUsed: 12, console: true);
        at.Key(at.User("nobody.contractor", 210), 210, 33, id: SampleCredentials.PowerlessAccessKeyId, service: "ec2");
        var jenkins = at.Key(at.Key(at.User("jenkins-legacy", 1700), 412, 2), 800, 413, "Inactive");
        var legacy = at.Policy("LegacyFullControl", "Made in 2021 for the migration.", IamSampleDocuments.FullAdmin);
        jenkins.Attached.Add(legacy.Arn);
        at.Group("Administrators", [IamSampleDocuments.AwsAdministrator], admin);
        at.Group(
            "Finance",
            [
                at.Policy(
                    "BillingViewer",
                    "Reads bills.",
                    """
                    {
                      "Version": "2012-10-17",
                      "Statement": [
                        {
                          "Sid": "Billing",
                          "Effect": "Allow",
                          "Action": ["ce:Get*", "ce:List*", "cur:Describe*", "budgets:ViewBudget"],
                          "Resource": "*"
                        }
                      ]
                    }
                    """
                ).Arn,
            ],
            finance
        );
        at.ServiceLinkedRole("AWSServiceRoleForOrganizations", "organizations.amazonaws.com", 1800, null);
        at.ServiceLinkedRole("AWSServiceRoleForSSO", "sso.amazonaws.com", 900, 1);
        at.Role("security-audit", IamSampleDocuments.TrustAccount(at.Account.Id), 700, 1, IamSampleDocuments.AwsSecurityAudit);
        at.Role("old-consultant-access", IamSampleDocuments.TrustAccount("999988887777"), 1200, 380, IamSampleDocuments.AwsReadOnly);
        at.Role("aws-config", IamSampleDocuments.TrustService("config.amazonaws.com"), 800, 0, IamSampleDocuments.AwsConfigRole);
    }

    public void Prod(AccountBuilder at)
    {
        var iam = at.Account.Iam;
        iam.Aliases.Add("examplecorp-prod"); // root without MFA
        iam.PasswordPolicy = IamSampleDocuments.PasswordPolicy(14, 365, 12);
        var alice = at.Key(at.User("alice.deploy", 420, passwordUsed: 2, console: true, mfa: "virtual"), 31, 1, service: "cloudformation");
        var bob = at.Key(at.User("bob.dba", 990, passwordUsed: 5, console: true), 200, 3, service: "rds");
        var carol = at.User("carol.support", 300, passwordUsed: 40, console: true, mfa: "GAHT12345678");
        at.Key(at.User("svc-backup", 1100), 95 + at.Ids.Number(30), 1);
        var glass = at.User("break-glass-prod", 1400, passwordUsed: 200, console: true, mfa: "fido");
        glass.Attached.Add(IamSampleDocuments.AwsAdministrator);
        glass.Tags["purpose"] = "break-glass";
        Extras(at, "ops", 2);
        at.Group("Developers", [IamSampleDocuments.AwsPowerUser, IamSampleDocuments.AwsChangePassword], alice, bob);
        at.Group("Support", [IamSampleDocuments.AwsReadOnly], carol).Inline["restart-instances"] = """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "Restart",
                  "Effect": "Allow",
                  "Action": "ec2:RebootInstances",
                  "Resource": "*",
                  "Condition": {
                    "StringEquals": { "aws:ResourceTag/team": "web" }
                  }
                }
              ]
            }
            """;
        at.Group("Empty-2020", []);
        var admin = at.Policy(
            "LegacyAdmin",
            "Full control for the build server.",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["*"],"Resource":["*"]}]}"""
        );
        var deploy = at.Policy(
            "ProdDeploy",
            "What a release needs.",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"cloudformation:*","Resource":"*"}]}""",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["cloudformation:*","lambda:*"],"Resource":"*"}]}""",
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "Release",
                  "Effect": "Allow",
                  "Action": [
                    "cloudformation:CreateChangeSet",
                    "cloudformation:ExecuteChangeSet",
                    "lambda:UpdateFunctionCode"
                  ],
                  "Resource": "*"
                },
                {
                  "Sid": "NotTheDatabase",
                  "Effect": "Deny",
                  "Action": "rds:Delete*",
                  "Resource": "*"
                }
              ]
            }
            """
        );
        at.Policy(
            "OddButLegal",
            "Statement as an object, an old version, a Sid in Greek.",
            """
            {
              "Version": "2008-10-17",
              "Statement": {
                "Sid": "αβγ",
                "Effect": "Allow",
                "NotAction": "iam:*",
                "Resource": "*"
              }
            }
            """
        );
        var boundary = at.Policy(
            "DeveloperBoundary",
            "What developers can never exceed.",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","NotAction":["organizations:*","account:*"],"Resource":"*"}]}"""
        );
        alice.Boundary = boundary.Arn;
        at.Role(
            "OrganizationAccountAccessRole",
            IamSampleDocuments.TrustAccount(SampleOrganization.Management),
            1500,
            0,
            IamSampleDocuments.AwsAdministrator
        );
        at.Role("ci-deployer", IamSampleDocuments.TrustPipeline(at.Account.Id, "examplecorp/shop"), 400, 0, deploy.Arn, admin.Arn);
        var app = at.Role("app-server", IamSampleDocuments.TrustService("ec2.amazonaws.com"), 1300, 0, IamSampleDocuments.AwsSsmCore);
        app.InstanceProfiles.Add("app-server");
        app.Inline["customer-data"] = """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Action": ["s3:GetObject", "s3:PutObject"],
                  "Resource": "arn:aws:s3:::examplecorp-prod-customer-data/*"
                }
              ]
            }
            """;
        at.Role("shop-function", IamSampleDocuments.TrustService("lambda.amazonaws.com"), 500, 1, IamSampleDocuments.AwsLambdaBasic);
        at.Role("flow-logs", IamSampleDocuments.TrustService("vpc-flow-logs.amazonaws.com"), 800, 0).Inline["write"] = """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Action": [
                    "logs:CreateLogStream",
                    "logs:PutLogEvents",
                    "logs:DescribeLogGroups",
                    "logs:DescribeLogStreams"
                  ],
                  "Resource": "*"
                }
              ]
            }
            """;
        at.Role("aws-config", IamSampleDocuments.TrustService("config.amazonaws.com"), 800, 0, IamSampleDocuments.AwsConfigRole);
        at.Role("migration-2019", IamSampleDocuments.TrustAccount(at.Account.Id), 1250, null, IamSampleDocuments.AwsAdministrator);
        at.Role("data-scientist", IamSampleDocuments.TrustAccount(at.Account.Id), 640, 210, IamSampleDocuments.AwsReadOnly).Tags["owner"] =
            "analytics";
        at.Role(
            "vendor-monitoring",
            IamSampleDocuments.TrustVendor("300000000003", "ec-4711"),
            700,
            4,
            IamSampleDocuments.AwsSecurityAudit
        );
        at.ServiceLinkedRole("AWSServiceRoleForSupport", "support.amazonaws.com", 1500, null);
        at.ServiceLinkedRole("AWSServiceRoleForAmazonGuardDuty", "guardduty.amazonaws.com", 600, 0);
    }

    public void Staging(AccountBuilder at)
    {
        var iam = at.Account.Iam;
        iam.RootMfaDevices.Add("SPHW00012345");
        iam.RootAccessKeys.Add(
            new AccessKeyState
            {
                Id = at.Ids.Iam("AKIA"),
                Secret = at.Ids.Secret(),
                CreatedAt = at.DaysAgo(1300),
            }
        );
        iam.PasswordPolicy = IamSampleDocuments.PasswordPolicy(8, null, null);
        var dora = at.Key(at.User("dora.test", 350, passwordUsed: 3, console: true, mfa: "virtual"), 60, 2);
        at.Key(at.User("svc-loadtest", 500), 180 + at.Ids.Number(60), null);
        Extras(at, "tester", 1);
        at.Group("Testers", [IamSampleDocuments.AwsPowerUser], dora);
        at.Role(
            "OrganizationAccountAccessRole",
            IamSampleDocuments.TrustAccount(SampleOrganization.Management),
            1400,
            0,
            IamSampleDocuments.AwsAdministrator
        );
        var app = at.Role("app-server", IamSampleDocuments.TrustService("ec2.amazonaws.com"), 900, 0, IamSampleDocuments.AwsSsmCore);
        app.InstanceProfiles.Add("app-server");
        at.Role("performance-2022", IamSampleDocuments.TrustAccount(at.Account.Id), 1000, 300, IamSampleDocuments.AwsPowerUser);
        at.ServiceLinkedRole("AWSServiceRoleForSupport", "support.amazonaws.com", 1400, null);
    }

    public void Dev(AccountBuilder at)
    {
        var iam = at.Account.Iam;
        iam.RootMfaDevices.Add($"arn:aws:iam::{at.Account.Id}:mfa/root-account-mfa-device"); // no password policy
        var erin = at.Key(at.Key(at.User("erin.dev", 280, passwordUsed: 0, console: true), 280, 0), 20, 0);
        var frank = at.Key(at.User("frank.dev", 700, passwordUsed: 150, console: true), 700, 160);
        var grace = at.User("grace.dev", 90, passwordUsed: 1, console: true, mfa: "virtual");
        erin.Inline["everything"] = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""";
        // As an import once left it.
        frank.Inline["cut-in-half"] = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Reso""";
        Extras(at, "intern", 2);
        at.Group("Developers", [IamSampleDocuments.AwsPowerUser], erin, frank, grace);
        at.Policy(
            "UnusedAdmin",
            "Attached to nothing.",
            """{"Version":"2012-10-17","Statement":[{"Sid":"All","Effect":"Allow","Action":"*:*","Resource":"*"}]}"""
        );
        at.Role(
            "OrganizationAccountAccessRole",
            IamSampleDocuments.TrustAccount(SampleOrganization.Management),
            900,
            0,
            IamSampleDocuments.AwsAdministrator
        );
        var app = at.Role("playground", IamSampleDocuments.TrustService("ec2.amazonaws.com"), 600, 9, IamSampleDocuments.AwsPowerUser);
        app.InstanceProfiles.Add("playground");
        at.Role("hackathon-2023", IamSampleDocuments.TrustAccount(at.Account.Id), 500, null, IamSampleDocuments.AwsAdministrator);
        at.ServiceLinkedRole("AWSServiceRoleForSupport", "support.amazonaws.com", 900, null);
    }

    /// <summary>A few more people, as many as the seed says.</summary>
    private static void Extras(AccountBuilder at, string name, int least)
    {
        var count = least + at.Ids.Number(3);
        for (var i = 1; i <= count; i++)
        {
            var mfa = at.Ids.Number(2) == 0 ? "virtual" : null;
            var user = at.User(
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}-{i}"),
                60 + at.Ids.Number(500),
                at.Ids.Number(120),
                console: true,
                mfa: mfa
            );
            if (at.Ids.Number(2) == 0)
            {
                at.Key(user, 10 + at.Ids.Number(300), at.Ids.Number(100));
            }
        }
    }
}
