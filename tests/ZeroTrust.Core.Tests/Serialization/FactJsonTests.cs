using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using ZeroTrust.Core.Serialization;
using ZeroTrust.Core.Tests.Samples;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Iam;
using ZeroTrust.Facts.Organizations;
using ZeroTrust.Facts.S3;

namespace ZeroTrust.Core.Tests.Serialization;

public sealed class FactJsonTests
{
    private static readonly string UserType = FactTypes.NameOf<IamUser>();

    [Fact]
    public void A_fact_survives_the_round_trip()
    {
        var user = Sample.UserFact("alice", "devs", "ops");
        var back = FactJson.Read<IamUser>(FactJson.Of(user));
        Assert.Equal(FactJson.Canonical(FactJson.Of(user)), FactJson.Canonical(FactJson.Of(back)));
        Assert.Equal(user.PasswordLastUsed, back.PasswordLastUsed);
        Assert.Equal(user.Tags, back.Tags);
    }

    [Fact]
    public void Members_that_change_by_themselves_do_not_count()
    {
        var before = Sample.UserFact("alice");
        Assert.Equal(Hash(before), Hash(before with { PasswordLastUsed = Sample.Now }));
        Assert.NotEqual(Hash(before), Hash(before with { Groups = ["devs"] }));
        var keys = new UserAccessKeys([new AccessKey("AKIA1", true, Sample.Now) { LastUsedAt = Sample.Now }]);
        var used = new UserAccessKeys([keys.Keys[0] with { LastUsedAt = null, LastUsedService = "s3" }]);
        Assert.True(FactJson.Same("iam-access-keys", FactJson.Of(keys), FactJson.Of(used)));
        static string Hash(IamUser user) => FactJson.Hash(UserType, FactJson.Of(user));
    }

    [Theory]
    [InlineData("status", "SUSPENDED", "SUSPENDED")]
    [InlineData("state", "CLOSED", "CLOSED")]
    [InlineData("state", "CLOSED", "CLOSED", "status", "ACTIVE")]
    [InlineData("status", "ACTIVE", "CLOSED", "state", "CLOSED")]
    public void A_member_that_was_renamed_is_read_by_its_former_name_and_written_by_its_present_one(
        string name,
        string value,
        string state,
        string? second = null,
        string? other = null
    )
    {
        var json = JsonNode.Parse("""{"id":"222233334444","name":"prod","arn":"a","kind":"ACCOUNT","ancestors":["r-ab12"]}""")!.AsObject();
        json[name] = value;
        if (second is not null)
        {
            json[second] = other;
        }

        var target = FactJson.Read<OrganizationTarget>(json);
        Assert.Equal(state, target.State);
        var written = FactJson.Of(target).AsObject();
        Assert.Equal(state, written["state"]!.ToString());
        Assert.False(written.ContainsKey("status"));
    }

    [Fact]
    public void A_former_name_is_of_no_present_member()
    {
        var clashes =
            from name in FactTypes.Names
            let properties = FactTypes.Find(name)!.GetProperties()
            from property in properties
            let former = property.GetCustomAttribute<FormerNameAttribute>()?.Name
            where former is not null && properties.Any(other => JsonNamingPolicy.CamelCase.ConvertName(other.Name) == former)
            select $"{name}: {former}";
        Assert.Empty(clashes);
    }

    [Fact]
    public void Order_of_lists_does_not_count_and_multiplicity_does()
    {
        Assert.True(Same(Sample.UserFact("a", "x", "y"), Sample.UserFact("a", "y", "x")));
        Assert.False(Same(Sample.UserFact("a", "x", "x"), Sample.UserFact("a", "x")));
        static bool Same(IamUser left, IamUser right) => FactJson.Same(UserType, FactJson.Of(left), FactJson.Of(right));
    }

    [Theory]
    [InlineData(
        """{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"s3:*","Resource":"*"}}""",
        """{ "Statement": [ {"Action":["s3:*"], "Effect":"Deny","Resource":["*"]} ], "Version":"2012-10-17" }""",
        true
    )]
    [InlineData(
        """{"Statement":[{"Sid":"a","Action":["b","c"]},{"Sid":"z"}]}""",
        """{"Statement":[{"Sid":"z"},{"Sid":"a","Action":["c","b"]}]}""",
        true
    )]
    [InlineData(
        """{"Statement":[{"Condition":{"Bool":{"aws:SecureTransport":false}}}]}""",
        """{"Statement":[{"Condition":{"Bool":{"aws:SecureTransport":["false"]}}}]}""",
        true
    )]
    [InlineData("""{"Statement":[{"Effect":"Allow"}]}""", """{"Statement":[{"Effect":"Deny"}]}""", false)]
    [InlineData("""{"Statement":[{"Effect":"Allow","Effect":"Deny"}]}""", """{"Statement":[{"Effect":"Deny"}]}""", false)]
    [InlineData("not json", "not  json", false)]
    [InlineData("not json", "not json", true)]
    [InlineData("{}", null, false)]
    public void Policy_documents_are_compared_by_meaning(string? left, string? right, bool same)
    {
        Assert.Equal(same, FactJson.Same("s3-bucket-policy", FactJson.Of(new BucketPolicy(left)), FactJson.Of(new BucketPolicy(right))));
    }

    [Fact]
    public void A_pattern_covers_what_it_names_and_nothing_else()
    {
        var actual = FactJson.Of(Sample.UserFact("alice", "devs", "ops"));
        Assert.True(FactJson.Covers(UserType, JsonNode.Parse("""{"name":"alice","groups":["ops"]}"""), actual));
        Assert.True(FactJson.Covers(UserType, null, actual));
        Assert.False(FactJson.Covers(UserType, JsonNode.Parse("""{"groups":["admins"]}"""), actual));
        Assert.False(FactJson.Covers(UserType, JsonNode.Parse("""{"name":"alice"}"""), null));
    }

    [Theory]
    [InlineData("""{"name":"x"}""")]
    [InlineData("""{"rules":null}""")]
    [InlineData("""{"rules":[null]}""")]
    [InlineData("""[]""")]
    [InlineData("""{"rules":[{"algorithm":1,"bucketKeyEnabled":true}]}""")]
    public void What_a_fact_cannot_be_without_is_demanded(string json) =>
        Assert.Throws<JsonException>(() => FactJson.Read<BucketEncryption>(JsonNode.Parse(json)!));

    [Fact]
    public void Every_kind_of_fact_can_be_written_and_read()
    {
        foreach (var name in FactTypes.Names)
        {
            var type = FactTypes.Find(name)!;
            var value = Fill(type, 0);
            var json = FactJson.Of(value!);
            Assert.Equal(FactJson.Canonical(json), FactJson.Canonical(FactJson.Of(FactJson.Read(name, json))));
        }
    }

    internal static object? Fill(Type type, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
        {
            return "text";
        }

        if (type == typeof(bool))
        {
            return true;
        }

        if (type == typeof(int))
        {
            return 7;
        }

        if (type == typeof(long))
        {
            return 7L;
        }

        if (type == typeof(DateTimeOffset))
        {
            return Sample.Now;
        }

        if (type == typeof(JsonObject))
        {
            return new JsonObject { ["a"] = 1 };
        }

        if (type.IsEnum)
        {
            return Enum.GetValues(type).GetValue(0);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
        {
            return new Dictionary<string, string> { ["k"] = "v" };
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            var array = Array.CreateInstance(type.GetGenericArguments()[0], 1);
            array.SetValue(Fill(type.GetGenericArguments()[0], depth + 1), 0);
            return array;
        }

        Assert.True(depth < 8, type.Name);
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.Instance)[0];
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Fill(p.ParameterType, depth + 1))]);
    }
}
