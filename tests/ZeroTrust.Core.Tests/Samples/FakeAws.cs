using System.Text.Json.Nodes;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Serialization;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Iam;
using ZeroTrust.Facts.Kms;
using ZeroTrust.Facts.Organizations;
using ZeroTrust.Facts.S3;

namespace ZeroTrust.Core.Tests.Samples;

/// <summary>The process dies here.</summary>
internal sealed class Killed : Exception;

/// <summary>A few operations of AWS over facts in memory, with AWS's error codes.</summary>
internal sealed class FakeAws : IAwsConnection
{
    private readonly SortedDictionary<string, IFact> _facts = new(StringComparer.Ordinal);
    private int _number;

    /// <summary>Called before (false) and after (true) a call has its effect; may throw.</summary>
    public Action<AwsCall, bool>? OnCall { get; set; }

    /// <summary>Facts of these types cannot be read.</summary>
    public HashSet<string> Unreadable { get; } = [];

    public List<AwsCall> Calls { get; } = [];

    public ConnectionInfo Info { get; init; } =
        new(
            ConnectionKind.Aws,
            Sample.AccountId,
            Sample.Caller,
            "aws",
            [new AccountScope(Sample.AccountId, "prod", true)],
            ["eu-west-1"],
            "test",
            Sample.Now
        );

    public void Put<TFact>(ResourceRef resource, TFact fact)
        where TFact : class => _facts[FactTypes.NameOf<TFact>() + "|" + resource.Key] = new Known<TFact>(resource, fact);

    public void Remove<TFact>(ResourceRef resource)
        where TFact : class => _facts.Remove(FactTypes.NameOf<TFact>() + "|" + resource.Key);

    public TFact? Get<TFact>(ResourceRef resource)
        where TFact : class => (_facts.GetValueOrDefault(FactTypes.NameOf<TFact>() + "|" + resource.Key) as Known<TFact>)?.Value;

    /// <summary>The whole state; ids are left out, because a thing made again gets another one.</summary>
    public string Dump() =>
        string.Join('\n', _facts.Values.Select(f => f.FactType + " " + f.Resource.Id + " " + FactJson.Canonical(FactJson.Of(f))));

    public Snapshot Snapshot() => new(Sample.Header with { Accounts = Info.Accounts }, _facts.Values);

    public Task<Snapshot> CollectAsync(CollectRequest request, IProgress<CollectProgress>? progress, CancellationToken cancellationToken) =>
        new SnapshotConnection(Snapshot(), "fake", Sample.Now).CollectAsync(request, progress, cancellationToken);

    public Task<IFact?> ReadFactAsync(string factType, ResourceRef resource, CancellationToken cancellationToken) =>
        Task.FromResult(
            Unreadable.Contains(factType)
                ? FactTypes.Missing(factType, resource, new Gap(GapReason.AccessDenied, "x:Read", "Not authorized."))
                : _facts.GetValueOrDefault(factType + "|" + resource.Key)
        );

    public async Task<JsonObject> SendAsync(AwsCall call, AwsTarget target, CancellationToken cancellationToken)
    {
        await Task.Yield();
        OnCall?.Invoke(call, false);
        Calls.Add(call);
        var answer = Act(call);
        OnCall?.Invoke(call, true);
        return answer;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public static ResourceRef Scp(string id) => new(Sample.AccountId, ResourceRef.Global, "AWS::Organizations::Policy", id);

    private static ResourceRef Key(string id) => new(Sample.AccountId, "eu-west-1", "AWS::KMS::Key", id);

    private JsonObject Act(AwsCall call)
    {
        string Text(string name) => (string)call.Parameters[name]!;
        switch (call.Operation)
        {
            case "PutBucketPolicy":
                Put(Sample.Bucket(Text("Bucket")), new BucketPolicy(Text("Policy")));
                return [];
            case "DeleteBucketPolicy":
                Put(Sample.Bucket(Text("Bucket")), new BucketPolicy(null));
                return [];
            case "AddUserToGroup":
                return Change(Text("UserName"), groups => [.. groups.Append(Text("GroupName")).Distinct()]);
            case "RemoveUserFromGroup":
                return Change(
                    Text("UserName"),
                    groups =>
                        groups.Contains(Text("GroupName"))
                            ? [.. groups.Where(g => g != Text("GroupName"))]
                            : throw Fails("NoSuchEntity", call)
                );
            case "CreatePolicy":
                if (_facts.Values.OfType<Known<ServiceControlPolicy>>().Any(p => p.Value.Name == Text("Name")))
                {
                    throw Fails("DuplicatePolicyException", call);
                }

                var id = "p-" + ++_number;
                Put(Scp(id), new ServiceControlPolicy(id, Text("Name"), "arn:" + id, "", false, Text("Content"), []));
                return new JsonObject
                {
                    ["Policy"] = new JsonObject { ["PolicySummary"] = new JsonObject { ["Id"] = id } },
                    ["SecretAccessKey"] = "hush",
                };
            case "CreateKey":
                // As KMS: every call makes another key.
                var key = "key-" + ++_number;
                Put(
                    Key(key),
                    new KmsKey(
                        key,
                        "arn:" + key,
                        "CUSTOMER",
                        "Enabled",
                        "SYMMETRIC_DEFAULT",
                        "ENCRYPT_DECRYPT",
                        "AWS_KMS",
                        false,
                        Text("Description"),
                        []
                    )
                );
                return new JsonObject { ["KeyMetadata"] = new JsonObject { ["KeyId"] = key } };
            case "ScheduleKeyDeletion":
                Remove<KmsKey>(Key(Text("KeyId")));
                return [];
            case "AttachPolicy":
                return Targets(
                    call,
                    targets =>
                        targets.Contains(Text("TargetId"))
                            ? throw Fails("DuplicatePolicyAttachmentException", call)
                            : [.. targets, Text("TargetId")]
                );
            case "DetachPolicy":
                return Targets(
                    call,
                    targets =>
                        targets.Contains(Text("TargetId"))
                            ? [.. targets.Where(t => t != Text("TargetId"))]
                            : throw Fails("PolicyNotAttachedException", call)
                );
            case "DeletePolicy":
                var policy = Get<ServiceControlPolicy>(Scp(Text("PolicyId"))) ?? throw Fails("PolicyNotFoundException", call);
                if (policy.TargetIds.Count > 0)
                {
                    throw Fails("PolicyInUseException", call);
                }

                Remove<ServiceControlPolicy>(Scp(policy.Id));
                return [];
            default:
                throw Fails("UnknownOperationException", call);
        }
    }

    private JsonObject Change(string name, Func<IReadOnlyList<string>, IReadOnlyList<string>> groups)
    {
        var user = Get<IamUser>(Sample.User(name))!;
        Put(Sample.User(name), user with { Groups = groups(user.Groups) });
        return [];
    }

    private JsonObject Targets(AwsCall call, Func<IReadOnlyList<string>, IReadOnlyList<string>> targets)
    {
        var policy = Get<ServiceControlPolicy>(Scp((string)call.Parameters["PolicyId"]!)) ?? throw Fails("PolicyNotFoundException", call);
        Put(Scp(policy.Id), policy with { TargetIds = targets(policy.TargetIds) });
        return [];
    }

    private static AwsCallException Fails(string code, AwsCall call) => new(FailureKind.Failed, code, call.Action, code);
}
