using ZeroTrust.Policy.Catalogue;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Tests.Corpus;

namespace ZeroTrust.Policy.Tests.Catalogue;

public class IamCatalogueTests
{
    private static readonly IamCatalogue Iam = IamCatalogue.Default;

    [Fact]
    public void The_catalogue_is_dated_and_small_and_has_every_part()
    {
        Assert.NotEmpty(Iam.Version);
        Assert.True(Iam.UpdatedAt > new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.True(Iam.Services.Count > 400);
        Assert.True(Iam.Services.Sum(s => s.Actions.Count) > 20_000);
        using var stream = typeof(IamCatalogue).Assembly.GetManifestResourceStream("iam-catalogue.br")!;
        Assert.InRange(stream.Length, 1, 1_000_000);

        var get = Iam.FindAction("S3:getobject")!;
        Assert.Equal("s3:GetObject", get.FullName);
        Assert.Equal(AccessLevel.Read, get.AccessLevel);
        Assert.Contains(
            get.ResourceTypes,
            r => r.Type.Name == "object" && r.Type.ArnFormat == "arn:${Partition}:s3:::${BucketName}/${ObjectName}"
        );
        Assert.Contains("s3:ExistingObjectTag/${TagKey}", get.ConditionKeys);
        Assert.Equal(AccessLevel.PermissionsManagement, Iam.FindAction("iam:PutRolePolicy")!.AccessLevel);
        Assert.True(Iam.FindService("sqs")!.SupportsResourceControl);
        Assert.Null(Iam.FindAction("s3:NoSuchThing"));
        Assert.Null(Iam.FindService("nosuch"));
    }

    [Theory]
    [InlineData("aws:SourceIp", "IPAddress", false)]
    [InlineData("AWS:sourceip", "IPAddress", false)]
    [InlineData("aws:PrincipalTag/Team", "String", false)]
    [InlineData("aws:TagKeys", "String", true)]
    [InlineData("s3:prefix", "String", false)]
    [InlineData("kms:EncryptionContext:app", "String", false)]
    [InlineData("s3:max-keys", "Numeric", false)]
    [InlineData("secretsmanager:ResourceTag/owner", "String", false)]
    public void Condition_keys_are_found_by_name_and_by_template(string key, string type, bool multivalued)
    {
        var found = Iam.FindConditionKey(key)!;
        Assert.Equal((type, multivalued), (found.ValueType, found.IsMultivalued));
    }

    [Theory]
    [InlineData("aws:Nonsense")]
    [InlineData("aws:PrincipalTag/")]
    [InlineData("nocolon")]
    [InlineData("")]
    public void Unknown_condition_keys_are_not_found(string key) => Assert.Null(Iam.FindConditionKey(key));

    [Fact]
    public void Patterns_expand_without_regard_to_letter_case()
    {
        Assert.Equal(
            ["sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity", "sts:AssumeRoot"],
            Iam.Expand("STS:assumero*").Select(a => a.FullName).Order(StringComparer.Ordinal)
        );
        Assert.Equal(Iam.Services.Sum(s => s.Actions.Count), Iam.Expand("*").Count);
        Assert.Empty(Iam.Expand("nosuch:*"));
        Assert.Contains(Iam.Expand("s?:GetObject"), a => a.FullName == "s3:GetObject");
        var rest = Iam.Expand(ActionElement.Except("*:*e*", "*:*a*"));
        Assert.NotEmpty(rest);
        Assert.DoesNotContain(rest, a => a.Name.Contains('a', StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Compressing_finds_the_obvious_patterns()
    {
        string[] Compress(params string[] patterns) => [.. Iam.Compress(Iam.Expand(patterns).Select(a => a.FullName))];
        Assert.Equal(["*"], Compress("*"));
        Assert.Equal(["sqs:*"], Compress("sqs:*"));
        Assert.Equal(["sqs:SendMessage"], Compress("sqs:SendMessage"));
        Assert.Single(Compress("ec2:Describe*"));
        Assert.Single(Compress("iam:*AccessKey*"));
        Assert.Single(Compress("s3:Get*Acl"));
        Assert.Throws<ArgumentException>(() => Iam.Compress(["s3:NoSuchThing"]));
    }

    [Fact]
    public void Small_sets_get_the_fewest_patterns_that_brute_force_finds()
    {
        // Names of three words from a tiny vocabulary, so that every kind of pattern is useful at times.
        string[] all =
        [
            .. from a in (string[])["Get", "Put"]
            from b in (string[])["Key", "Tag"]
            from c in (string[])["Acl", "Set", ""]
            select a + b + c,
        ];
        var patterns = new HashSet<string>();
        foreach (var name in all)
        {
            for (var i = 0; i <= name.Length; i++)
            {
                for (var j = i; j <= name.Length; j++)
                {
                    patterns.UnionWith([name, name[..i] + "*" + name[j..], "*" + name[i..j] + "*"]);
                }
            }
        }
        var covers = patterns
            .Select(p => (Pattern: p, Mask: Mask(all, n => Glob(p, n))))
            .GroupBy(p => p.Mask)
            .Select(g => g.First().Mask)
            .ToList();
        for (var set = 1; set < 1 << all.Length; set += 37)
        {
            var wanted = all.Where((_, i) => (set >> i & 1) != 0).ToHashSet();
            var found = WildcardCover.Find(wanted, all);
            Assert.Equal(set, Mask(all, n => found.Any(p => Glob(p, n))));
            var usable = covers.Where(m => (m & ~set) == 0 && m != 0).ToList();
            Assert.Equal(Fewest(usable, set), found.Count);
        }
    }

    [Fact]
    public void The_managed_policies_expand_and_compress_back_to_the_same_actions()
    {
        Assert.SkipUnless(ManagedPolicies.ArePresent, ManagedPolicies.Absent);
        foreach (var (name, json) in ManagedPolicies.All())
        {
            var document = PolicyDocument.Parse(json).Require();
            var actions = Iam.Expand(
                    document.Statements.Where(s => !s.Action!.IsNot).SelectMany(s => s.Action!.Patterns).Select(p => p.Text)
                )
                .Select(a => a.FullName)
                .ToList();
            var compressed = Iam.Compress(actions);
            var again = Iam.Expand(compressed).Select(a => a.FullName);
            Assert.True(actions.SequenceEqual(again), name);
            Assert.True(compressed.Count <= actions.Count, name);
        }
    }

    private static int Mask(string[] all, Func<string, bool> matches) => all.Select((n, i) => matches(n) ? 1 << i : 0).Sum();

    private static bool Glob(string pattern, string text) =>
        pattern == "" ? text == ""
        : pattern[0] == '*' ? Glob(pattern[1..], text) || (text != "" && Glob(pattern, text[1..]))
        : text != "" && char.ToUpperInvariant(pattern[0]) == char.ToUpperInvariant(text[0]) && Glob(pattern[1..], text[1..]);

    private static int Fewest(List<int> covers, int set)
    {
        var reached = new HashSet<int> { 0 };
        for (var count = 0; ; count++)
        {
            if (reached.Contains(set))
            {
                return count;
            }

            reached = [.. reached.SelectMany(r => covers.Select(c => r | c))];
        }
    }
}
