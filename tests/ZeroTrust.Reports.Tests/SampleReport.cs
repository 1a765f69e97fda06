using System.Text.Json.Nodes;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Journal;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Reports;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Core.Tests.Samples;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Iam;

namespace ZeroTrust.Reports.Tests;

/// <summary>A believable report with hostile names in it.</summary>
internal static class SampleReport
{
    public const string Hostile = "</script><script>alert('x')</script><!--";

    private static readonly (
        string Id,
        GuideStep Step,
        string Row,
        Severity Severity,
        string Title,
        string Type,
        string Region
    )[] Controls =
    [
        (
            "ZT.ASSET.1",
            GuideStep.Assess,
            "G1.1",
            Severity.Low,
            "Assets carry owner, function and risk tags",
            "AWS::EC2::Instance",
            "eu-west-1"
        ),
        ("ZT.ASSET.2", GuideStep.Assess, "G1.4", Severity.Medium, "Public buckets are public on purpose", "AWS::S3::Bucket", "eu-west-1"),
        ("ZT.IAM.1", GuideStep.Identity, "G2.4", Severity.Critical, "The root user has MFA", "AWS::Account", "global"),
        ("ZT.IAM.2", GuideStep.Identity, "G2.4", Severity.High, "Users with a console password have MFA", "AWS::IAM::User", "global"),
        (
            "ZT.IAM.3",
            GuideStep.Identity,
            "G2.1",
            Severity.High,
            "No customer policy grants full administration",
            "AWS::IAM::ManagedPolicy",
            "global"
        ),
        ("ZT.IAM.4", GuideStep.Identity, "G2.3", Severity.Medium, "Access keys are younger than 90 days", "AWS::IAM::User", "global"),
        (
            "ZT.DATA.1",
            GuideStep.Data,
            "G3.1",
            Severity.Medium,
            "Buckets encrypt with a customer key by default",
            "AWS::S3::Bucket",
            "eu-west-1"
        ),
        ("ZT.DATA.2", GuideStep.Data, "G3.2", Severity.Medium, "Buckets refuse requests without TLS", "AWS::S3::Bucket", "eu-west-1"),
        ("ZT.DATA.3", GuideStep.Data, "G3.4", Severity.High, "Block Public Access is on for the account", "AWS::Account", "global"),
        (
            "ZT.NET.1",
            GuideStep.Network,
            "G4.1",
            Severity.Critical,
            "No security group opens admin ports to the world",
            "AWS::EC2::SecurityGroup",
            "us-east-1"
        ),
        ("ZT.NET.2", GuideStep.Network, "G4.8", Severity.Low, "Flow logs are on for every VPC", "AWS::EC2::VPC", "us-east-1"),
        ("ZT.MON.1", GuideStep.Monitor, "G5.1", Severity.High, "A validated trail records every region", "AWS::Account", "global"),
        ("ZT.MON.2", GuideStep.Monitor, "G5.2", Severity.High, "GuardDuty is on in every region", "AWS::Account", "eu-west-1"),
        ("ZT.POL.1", GuideStep.Policy, "G6.1", Severity.Medium, "The Config recorder runs in every region", "AWS::Account", "eu-west-1"),
        (
            "ZT.POL.2",
            GuideStep.Policy,
            "G6.2",
            Severity.Medium,
            "Systems Manager manages every instance",
            "AWS::EC2::Instance",
            "eu-west-1"
        ),
    ];

    private static readonly (string Id, string Name)[] Accounts =
    [
        ("111122223333", "management"),
        ("222233334444", "prod"),
        ("333344445555", "staging"),
        ("444455556666", "dev"),
    ];

    public static ControlCatalogue Catalogue { get; } =
        new(
            Controls.Select(static c =>
                ToldControl.Entry(
                    c.Id,
                    c.Step,
                    c.Row,
                    c.Severity,
                    c.Title,
                    plan: c.Severity == Severity.Low ? null : static (_, _, _) => PlanDraft.Empty
                )
            )
        );

    public static Report Make(int findings, int seed = 7)
    {
        var random = new Random(seed);
        var list = Enumerable.Range(0, findings).Select(n => One(n, random)).ToList();
        list.Add(
            One(0, random) with
            {
                Outcome = Outcome.Fail,
                Severity = Severity.Critical,
                Resource = new ResourceRef("222233334444", "us-east-1", "AWS::EC2::SecurityGroup", Hostile) { Name = Hostile },
                Reason = Hostile,
            }
        );
        var header = new SnapshotHeader(
            Sample.Now,
            "arn:aws:sts::111122223333:assumed-role/Auditor/kim",
            "aws",
            [
                .. Accounts.Select(static (a, n) => new AccountScope(a.Id, a.Name, n == 0)),
                new AccountScope(
                    "555566667777",
                    "legacy <b>",
                    false,
                    new Gap(GapReason.AccessDenied, "sts:AssumeRole", "not authorized to assume OrganizationAccountAccessRole")
                ),
            ],
            ["eu-west-1", "us-east-1", "eu-central-1"],
            []
        );
        var snapshot = new Snapshot(
            header,
            Enumerable
                .Range(0, 14)
                .Select(static n =>
                    (IFact)
                        new Missing<UserMfa>(
                            Sample.User("user" + n),
                            new Gap(
                                n < 11 ? GapReason.AccessDenied : GapReason.Throttled,
                                n < 11 ? "iam:ListMFADevices" : "ec2:DescribeFlowLogs",
                                "User: kim is not authorized to perform this operation because no identity-based policy allows it"
                            )
                        )
                )
        );
        return Report.Of(snapshot, list, Catalogue, Sample.Now.AddMinutes(4), Changes());
    }

    private static Finding One(int n, Random random)
    {
        var control = Controls[random.Next(Controls.Length)];
        var roll = random.Next(100);
        var outcome =
            roll < 34 ? Outcome.Fail
            : roll < 42 ? Outcome.Unknown
            : roll < 45 ? Outcome.Excepted
            : roll < 49 ? Outcome.NotApplicable
            : Outcome.Pass;
        var account = Accounts[random.Next(Accounts.Length)];
        var name = control.Type.Split("::")[^1].ToLowerInvariant() + "-" + n;
        var resource = new ResourceRef(account.Id, control.Region, control.Type, name)
        {
            Arn = $"arn:aws:{control.Type.Split("::")[1].ToLowerInvariant()}:{control.Region}:{account.Id}:{name}",
        };
        return new Finding
        {
            ControlId = control.Id,
            Resource = resource,
            Outcome = outcome,
            Severity = control.Severity,
            Title = control.Title,
            Reason = outcome switch
            {
                Outcome.Pass => $"{name} is as it should be.",
                Outcome.Unknown => $"Nobody knows: the MFA devices of {name} could not be read.",
                _ => $"{name} is not as it should be: last changed 412 days ago by somebody who left.",
            },
            Evidence =
            [
                new Evidence("iam-user", resource, "groups", new JsonArray("devs", "ops")),
                new Evidence("iam-user-mfa", resource, "devices", JsonValue.Create(0)),
            ],
            Gaps = outcome == Outcome.Unknown ? [new Gap(GapReason.AccessDenied, "iam:ListMFADevices", "User: kim is not authorized")] : [],
        };
    }

    private static IEnumerable<ChangeRecord> Changes()
    {
        var aws = SamplePlans.Aws();
        ChangeStatus?[] statuses = [ChangeStatus.Applied, ChangeStatus.Undone, ChangeStatus.Refused, ChangeStatus.Applied, null];
        return SamplePlans
            .Everything(aws)
            .Changes.Zip(statuses)
            .Select(static pair => new ChangeRecord(
                "20260501T120000Z-abcdef01",
                pair.First,
                pair.Second,
                Sample.Now,
                Sample.Caller,
                pair.Second == ChangeStatus.Applied,
                pair.Second is null,
                pair.Second == ChangeStatus.Refused
                    ? new ErrorInfo(
                        "LockoutRefused",
                        Core.Errors.FailureKind.LockoutRefused,
                        "You could no longer do s3:ListAllMyBuckets: the statement 'NoMfa' denies it."
                    )
                    : null
            ));
    }
}
