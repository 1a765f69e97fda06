using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Tests.Corpus;

namespace ZeroTrust.Policy.Tests.Documents;

public class ReadingTests
{
    private const string Full = """
        {
          "Version": "2012-10-17",
          "Id": "all",
          "Statement": [
            { "Sid": "One", "Effect": "Allow", "Principal": { "AWS": ["123456789012", "*"], "Service": "lambda.amazonaws.com" },
              "Action": ["s3:Get*", "s3:List?"], "Resource": "arn:aws:s3:::bucket/${aws:username}/*",
              "Condition": { "ForAnyValue:StringLikeIfExists": { "aws:TagKeys": ["a", "b"] }, "Bool": { "aws:SecureTransport": true },
                "NumericLessThan": { "s3:max-keys": 10 } } },
            { "Effect": "Deny", "NotPrincipal": "*", "NotAction": "iam:*", "NotResource": ["*"] }
          ]
        }
        """;

    [Fact]
    public void Reads_every_element_with_its_position()
    {
        var result = PolicyDocument.Parse(Full);
        Assert.Empty(result.Problems);
        Assert.True(result.IsValid);
        var document = result.Require();
        Assert.Equal(PolicyVersion.V2012, document.Version);
        Assert.Equal("all", document.Id);
        var first = document.Statements[0];
        Assert.Equal("One", first.Sid);
        Assert.Equal(["123456789012", "*", "lambda.amazonaws.com"], first.Principal!.Entries.Select(e => e.Text));
        Assert.Equal(PrincipalKind.Service, first.Principal.Entries[2].Kind);
        Assert.Equal(new TextPosition(6, 18, Full.IndexOf("\"s3:Get*", StringComparison.Ordinal)), first.Action!.Patterns[0].Position);
        Assert.Equal(
            ["ForAnyValue:StringLikeIfExists", "Bool", "NumericLessThan"],
            first.Conditions.Conditions.Select(c => c.Operator.ToString())
        );
        Assert.Equal(ConditionValueKind.Number, first.Conditions.Conditions[2].Values[0].Kind);
        var second = document.Statements[1];
        Assert.True(second.Principal!.IsNot && second.Action!.IsNot && second.Resource!.IsNot);
        Assert.Equal(Effect.Deny, second.Effect);
    }

    [Theory]
    [InlineData("", "EmptyText@1,1")]
    [InlineData("[]", "WrongType@1,1")]
    [InlineData("nonsense", "InvalidJson@1,1")]
    [InlineData("{}", "MissingElement@1,1")]
    [InlineData("{\"Statement\":[]}", "EmptyList@1,14")]
    [InlineData(
        "{\"Version\":\"2012-10-18\",\"Statement\":{\"Effect\":\"allow\",\"Action\":\"s3\"}}",
        "UnknownVersion@1,12 InvalidEffect@1,47 InvalidAction@1,64"
    )]
    [InlineData("{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Conditon\":{}},]}", "UnknownElement@1,46 InvalidJson@1,60")]
    [InlineData(
        "{\"Statement\":{\"Effect\":\"Allow\",\n\"Action\":[1,\"s3:x\"],\"NotAction\":\"*\"}}",
        "ConflictingElements@1,14 WrongType@2,11"
    )]
    [InlineData("{\"Statement\":{\"Effect\":\"Allow\",\"Effect\":\"Deny\",\"Action\":\"*\"}}", "DuplicateName@1,32")]
    [InlineData(
        "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Condition\":{\"StringIs\":{\"a\":\"b\"},"
            + "\"NullIfExists\":{\"a\":\"true\"},\"stringequals\":{\"a\":null}}}}",
        "UnknownOperator@1,58 InvalidOperator@1,79 UnusualCase@1,107 WrongType@1,127"
    )]
    [InlineData("{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Principal\":\"arn:aws:iam::1:root\"}}", "WrongType@1,57")]
    [InlineData("{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Principal\":{\"Aws\":\"1\"}}}", "UnknownPrincipalKind@1,58")]
    [InlineData(
        "{\"Statement\":[{\"Sid\":\"A\",\"Effect\":\"Allow\",\"Action\":\"*\"},{\"Sid\":\"A\",\"Effect\":\"Allow\",\"Action\":\"*\"}]}",
        "DuplicateSid@1,64"
    )]
    [InlineData("{\"Statement\":[1 2]} x", "WrongType@1,15 InvalidJson@1,17 WrongType@1,17 InvalidJson@1,21")]
    [InlineData("{// no\n\"Statement\":[]}", "InvalidJson@1,2 EmptyList@2,13")]
    public void Reports_every_problem_with_its_position(string text, string expected)
    {
        var result = PolicyDocument.Parse(text);
        Assert.Equal(expected, string.Join(" ", result.Problems.Select(p => $"{p.Code}@{p.Position.Line},{p.Position.Column}")));
    }

    [Fact]
    public void Bounds_depth_and_size_and_number_of_problems()
    {
        var deep = PolicyDocument.Parse(new string('[', 100_000));
        Assert.Contains(deep.Problems, p => p.Code == ProblemCodes.TooDeep);
        var large = PolicyDocument.Parse("{\"Statement\":\"" + new string('a', 2_000_000) + "\"}");
        Assert.Equal([ProblemCodes.TooLarge], large.Problems.Select(p => p.Code));
        Assert.Equal([ProblemCodes.TooLarge], PolicyDocument.Parse(new byte[4_000_000]).Problems.Select(p => p.Code));
        var many = PolicyDocument.Parse("{\"Statement\":[" + string.Join(",", Enumerable.Repeat("1", 10_000)) + "]}");
        Assert.Equal(PolicyLimits.Default.MaximumProblems, many.Problems.Count);
        Assert.Equal(ProblemCodes.TooManyProblems, many.Problems[^1].Code);
        Assert.False(many.Document!.IsUnderstood);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_reported_and_damage_the_document()
    {
        byte[] bytes = [.. "{\"Id\":\""u8, 0xC3, 0x28, .. "\",\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"*\"}}"u8];
        var result = PolicyDocument.Parse(bytes);
        Assert.Equal(ProblemCodes.InvalidUtf8, Assert.Single(result.Problems).Code);
        Assert.True(result.Document!.IsDamaged);
        byte[] marked = [0xEF, 0xBB, 0xBF, .. "{\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"*\"}}"u8];
        Assert.True(PolicyDocument.Parse(marked).IsValid);
    }

    [Fact]
    public void A_text_that_is_not_a_policy_is_refused_when_one_is_required()
    {
        var error = Assert.Throws<FormatException>(() => PolicyDocument.Parse("{}").Require());
        Assert.Contains("MissingElement", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_managed_policy_is_read_without_an_error_and_survives_writing()
    {
        Assert.SkipUnless(ManagedPolicies.ArePresent, ManagedPolicies.Absent);
        var policies = ManagedPolicies.All();
        Assert.True(policies.Count >= 500);
        foreach (var (name, json) in policies)
        {
            var result = PolicyDocument.Parse(json);
            Assert.True(result.IsValid, $"{name}: {string.Join(" ", result.Problems)}");
            var document = result.Require();
            foreach (var indented in (bool[])[false, true])
            {
                var again = PolicyDocument.Parse(document.ToJson(indented)).Require();
                Assert.Equal(document.ToCanonicalText(), again.ToCanonicalText());
                Assert.Equal(document.ToJson(), again.ToJson());
            }
        }
    }
}
