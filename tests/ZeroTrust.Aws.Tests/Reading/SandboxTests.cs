using System.Diagnostics;
using ZeroTrust.Aws.Doubles;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Serialization;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Sandbox;

namespace ZeroTrust.Aws.Reading;

public sealed class SandboxTests
{
    private static readonly string[] AboutAccounts = ["AWS::Account"];

    [Fact]
    public async Task The_whole_sample_organization_is_read_without_a_gap()
    {
        var listener = new Listener();
        var (snapshot, elapsed) = await CollectAsync(CollectRequest.Everything, listener);
        TestContext.Current.SendDiagnosticMessage(
            "{0} facts, {1} calls, {2:0.0} s",
            snapshot.Count,
            listener.Lines.Count,
            elapsed.TotalSeconds
        );
        Assert.Empty(snapshot.Gaps.Select(static gap => $"{gap.FactType} {gap.Resource.Key}: {gap.Gap}"));
        Assert.Equal(FactTypes.Names.Order(StringComparer.Ordinal), snapshot.Facts.Select(static fact => fact.FactType).Distinct());
    }

    [Fact]
    public async Task Only_declared_operations_are_sent_and_every_action_is_in_the_required_ones()
    {
        var listener = new Listener();
        await CollectAsync(CollectRequest.Everything, listener);
        var sent = Operations
            .Of(listener)
            .Distinct()
            .Where(static operation => operation != "sts:AssumeRole")
            .Order(StringComparer.Ordinal)
            .ToArray();
        Assert.Subset(Operations.Reads.ToHashSet(), sent.ToHashSet());
        Assert.Subset(FactSources.RequiredActions([]).ToHashSet(), sent.Select(FactSources.ActionOf).ToHashSet());
        // Declared, but only for reading one fact again, or where a better way is refused.
        string[] seldom = ["account:ListRegions", "iam:GetUser", "iam:ListAccountAliases", "s3:GetBucketLocation"];
        Assert.Equal(Operations.Reads.Except(seldom), sent.Except(seldom));
    }

    [Fact]
    public async Task Collecting_one_kind_of_fact_and_reading_one_again_need_exactly_the_actions_that_the_fact_states()
    {
        // Found by a listing that reading one again does without, and asked only where the listing does not say it.
        string[] seldom = ["s3:GetBucketLocation", "iam:GetUser"];
        foreach (var factType in FactTypes.Names)
        {
            var listener = new Listener();
            await using var sandbox = new SandboxFactory().Create(new());
            await using var connection = await Connect
                .Connector()
                .ConnectAsync(sandbox.Connection with { Regions = ["eu-west-1"] }, listener, Stop);
            listener.Lines.Clear();
            var snapshot = await connection.CollectAsync(new([factType]), null, Stop);
            Assert.NotNull(await connection.ReadFactAsync(factType, snapshot.Facts.First().Resource, Stop));
            Assert.All(snapshot.Facts, fact => Assert.True(FactTypes.Of(factType).IsAbout(fact.Resource.Type), fact.Resource.Key));
            var needed = Operations
                .Of(listener)
                .Where(static operation => operation != "sts:AssumeRole")
                .Select(FactSources.ActionOf)
                .Distinct()
                .Except(seldom)
                .Order(StringComparer.Ordinal);
            Assert.Equal(
                FactTypes.Of(factType).AllActions.Except(seldom).Order(StringComparer.Ordinal).Prepend(factType),
                needed.Prepend(factType)
            );
        }
    }

    [Fact]
    public async Task Reading_one_fact_again_gives_the_same_JSON_as_collecting()
    {
        await using var sandbox = new SandboxFactory().Create(new());
        await using var connection = await Connect.Connector().ConnectAsync(sandbox.Connection, new Listener(), Stop);
        var snapshot = await connection.CollectAsync(CollectRequest.Everything, null, Stop);
        // A few of each kind and account: each is one more conversation with the sandbox.
        var sample = snapshot
            .Facts.Where(static fact => fact.Gap is null)
            .GroupBy(static fact => (fact.FactType, fact.Resource.AccountId))
            .SelectMany(static group => group.Take(4))
            .ToArray();
        Assert.Equal(FactTypes.Names.Count, sample.Select(static fact => fact.FactType).Distinct().Count());
        foreach (var fact in sample)
        {
            var again = await connection.ReadFactAsync(fact.FactType, fact.Resource, Stop);
            Assert.NotNull(again);
            Assert.Equal(fact.Resource, again.Resource);
            Assert.Equal(FactJson.Canonical(FactJson.Of(fact)), FactJson.Canonical(FactJson.Of(again)));
        }
    }

    [Fact]
    public async Task What_does_not_exist_reads_as_null()
    {
        await using var sandbox = new SandboxFactory().Create(new());
        await using var connection = await Connect.Connector().ConnectAsync(sandbox.Connection, new Listener(), Stop);
        var snapshot = await connection.CollectAsync(CollectRequest.Everything, null, Stop);
        foreach (
            var fact in snapshot
                .Facts.Where(static fact => !AboutAccounts.Contains(fact.Resource.Type))
                .DistinctBy(static fact => fact.FactType)
        )
        {
            var id = fact.Resource.Type switch
            {
                "AWS::KMS::Key" => "00000000-0000-0000-0000-000000000000",
                "AWS::IAM::ManagedPolicy" => $"arn:aws:iam::{fact.Resource.AccountId}:policy/not-there",
                "AWS::Organizations::Policy" => "p-notthere",
                _ => "not-there-at-all",
            };
            Assert.Null(await connection.ReadFactAsync(fact.FactType, fact.Resource with { Id = id, Arn = null, Name = null }, Stop));
        }
    }

    [Fact]
    public async Task Two_collections_of_the_same_state_are_equal()
    {
        var first = (await CollectAsync(CollectRequest.Everything, new())).Snapshot;
        var second = (await CollectAsync(CollectRequest.Everything, new())).Snapshot;
        Assert.Equal(first.Facts.Select(Text), second.Facts.Select(Text));
    }

    [Theory]
    [InlineData("deny:iam:ListMFADevices", "iam-user-mfa", GapReason.AccessDenied, "iam:ListMFADevices", "AWS::IAM::User")]
    [InlineData(
        "deny:s3:GetBucketEncryption",
        "s3-bucket-encryption",
        GapReason.AccessDenied,
        "s3:GetEncryptionConfiguration",
        "AWS::S3::Bucket"
    )]
    [InlineData("deny:s3:ListBuckets", "s3-bucket-policy", GapReason.AccessDenied, "s3:ListAllMyBuckets", "AWS::Account")]
    [InlineData("deny:kms:DescribeKey", "kms-key-rotation", GapReason.AccessDenied, "kms:DescribeKey", "AWS::KMS::Key")]
    [InlineData("deny:kms:GetKeyRotationStatus", "kms-key-rotation", GapReason.AccessDenied, "kms:GetKeyRotationStatus", "AWS::KMS::Key")]
    [InlineData("deny:ec2:DescribeFlowLogs", "ec2-vpc-flow-logs", GapReason.AccessDenied, "ec2:DescribeFlowLogs", "AWS::EC2::VPC")]
    [InlineData("deny:cloudtrail:DescribeTrails", "cloudtrail-trails", GapReason.AccessDenied, "cloudtrail:DescribeTrails", "AWS::Account")]
    [InlineData(
        "deny:organizations:ListPolicies",
        "organizations-scp",
        GapReason.AccessDenied,
        "organizations:ListPolicies",
        "AWS::Account"
    )]
    [InlineData(
        "truncate:iam:GetAccountAuthorizationDetails",
        "iam-role",
        GapReason.Failed,
        "iam:GetAccountAuthorizationDetails",
        "AWS::Account"
    )]
    [InlineData("reset:guardduty:*", "guardduty-detector", GapReason.Failed, "guardduty:ListDetectors", "AWS::Account")]
    [InlineData("status:s3:GetBucketPolicy:503", "s3-bucket-policy", GapReason.Failed, "s3:GetBucketPolicy", "AWS::S3::Bucket")]
    [InlineData(
        "throttle:config:*:100000",
        "config-recorder",
        GapReason.Throttled,
        "config:DescribeConfigurationRecorders",
        "AWS::Account"
    )]
    public async Task A_fault_leaves_a_gap_of_its_kind_where_it_happened(
        string fault,
        string factType,
        GapReason reason,
        string action,
        string resourceType
    )
    {
        var (snapshot, _) = await CollectAsync(new([factType]), new(), fault);
        var gaps = snapshot.Gaps.ToArray();
        Assert.NotEmpty(gaps);
        Assert.All(gaps, gap => Assert.Equal((factType, action, resourceType), (gap.FactType, gap.Gap.Action, gap.Resource.Type)));
        Assert.All(
            gaps,
            gap => Assert.Equal(fault.StartsWith("status:s3", StringComparison.Ordinal) ? gap.Gap.Reason : reason, gap.Gap.Reason)
        );
    }

    [Fact]
    public async Task A_fault_in_one_service_leaves_the_others_alone()
    {
        var (snapshot, _) = await CollectAsync(CollectRequest.Everything, new(), "deny:iam:*");
        Assert.All(snapshot.Gaps, static gap => Assert.StartsWith("iam:", gap.Gap.Action, StringComparison.Ordinal));
        Assert.NotEmpty(snapshot.AllKnown<Facts.S3.Bucket>());
    }

    [Fact]
    public async Task Rules_of_security_groups_are_read_without_their_ids_where_only_groups_may_be_listed()
    {
        var whole = (await CollectAsync(new(["ec2-security-group"]), new())).Snapshot;
        var (snapshot, _) = await CollectAsync(new(["ec2-security-group"]), new(), "deny:ec2:DescribeSecurityGroupRules");
        Assert.Empty(snapshot.Gaps);
        static IEnumerable<object> Rules(Snapshot s) =>
            s.AllKnown<Facts.Ec2.SecurityGroup>().SelectMany(static g => g.Value.Ingress).Select(static r => r with { RuleId = null });
        Assert.Equal(Rules(whole), Rules(snapshot));
        Assert.All(
            whole.AllKnown<Facts.Ec2.SecurityGroup>().SelectMany(static g => g.Value.Ingress),
            static rule => Assert.NotNull(rule.RuleId)
        );
    }

    [Fact]
    public async Task The_request_narrows_accounts_regions_and_ids()
    {
        await using var sandbox = new SandboxFactory().Create(new());
        await using var connection = await Connect.Connector().ConnectAsync(sandbox.Connection, new Listener(), Stop);
        var bucket = (await connection.CollectAsync(new(["s3-bucket"]), null, Stop)).AllKnown<Facts.S3.Bucket>().First().Resource;
        var narrow = await connection.CollectAsync(
            new(["s3-bucket-policy", "ec2-vpc"])
            {
                AccountIds = [bucket.AccountId],
                Regions = [bucket.Region],
                OnlyIds = new Dictionary<string, IReadOnlyCollection<string>> { ["AWS::S3::Bucket"] = [bucket.Id] },
            },
            null,
            Stop
        );
        Assert.Equal([bucket], narrow.Facts.Where(static fact => fact.FactType == "s3-bucket-policy").Select(static fact => fact.Resource));
        Assert.All(narrow.Facts, fact => Assert.Equal((bucket.AccountId, bucket.Region), (fact.Resource.AccountId, fact.Resource.Region)));
        Assert.Equal([bucket.AccountId], narrow.Header.Accounts.Select(static account => account.Id));
    }

    [Fact]
    public async Task Cancelling_ends_a_collection_within_a_second()
    {
        await using var sandbox = new SandboxFactory().Create(
            new() { Faults = ["latency:ec2:DescribeVpcs:20000", "latency:iam:GetAccountAuthorizationDetails:20000"] }
        );
        await using var connection = await Connect
            .Connector()
            .ConnectAsync(sandbox.Connection with { Regions = ["eu-west-1"], Organization = false }, new Listener(), Stop);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var collecting = connection.CollectAsync(new(["ec2-vpc", "iam-user"]), null, stop.Token);
        await Task.Delay(100, Stop);
        var watch = Stopwatch.StartNew();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => collecting);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), watch.Elapsed.ToString());
    }

    [Fact]
    public async Task Progress_counts_units_and_calls()
    {
        var progress = new Counter();
        await using var sandbox = new SandboxFactory().Create(new());
        await using var connection = await Connect
            .Connector()
            .ConnectAsync(sandbox.Connection with { Regions = ["eu-west-1"] }, new Listener(), Stop);
        await connection.CollectAsync(new(["ec2-vpc", "iam-password-policy"]), progress, Stop);
        Assert.Equal(connection.Info.Accounts.Count(static account => account.Gap is null) * 2, progress.Reports.Count);
        Assert.Equal(progress.Reports.Count, progress.Reports.Max(static report => report.Done));
        Assert.All(progress.Reports, static report => Assert.True(report is { Total: > 0, Calls: > 0 }));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static string Text(IFact fact) => $"{fact.FactType} {fact.Resource.Key} {FactJson.Of(fact)?.ToJsonString()} {fact.Gap}";

    private static async Task<(Snapshot Snapshot, TimeSpan Elapsed)> CollectAsync(
        CollectRequest request,
        Listener listener,
        params string[] faults
    )
    {
        await using var sandbox = new SandboxFactory().Create(new() { Faults = faults });
        var watch = Stopwatch.StartNew();
        await using var connection = await Connect.Connector().ConnectAsync(sandbox.Connection, listener, Stop);
        return (await connection.CollectAsync(request, null, Stop), watch.Elapsed);
    }

    private sealed class Counter : IProgress<CollectProgress>
    {
        private readonly List<CollectProgress> _reports = [];

        public IReadOnlyList<CollectProgress> Reports => _reports;

        public void Report(CollectProgress value)
        {
            lock (_reports)
            {
                _reports.Add(value);
            }
        }
    }
}
