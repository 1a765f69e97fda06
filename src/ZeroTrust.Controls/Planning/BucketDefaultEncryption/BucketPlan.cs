using ZeroTrust.Controls.Judging;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Planning.Intents;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Kms;
using ZeroTrust.Facts.S3;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Controls.Planning.BucketDefaultEncryption;

/// <summary>The plan for one bucket.</summary>
/// <param name="Intent">What is wanted.</param>
/// <param name="Snapshot">The facts.</param>
/// <param name="Bucket">The bucket.</param>
/// <param name="ControlId">The control that asks, or empty.</param>
/// <param name="Sharing">All buckets that a new key is for: those who use any of them may use it.</param>
internal sealed record BucketPlan(
    BucketEncryptionIntent Intent,
    Snapshot Snapshot,
    ResourceRef Bucket,
    string ControlId,
    IReadOnlyList<ResourceRef> Sharing
)
{
    private string Id(string what) =>
        ControlId.Length > 0
            ? $"{ControlId}/{Bucket.Key}" + (what == "encryption" ? "" : "/" + what)
            : $"bucket/{Bucket.AccountId}/{Bucket.Id}/{what}";

    /// <summary>Encryption first; what it refuses ends the plan for the bucket. Then the statements.</summary>
    public PlanDraft Make()
    {
        var encryption = Encryption();
        return encryption.Notes.Any(static note => note.Kind is PlanNoteKind.Refused or PlanNoteKind.FactMissing)
            ? encryption
            : encryption.And(Statements());
    }

    private PlanDraft Encryption()
    {
        if (Snapshot.About<Facts.S3.BucketEncryption>(Bucket) is not Known<Facts.S3.BucketEncryption> encryption)
        {
            return FactMissing(Snapshot.About<Facts.S3.BucketEncryption>(Bucket).Gap!, "Its encryption");
        }

        var rule = encryption.Value.Rules is [var first, ..] ? first : null;
        if (Intent.KmsKeyId is null && rule is { UsesCustomerKey: true } && (rule.BucketKeyEnabled || rule.Algorithm == "aws:kms:dsse"))
        {
            return Drafts.Note(PlanNoteKind.AlreadyInPlace, Bucket, $"Bucket {Bucket.Id} encrypts with key {rule.KmsKeyId}.");
        }

        var (users, gap) = BucketUsers.Of(Snapshot, Bucket);
        if (gap is not null)
        {
            return FactMissing(gap, "Who uses it");
        }

        if (KeyCheck.NoKeyFits(users) is { } reason)
        {
            return Refuse(reason);
        }

        var choice =
            Intent.KmsKeyId is { } wanted ? KeyChoice.Given(Snapshot, Bucket, wanted)
            : rule is { UsesCustomerKey: true } ? KeyChoice.Given(Snapshot, Bucket, rule.KmsKeyId!)
            : KeyChoice.Own(Snapshot, Bucket, [.. Sharing.SelectMany(bucket => BucketUsers.Of(Snapshot, bucket).Users)]);
        if (choice.Refusal is not null)
        {
            return choice.Refusal;
        }

        if (rule is { Algorithm: "aws:kms", BucketKeyEnabled: true } && Same(rule.KmsKeyId, choice))
        {
            return Drafts.Note(PlanNoteKind.AlreadyInPlace, Bucket, $"Bucket {Bucket.Id} encrypts with {choice.Name}, bucket key on.");
        }

        var usable = Usable(choice, users);
        if (usable.Notes.Any(static note => note.Kind is PlanNoteKind.Refused or PlanNoteKind.FactMissing))
        {
            return usable;
        }

        var change = EncryptionChange.Plan(Id("encryption"), ControlId, encryption, choice.Key, choice.Name, choice.Change);
        return usable.And(choice.Change is null ? Drafts.Of(change) : Drafts.Of(choice.Change, change));
    }

    /// <summary>Refuses a key that would shut out who uses the bucket today; warns where that is not certain.</summary>
    private PlanDraft Usable(KeyChoice choice, IReadOnlyList<BucketUser> users)
    {
        var outside = users
            .Where(user => !user.IsAnonymous && !user.IsService && user.Principal.Account != Bucket.AccountId)
            .Select(static user => user.Name)
            .ToList();
        if (choice.Fact is null && choice.Change is not null)
        {
            return outside.Count == 0
                ? PlanDraft.Empty
                : Warn($"{KeyCheck.Show(outside)} also need kms:GenerateDataKey and kms:Decrypt in policies of their own account.");
        }

        if (choice.Fact is not { Value.Manager: not "AWS" } key)
        {
            return outside.Count == 0
                ? PlanDraft.Empty
                : Refuse($"{KeyCheck.Show(outside)} of other accounts use the bucket, and AWS's own key cannot be shared with them.");
        }

        if (KeyCheck.Defect(key.Value) is { } defect)
        {
            return Refuse(defect);
        }

        if (Snapshot.About<KmsKeyPolicy>(key.Resource) is not Known<KmsKeyPolicy> policy)
        {
            return FactMissing(Snapshot.About<KmsKeyPolicy>(key.Resource).Gap!, "Who may use the key");
        }

        var (writers, readers, uncertain) = KeyCheck.ShutOut(
            users,
            LayerPolicy.Parse("key policy", policy.Value.Document),
            key.Value.Arn,
            Bucket
        );
        if (writers.Count > 0)
        {
            return Refuse(
                $"{KeyCheck.Show(writers)} may write to the bucket and may not use key {choice.Name} (kms:GenerateDataKey through S3)."
            );
        }

        var draft =
            readers.Count == 0
                ? PlanDraft.Empty
                : Warn(
                    $"{KeyCheck.Show(readers)} may read from the bucket and may not use key {choice.Name} (kms:Decrypt): objects written "
                        + $"from now on are closed to them."
                );
        return uncertain.Count == 0
            ? draft
            : draft.And(
                Warn($"Whether {KeyCheck.Show(uncertain)} may use key {choice.Name} depends on conditions or policies that are not known.")
            );
    }

    private PlanDraft Statements()
    {
        if (!Intent.EnforceTls && !Intent.DenyUnencryptedPut)
        {
            return PlanDraft.Empty;
        }

        if (Snapshot.About<BucketPolicy>(Bucket) is not Known<BucketPolicy> policy)
        {
            return FactMissing(Snapshot.About<BucketPolicy>(Bucket).Gap!, "Its policy");
        }

        var arn = Arns.Bucket(Snapshot, Bucket);
        var attached = policy.Value.Document is { } text ? LayerPolicy.Parse("bucket policy", text) : null;
        var (wanted, there) = (new List<Statement>(), new List<string>());
        Consider(
            Intent.EnforceTls,
            attached is not null && BucketDenials.PlainHttp(attached, arn),
            BucketStatements.DenyPlainHttp(arn),
            "requests without TLS"
        );
        Consider(
            Intent.DenyUnencryptedPut,
            attached is not null && BucketDenials.OtherEncryption(attached, arn),
            BucketStatements.DenyOtherEncryption(arn),
            "uploads with other encryption"
        );
        var note =
            there.Count == 0
                ? PlanDraft.Empty
                : Drafts.Note(
                    PlanNoteKind.AlreadyInPlace,
                    Bucket,
                    $"The policy of bucket {Bucket.Id} denies {string.Join(" and ", there)}."
                );
        return wanted.Count == 0 ? note : note.And(BucketPolicyChange.Plan(Id("policy"), ControlId, Bucket, arn, policy, wanted));

        void Consider(bool asked, bool inPlace, Statement statement, string what)
        {
            if (asked && inPlace)
            {
                there.Add(what);
            }
            else if (asked)
            {
                wanted.Add(statement);
            }
        }
    }

    private static bool Same(string? configured, KeyChoice choice) =>
        choice.Fact is { } key
            ? configured == key.Value.Arn
                || configured == key.Value.KeyId
                || (
                    configured is not null
                    && key.Value.Aliases.Any(alias => configured == alias || configured.EndsWith(":" + alias, StringComparison.Ordinal))
                )
            : choice.Change is null && (configured is null || BucketEncryptionRule.IsAwsKey(configured));

    private PlanDraft Refuse(string message) => Drafts.Note(PlanNoteKind.Refused, Bucket, message, ErrorIds.KeyNotUsable);

    private PlanDraft Warn(string message) => Drafts.Note(PlanNoteKind.Warning, Bucket, message);

    private PlanDraft FactMissing(Gap gap, string what) =>
        Drafts.Note(PlanNoteKind.FactMissing, Bucket, $"{what} is not known: {gap.Action} would settle it.", ErrorIds.FactMissing);
}
