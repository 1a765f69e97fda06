using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Packing;

namespace ZeroTrust.Policy.Tests.Packing;

public sealed class PolicyPackerTests
{
    private const string A = "arn:aws:s3:::a/*";
    private const string B = "arn:aws:s3:::b/*";

    [Fact]
    public void Statements_that_differ_in_one_element_become_one()
    {
        var actions = Packed(Allow(["s3:GetObject"], [A]), Allow(["s3:PutObject"], [A]));
        Assert.Equal(["s3:GetObject", "s3:PutObject"], Assert.Single(actions.Statements).Action!.Patterns.Select(static p => p.Text));
        var resources = Packed(Allow(["s3:GetObject"], [A]), Allow(["s3:GetObject"], [B]));
        Assert.Equal([A, B], Assert.Single(resources.Statements).Resource!.Patterns.Select(static p => p.Text));
        var values = Packed(
            Allow(["s3:GetObject"], [A], Condition.Of("StringEquals", "aws:RequestedRegion", "eu-west-1")),
            Allow(["s3:GetObject"], [A], Condition.Of("StringEquals", "aws:requestedregion", "eu-west-2"))
        );
        Assert.Equal(
            ["eu-west-1", "eu-west-2"],
            Assert.Single(Assert.Single(values.Statements).Conditions.Conditions).Values.Select(static v => v.Text)
        );
        Assert.Single(Packed(Deny(["s3:GetObject"], [A]), Deny(["s3:PutObject"], [A])).Statements);
    }

    [Fact]
    public void Statements_that_differ_in_more_stay_apart()
    {
        Assert.Equal(2, Packed(Allow(["s3:GetObject"], [A]), Allow(["s3:PutObject"], [B])).Statements.Count);
        Assert.Equal(2, Packed(Allow(["s3:GetObject"], [A]), Deny(["s3:PutObject"], [A])).Statements.Count);
    }

    [Fact]
    public void Values_of_a_negated_operator_are_not_put_together()
    {
        var packed = Packed(
            Allow(["s3:GetObject"], [A], Condition.Of("StringNotEquals", "aws:RequestedRegion", "eu-west-1")),
            Allow(["s3:GetObject"], [A], Condition.Of("StringNotEquals", "aws:RequestedRegion", "eu-west-2"))
        );
        Assert.Equal(2, packed.Statements.Count);
    }

    [Fact]
    public void What_others_cover_goes()
    {
        Assert.Equal(
            "s3:*",
            Assert.Single(Assert.Single(Packed(Allow(["s3:*"], ["*"]), Allow(["s3:GetObject"], [A])).Statements).Action!.Patterns).Text
        );
        // Together they cover it, none of them alone.
        Assert.Single(
            Packed(
                Allow(["s3:GetObject"], [A, B]),
                Allow(["s3:PutObject"], [A, B]),
                Allow(["s3:GetObject", "s3:PutObject"], [A])
            ).Statements
        );
        Assert.Equal(
            ["s3:Get*", "ec2:RunInstances"],
            Packed(Allow(["s3:Get*", "S3:GetObject", "ec2:RunInstances"], ["*"])).Statements[0].Action!.Patterns.Select(static p => p.Text)
        );
        // The action that the first statement has for everything is no use in the second.
        Assert.Equal(
            "s3:PutObject",
            Assert
                .Single(Packed(Allow(["s3:Get*"], ["*"]), Allow(["s3:GetObject", "s3:PutObject"], [A])).Statements[1].Action!.Patterns)
                .Text
        );
    }

    [Fact]
    public void A_denial_is_kept_also_where_nothing_is_allowed_beside_it()
    {
        var deny = Deny(["s3:*"], ["*"]);
        Assert.Equal(Effect.Deny, Assert.Single(Packed(deny).Statements).Effect);
        // The Allow grants nothing beside the Deny, and both stay: another policy that allows does not make the Deny superfluous.
        Assert.Equal(2, Packed(deny, Allow(["s3:GetObject"], [A])).Statements.Count);
    }

    [Fact]
    public void How_directly_a_principal_is_named_is_kept()
    {
        Statement For(string principal) => Allow(["s3:GetObject"], [A]) with { Principal = PrincipalElement.Aws(principal) };
        var packed = Packed(For("111122223333"), For("arn:aws:iam::111122223333:user/u"));
        Assert.Equal(
            ["111122223333", "arn:aws:iam::111122223333:user/u"],
            Assert.Single(packed.Statements).Principal!.Entries.Select(static e => e.Text)
        );
    }

    [Fact]
    public void Documents_become_one_and_identifiers_go_unless_they_are_wanted()
    {
        PolicyDocument[] documents =
        [
            new() { Statements = [Allow(["s3:GetObject"], [A]) with { Sid = "Same" }] },
            new() { Statements = [Allow(["ec2:RunInstances"], ["*"]) with { Sid = "Same" }] },
        ];
        Assert.All(
            Assert.Single(PolicyPacker.Pack(documents, PackingLimits.ManagedPolicy).Documents).Document.Statements,
            static s => Assert.Null(s.Sid)
        );
        var kept = Assert
            .Single(PolicyPacker.Pack(documents, PackingLimits.ManagedPolicy, new PackingOptions { KeepIdentifiers = true }).Documents)
            .Document;
        Assert.Equal(["Same", null], kept.Statements.Select(static s => s.Sid));
    }

    [Fact]
    public void Variables_of_one_version_stay_text_in_the_other()
    {
        PolicyDocument Of(PolicyVersion? version) =>
            new() { DeclaredVersion = version, Statements = [Allow(["s3:GetObject"], ["arn:aws:s3:::${aws:username}"])] };
        Assert.Equal(2, PolicyPacker.Pack([Of(null), Of(PolicyVersion.V2012)], PackingLimits.ManagedPolicy).Documents.Count);
    }

    [Fact]
    public void A_statement_too_large_for_a_document_is_split()
    {
        var many = Allow(
            [.. Enumerable.Range(0, 60).Select(static i => $"s3:Action{i}")],
            [.. Enumerable.Range(0, 300).Select(static i => $"arn:aws:s3:::bucket-with-a-name-{i}/*")]
        );
        var result = PolicyPacker.Pack([new() { Statements = [many] }], PackingLimits.ManagedPolicy);
        Assert.True(result.Fits);
        Assert.True(
            result.Documents.Count is > 1 and <= 4,
            result.Documents.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)
        );
        Assert.All(result.Documents, static d => Assert.True(d.Characters <= 6_144 && d.Proof == PackingProof.Equivalent));
        Assert.False(PolicyPacker.Pack([new() { Statements = [many] }], PackingLimits.InlineUser).Fits);
        Assert.False(
            PolicyPacker
                .Pack(
                    [new() { Statements = [Allow(["s3:GetObject"], ["arn:aws:s3:::" + new string('x', 7_000)])] }],
                    PackingLimits.ManagedPolicy
                )
                .Fits
        );
    }

    [Fact]
    public void What_is_not_understood_or_cannot_be_compared_stays()
    {
        var odd = PolicyDocument
            .Parse("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*","Colour":"red"}]}""")
            .Document!;
        var result = PolicyPacker.Pack([odd], PackingLimits.ManagedPolicy);
        Assert.Equal(odd, Assert.Single(result.Documents).Document);
        Assert.NotEmpty(result.Undecided);

        Statement Bytes(string value) => Allow(["s3:GetObject"], [A], Condition.Of("BinaryEquals", "x:Key", value));
        var bytes = PolicyPacker.Pack([new() { Statements = [Bytes("QQ=="), Bytes("Qg==")] }], PackingLimits.ManagedPolicy);
        Assert.Equal(2, bytes.Documents[0].Document.Statements.Count);
        Assert.Contains(bytes.Undecided, static u => u.Contains("compares bytes", StringComparison.Ordinal));
        Assert.Throws<ArgumentException>(static () => PolicyPacker.Pack([new() { IsDamaged = true }], PackingLimits.ManagedPolicy));
    }

    [Fact]
    public void Wildcards_for_actions_only_when_future_actions_are_allowed()
    {
        var all = ZeroTrust.Policy.Catalogue.IamCatalogue.Default.Expand("sqs:*").Select(static a => a.FullName).ToArray();
        var document = new PolicyDocument { Statements = [Allow([.. all, "sqs:NobodyHasThis"], ["*"])] };
        Assert.Equal(
            all.Length + 1,
            PolicyPacker.Pack([document], PackingLimits.ManagedPolicy).Documents[0].Document.Statements[0].Action!.Patterns.Count
        );
        var packed = Assert.Single(
            PolicyPacker.Pack([document], PackingLimits.ManagedPolicy, new PackingOptions { AllowFutureActions = true }).Documents
        );
        Assert.Equal(PackingProof.EquivalentToday, packed.Proof);
        Assert.Equal(["sqs:*"], packed.Document.Statements[0].Action!.Patterns.Select(static p => p.Text));
    }

    [Fact]
    public void Limits_count_what_AWS_counts()
    {
        Assert.Equal(3, PackingLimits.ManagedPolicy.Measure("\"ü\""));
        Assert.Equal(4, PackingLimits.Bucket.Measure("\"ü\""));
    }

    private static PolicyDocument Packed(params Statement[] statements) =>
        Assert.Single(PolicyPacker.Pack([new PolicyDocument { Statements = statements }], PackingLimits.ManagedPolicy).Documents).Document;

    private static Statement Allow(string[] actions, string[] resources, params Condition[] conditions) =>
        new()
        {
            Effect = Effect.Allow,
            Action = ActionElement.Of(actions),
            Resource = ResourceElement.Of(resources),
            Conditions = ConditionBlock.Of(conditions),
        };

    private static Statement Deny(string[] actions, string[] resources) => Allow(actions, resources) with { Effect = Effect.Deny };
}
