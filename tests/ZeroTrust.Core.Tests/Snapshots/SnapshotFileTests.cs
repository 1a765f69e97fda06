using System.IO.Compression;
using System.Text;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Serialization;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Core.Tests.Samples;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Iam;

namespace ZeroTrust.Core.Tests.Snapshots;

public sealed class SnapshotFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_snapshot_comes_back_as_it_was()
    {
        var path = _folder.File("a" + SnapshotFile.Extension);
        var snapshot = Sample.Snapshot();
        await SnapshotFile.SaveAsync(snapshot, path, _stop);
        var back = await SnapshotFile.LoadAsync(path, cancellationToken: _stop);
        Assert.Equal(Texts(snapshot), Texts(back));
        Assert.Equal(snapshot.Gaps.Select(g => g.Gap), back.Gaps.Select(g => g.Gap));
        Assert.Equal(snapshot.Header.Accounts, back.Header.Accounts);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }

    [Fact]
    public async Task A_snapshot_cut_at_any_byte_is_a_clear_error()
    {
        var path = _folder.File("whole");
        await SnapshotFile.SaveAsync(Sample.Snapshot(), path, _stop);
        var whole = await File.ReadAllBytesAsync(path, _stop);
        for (var length = 0; length < whole.Length; length++)
        {
            var error = await Assert.ThrowsAsync<ZeroTrustException>(() =>
                SnapshotFile.ReadAsync(new MemoryStream(whole, 0, length), "cut.gz", null, _stop)
            );
            Assert.Equal(ErrorIds.SnapshotUnreadable, error.ErrorId);
            Assert.Contains("cut.gz", error.Message, StringComparison.Ordinal);
            Assert.NotEmpty(error.Advice);
        }
    }

    [Fact]
    public async Task A_snapshot_with_any_byte_changed_never_ends_in_another_exception()
    {
        var path = _folder.File("whole");
        await SnapshotFile.SaveAsync(Sample.Snapshot(), path, _stop);
        var whole = await File.ReadAllBytesAsync(path, _stop);
        var plain = Inflate(whole);
        foreach (var content in new[] { whole, plain })
        {
            for (var at = 0; at < content.Length; at++)
            {
                var changed = (byte[])content.Clone();
                changed[at] ^= 0x21;
                try
                {
                    await SnapshotFile.ReadAsync(new MemoryStream(changed), "x", null, _stop);
                }
                catch (ZeroTrustException error)
                {
                    Assert.Contains(error.ErrorId, new[] { ErrorIds.SnapshotUnreadable, ErrorIds.SnapshotTooNew });
                }
            }
        }
    }

    [Fact]
    public async Task Plain_json_loads_too()
    {
        var path = _folder.File("whole");
        await SnapshotFile.SaveAsync(Sample.Snapshot(), path, _stop);
        var plain = Inflate(await File.ReadAllBytesAsync(path, _stop));
        Assert.Equal(6, (await SnapshotFile.ReadAsync(new MemoryStream(plain), "plain", null, _stop)).Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"format":"zerotrust-plan","version":1}""")]
    [InlineData("""{"facts":[],"format":"zerotrust-snapshot","version":1}""")]
    [InlineData("""{"format":"zerotrust-snapshot","version":1,"facts":[]}""")]
    [InlineData("""{"format":"zerotrust-snapshot","version":"1","facts":[]}""")]
    [InlineData("""{"format":"zerotrust-snapshot","version":1,"header":null,"facts":[null]}""")]
    [InlineData("""{"format":"zerotrust-snapshot","version":1,"header":{"takenAt":"yesterday"}}""")]
    public async Task What_is_not_a_snapshot_is_a_clear_error(string text)
    {
        var error = await Assert.ThrowsAsync<ZeroTrustException>(() =>
            SnapshotFile.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), "x", null, _stop)
        );
        Assert.Equal(ErrorIds.SnapshotUnreadable, error.ErrorId);
    }

    [Fact]
    public async Task Deep_nesting_is_refused()
    {
        var text = """{"format":"zerotrust-snapshot","version":1,"header":""" + new string('[', 100_000);
        var error = await Assert.ThrowsAsync<ZeroTrustException>(() =>
            SnapshotFile.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), "x", null, _stop)
        );
        Assert.Equal(ErrorIds.SnapshotUnreadable, error.ErrorId);
    }

    [Fact]
    public async Task A_newer_version_is_refused_whatever_follows()
    {
        var text = """{"format":"zerotrust-snapshot","version":2,"header":"unheard of",""";
        var error = await Assert.ThrowsAsync<ZeroTrustException>(() =>
            SnapshotFile.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), "new.gz", null, _stop)
        );
        Assert.Equal(ErrorIds.SnapshotTooNew, error.ErrorId);
        Assert.Contains("version 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_kinds_of_facts_are_left_out_with_one_note()
    {
        var path = _folder.File("whole");
        await SnapshotFile.SaveAsync(Sample.Snapshot(), path, _stop);
        var text = Encoding
            .UTF8.GetString(Inflate(await File.ReadAllBytesAsync(path, _stop)))
            .Replace("\"iam-user\"", "\"iam-user-2\"", StringComparison.Ordinal);
        var notes = new List<string>();
        var snapshot = await SnapshotFile.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), "x", notes.Add, _stop);
        Assert.Equal(4, snapshot.Count);
        Assert.Contains("iam-user-2", Assert.Single(notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Large_snapshots_stream()
    {
        var facts = Enumerable
            .Range(0, 5_000)
            .Select(n => (IFact)new Known<IamUser>(Sample.User("user" + n), Sample.UserFact("user" + n, new string('g', n % 300))));
        var stream = new MemoryStream();
        await SnapshotFile.WriteAsync(new Snapshot(Sample.Header, facts), stream, _stop);
        stream.Position = 0;
        Assert.Equal(5_000, (await SnapshotFile.ReadAsync(stream, "x", null, _stop)).Count);
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        var error = await Assert.ThrowsAsync<ZeroTrustException>(() =>
            SnapshotFile.LoadAsync(_folder.File("none"), cancellationToken: _stop)
        );
        Assert.Equal((ErrorIds.SnapshotUnreadable, FailureKind.NotFound), (error.ErrorId, error.Kind));
        error = await Assert.ThrowsAsync<ZeroTrustException>(() =>
            SnapshotFile.SaveAsync(Sample.Snapshot(), _folder.File("none/there/x"), _stop)
        );
        Assert.Equal(ErrorIds.FileNotWritten, error.ErrorId);
    }

    [Fact]
    public async Task A_snapshot_stands_in_for_a_connection_but_cannot_be_changed()
    {
        await using var connection = new SnapshotConnection(Sample.Snapshot(), "file", Sample.Now);
        Assert.Equal((ConnectionKind.Snapshot, Sample.AccountId), (connection.Info.Kind, connection.Info.AccountId));
        var users = await connection.CollectAsync(new CollectRequest(["iam-user"]), null, _stop);
        Assert.Equal(2, users.Count);
        var one = await connection.CollectAsync(
            new CollectRequest([]) { OnlyIds = new Dictionary<string, IReadOnlyCollection<string>> { ["AWS::IAM::User"] = ["alice"] } },
            null,
            _stop
        );
        Assert.Equal(["alice"], one.AllKnown<IamUser>().Select(u => u.Value.Name));
        Assert.NotNull(await connection.ReadFactAsync("iam-user", Sample.User("alice"), _stop));
        Assert.Null(await connection.ReadFactAsync("iam-user", Sample.User("nobody"), _stop));
        var error = await Assert.ThrowsAsync<ZeroTrustException>(() =>
            connection.SendAsync(new AwsCall("c", "iam", "DeleteUser", [], "iam:DeleteUser"), new AwsTarget("1", "global"), _stop)
        );
        Assert.Equal(ErrorIds.ConnectionIsReadOnly, error.ErrorId);
    }

    private static IEnumerable<string> Texts(Snapshot snapshot) =>
        snapshot.Facts.Select(f => f.FactType + f.Resource.Key + f.Resource.Arn + FactJson.Canonical(FactJson.Of(f)) + f.Gap);

    private static byte[] Inflate(byte[] gzip)
    {
        using var stream = new GZipStream(new MemoryStream(gzip), CompressionMode.Decompress);
        var target = new MemoryStream();
        stream.CopyTo(target);
        return target.ToArray();
    }
}
