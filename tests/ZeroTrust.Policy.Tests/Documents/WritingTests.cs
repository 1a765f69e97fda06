using System.Text.Json.Nodes;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Tests.Documents;

public class WritingTests
{
    private const string Bucket = """
        {
          "Version": "2012-10-17",
          "Id": "P",
          "Statement": [
            {
              "Sid": "Keep",
              "Effect": "Allow",
              "Principal": "*",
              "Action": "s3:GetObject",
              "Resource": "arn:aws:s3:::b/*",
              "Condition": {
                "StringEquals": {
                  "aws:x": ["1", "2"],
                  "aws:y": "3"
                },
                "Bool": { "aws:SecureTransport": true }
              }
            },
            {
              "Sid": "Odd",
              "Effect": "Allow",
              "Actions": "s3:*"
            }
          ]
        }
        """;

    [Fact]
    public void Minified_text_comes_back_as_it_was()
    {
        var text = JsonNode.Parse(Bucket)!.ToJsonString();
        Assert.Equal(text, PolicyDocument.Parse(text).Document!.ToJson());
    }

    [Fact]
    public void Indented_text_has_one_element_per_line()
    {
        var document = PolicyDocument
            .Parse("{\"Statement\":{\"Effect\":\"Deny\",\"Action\":[\"a:b\",\"c:d\"],\"Resource\":\"*\"}}")
            .Require();
        Assert.Equal(
            """
            {
              "Statement": [
                {
                  "Effect": "Deny",
                  "Action": [
                    "a:b",
                    "c:d"
                  ],
                  "Resource": "*"
                }
              ]
            }
            """.ReplaceLineEndings("\n"),
            document.ToJson(indented: true)
        );
    }

    [Fact]
    public void Adding_and_removing_a_statement_leaves_the_rest_as_it_was()
    {
        var before = PolicyDocument.Parse(Bucket).Document!;
        var deny = new Statement
        {
            Sid = "DenyPlain",
            Effect = Effect.Deny,
            Principal = PrincipalElement.Everyone,
            Action = ActionElement.Of("s3:*"),
            Resource = ResourceElement.Of("arn:aws:s3:::b", "arn:aws:s3:::b/*"),
            Conditions = ConditionBlock.Of(Condition.Of("Bool", "aws:SecureTransport", "false")),
        };
        var with = before.WithStatement(deny);
        Assert.Equal(3, with.Statements.Count);
        Assert.Equal(with.ToJson(), with.WithStatement(deny).ToJson());
        Assert.Equal(deny.ToJson(), with.FindStatement("DenyPlain")!.ToJson());
        Assert.Contains("\"Actions\":\"s3:*\"", with.ToJson(), StringComparison.Ordinal);
        Assert.Equal(before.ToJson(), with.WithoutStatement("DenyPlain").ToJson());
        Assert.Same(before, before.WithoutStatement("Nobody"));
    }

    [Fact]
    public void A_damaged_document_is_not_written()
    {
        var document = PolicyDocument.Parse("{\"Statement\":[{\"Effect\":\"Deny\" \"Action\":\"*\"}]}").Document!;
        Assert.True(document.IsDamaged);
        Assert.Throws<InvalidOperationException>(() => document.ToJson());
    }

    [Theory]
    [InlineData(
        """{"Effect":"Allow","Action":["S3:Get*","s3:b"],"Resource":"*"}""",
        """{"Sid":"x","Resource":["*"],"Effect":"Allow","Action":["s3:B","s3:get*","s3:b"]}""",
        true
    )]
    [InlineData(
        """{"Effect":"Allow","Principal":"*","Action":"*"}""",
        """{"Effect":"Allow","Principal":{"AWS":"*"},"Action":["*"]}""",
        true
    )]
    [InlineData(
        """{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"*"}""",
        """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"*"}""",
        true
    )]
    [InlineData(
        """{"Effect":"Allow","Action":"*","Condition":{"Bool":{"aws:X":true}}}""",
        """{"Effect":"Allow","Action":"*","Condition":{"Bool":{"AWS:x":"True"}}}""",
        true
    )]
    [InlineData(
        """{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::B"}""",
        """{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::b"}""",
        false
    )]
    [InlineData("""{"Effect":"Allow","Action":"*"}""", """{"Effect":"Deny","Action":"*"}""", false)]
    [InlineData("""{"Effect":"Allow","Action":"*"}""", """{"Effect":"Allow","NotAction":"*"}""", false)]
    [InlineData(
        """{"Effect":"Allow","Action":"*","Condition":{"StringEquals":{"a":"b"}}}""",
        """{"Effect":"Allow","Action":"*","Condition":{"StringEquals":{"a":"B"}}}""",
        false
    )]
    public void Canonical_text_is_equal_when_only_the_spelling_differs(string left, string right, bool equal)
    {
        var a = PolicyDocument.Parse($"{{\"Statement\":{left}}}").Require();
        var b = PolicyDocument.Parse($"{{\"Statement\":[{right}]}}").Require();
        Assert.Equal(equal, a.ToCanonicalText() == b.ToCanonicalText());
        Assert.Equal(equal, a.ComputeMeaningHash() == b.ComputeMeaningHash());
    }

    [Theory]
    [InlineData("a*b", "L:a R L:b")]
    [InlineData("**?", "R O")]
    [InlineData("x${aws:username}/${*}${?}${$}", "L:x V:aws:username L:/*?$")]
    [InlineData("${aws:PrincipalTag/team, 'company-wide'}", "V:aws:PrincipalTag/team=company-wide")]
    [InlineData("${broken", "L:${broken")]
    [InlineData("${}", "L:${}")]
    [InlineData("${a, b}", "L:${a, b}")]
    public void Patterns_are_taken_apart(string text, string expected)
    {
        var parts = PatternText
            .Parse(text, wildcards: true, variables: true)
            .Parts.Select(p =>
                p.Kind switch
                {
                    PatternPartKind.Literal => "L:" + p.Text,
                    PatternPartKind.AnyRun => "R",
                    PatternPartKind.AnyOne => "O",
                    _ => "V:" + p.Text + (p.Default is null ? "" : "=" + p.Default),
                }
            );
        Assert.Equal(expected, string.Join(" ", parts));
    }
}
