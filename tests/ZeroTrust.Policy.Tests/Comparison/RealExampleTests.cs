using ZeroTrust.Policy.Catalogue;
using ZeroTrust.Policy.Comparison;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Tests.Comparison;

/// <summary>Examples are read by people: where the policies leave room they name an action
/// that exists, on a resource of its type.</summary>
public sealed class RealExampleTests
{
    [Theory]
    [InlineData(
        """{"Effect":"Allow","Action":"sqs:Send*","Resource":"*"}""",
        """{"Effect":"Allow","Action":"SQS:*","Resource":"*"}""",
        "arn:aws:sqs:us-east-1:111122223333:example"
    )]
    [InlineData("""{"Effect":"Allow","Action":"s3:*","Resource":"*"}""", """{"Effect":"Allow","Action":"*","Resource":"*"}""", null)]
    [InlineData(
        """{"Effect":"Allow","NotAction":["iam:*","s3:*"],"Resource":"*"}""",
        """{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}""",
        null
    )]
    [InlineData(
        """{"Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::logs/a*"}""",
        """{"Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::logs/*"}""",
        "arn:aws:s3:::logs/example"
    )]
    [InlineData(
        """{"Effect":"Allow","Action":"ec2:Describe*","Resource":"*"}""",
        """{"Effect":"Allow","Action":["ec2:Describe*","ec2:CreateV?c"],"Resource":"*"}""",
        null
    )]
    public void An_example_names_what_exists(string before, string after, string? resource)
    {
        var comparison = PolicyComparer.Compare(Document(before), Document(after));
        Assert.Equal(ComparisonVerdict.NewAccess, comparison.Verdict);
        Assert.NotNull(IamCatalogue.Default.FindAction(comparison.Example!.Action));
        if (resource is not null)
        {
            Assert.Equal(resource, comparison.Example.Resource);
        }
    }

    [Fact]
    public void An_example_of_an_action_that_nobody_knows_stays_as_it_was_found()
    {
        var comparison = PolicyComparer.Compare(
            Document("""{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}"""),
            Document("""{"Effect":"Allow","Action":["s3:GetObject","nosuchservice:Do"],"Resource":"*"}""")
        );
        Assert.Equal("nosuchservice:Do", comparison.Example?.Action, ignoreCase: true);
    }

    [Fact]
    public void An_example_in_words_names_the_keys_that_matter()
    {
        string Policy(string @operator, string key, string value) =>
            """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::logs/*","Condition":{"OPERATOR":{"KEY":"VALUE"}}}"""
                .Replace("OPERATOR", @operator, StringComparison.Ordinal)
                .Replace("KEY", key, StringComparison.Ordinal)
                .Replace("VALUE", value, StringComparison.Ordinal);
        var without = PolicyComparer.Compare(
            Document(Policy("Bool", "aws:MultiFactorAuthPresent", "true")),
            Document(Policy("BoolIfExists", "aws:MultiFactorAuthPresent", "true"))
        );
        Assert.Equal(
            "arn:aws:iam::111122223333:user/someone may do s3:GetObject on arn:aws:s3:::logs/example, without aws:MultiFactorAuthPresent",
            without.ExampleText
        );
        var with = PolicyComparer.Compare(
            Document(Policy("StringEquals", "aws:SourceVpce", "vpce-1")),
            Document(Policy("StringEquals", "aws:SourceVpce", "vpce-2"))
        );
        Assert.EndsWith(", with aws:sourcevpce = vpce-2", with.ExampleText, StringComparison.OrdinalIgnoreCase);
        Assert.Null(
            PolicyComparer
                .Compare(Document(Policy("Bool", "aws:SecureTransport", "true")), Document(Policy("Bool", "aws:SecureTransport", "true")))
                .ExampleText
        );
    }

    private static PolicyDocument Document(string statement) =>
        PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""").Require();
}
