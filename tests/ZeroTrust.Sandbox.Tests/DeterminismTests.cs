using ZeroTrust.Core.Connections;
using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Sandbox.Tests;

public sealed class DeterminismTests
{
    [Fact]
    public async Task One_seed_gives_one_organization()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            await using var one = new AwsSandbox(new SandboxOptions { Seed = seed }, new FixedClock());
            await using var other = new AwsSandbox(new SandboxOptions { Seed = seed }, new FixedClock());
            Assert.Equal(one.DumpState(), other.DumpState());
        }
    }

    [Fact]
    public async Task Another_seed_gives_another_organization()
    {
        var dumps = new HashSet<string>(StringComparer.Ordinal);
        for (var seed = 1; seed <= 10; seed++)
        {
            await using var sandbox = new AwsSandbox(new SandboxOptions { Seed = seed }, new FixedClock());
            dumps.Add(sandbox.DumpState());
        }

        Assert.Equal(10, dumps.Count);
    }

    [Fact]
    public async Task Looking_changes_nothing()
    {
        await using var clients = new SandboxClients();
        var before = clients.Sandbox.DumpState();
        foreach (var region in (string[])["ap-south-1", "eu-west-1"])
        {
            await clients.CallAsync("ec2", "DescribeVpcs", region: region);
            await clients.CallAsync("guardduty", "ListDetectors", region: region);
            await clients.CallAsync("kms", "ListKeys", region: region);
            await clients.CallAsync("securityhub", "DescribeHub", region: "eu-west-1");
        }

        Assert.Equal(before, clients.Sandbox.DumpState());
    }

    [Fact]
    public async Task The_connection_is_an_administrator_of_the_management_account()
    {
        await using var clients = new SandboxClients();
        var connection = clients.Sandbox.Connection;
        Assert.True(connection.Organization);
        Assert.NotNull(connection.HttpHandler);
        Assert.Equal(
            $"arn:aws:iam::{SampleOrganization.Management}:user/admin.ops",
            (await clients.CallAsync("sts", "GetCallerIdentity"))["Arn"]!.ToString()
        );
    }
}
