namespace ZeroTrust.Policy.Tests;

public class ArnTests
{
    /// <summary>The ARN; partition, service, region, account, resource; type, id and name of the resource.</summary>
    public static TheoryData<string, string[], string[]> Forms =>
        new()
        {
            { "arn:aws:iam::111122223333:root", ["aws", "iam", "", "111122223333", "root"], ["", "root", "root"] },
            {
                "arn:aws:iam::111122223333:user/team/alice",
                ["aws", "iam", "", "111122223333", "user/team/alice"],
                ["user", "team/alice", "alice"]
            },
            {
                "arn:aws-cn:sts::111122223333:assumed-role/App/s1",
                ["aws-cn", "sts", "", "111122223333", "assumed-role/App/s1"],
                ["assumed-role", "App/s1", "s1"]
            },
            {
                "arn:aws:iam::aws:policy/job-function/Billing",
                ["aws", "iam", "", "aws", "policy/job-function/Billing"],
                ["policy", "job-function/Billing", "Billing"]
            },
            { "arn:aws:s3:::bucket", ["aws", "s3", "", "", "bucket"], ["", "bucket", "bucket"] },
            { "arn:aws:s3:::bucket/folder/key:1", ["aws", "s3", "", "", "bucket/folder/key:1"], ["", "bucket/folder/key:1", "1"] },
            {
                "arn:aws:s3:eu-west-1:111122223333:accesspoint/mine",
                ["aws", "s3", "eu-west-1", "111122223333", "accesspoint/mine"],
                ["accesspoint", "mine", "mine"]
            },
            {
                "arn:aws:sqs:us-east-1:111122223333:orders",
                ["aws", "sqs", "us-east-1", "111122223333", "orders"],
                ["", "orders", "orders"]
            },
            {
                "arn:aws:sns:us-east-1:111122223333:topic:1f2e",
                ["aws", "sns", "us-east-1", "111122223333", "topic:1f2e"],
                ["", "topic:1f2e", "1f2e"]
            },
            {
                "arn:aws:lambda:us-east-1:111122223333:function:f:7",
                ["aws", "lambda", "us-east-1", "111122223333", "function:f:7"],
                ["function", "f:7", "7"]
            },
            {
                "arn:aws:apigateway:us-east-1::/restapis/abc/stages/x",
                ["aws", "apigateway", "us-east-1", "", "/restapis/abc/stages/x"],
                ["restapis", "abc/stages/x", "x"]
            },
            {
                "arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/f:*",
                ["aws", "logs", "us-east-1", "111122223333", "log-group:/aws/lambda/f:*"],
                ["log-group", "/aws/lambda/f:*", "*"]
            },
            { "arn:::::", ["", "", "", "", ""], ["", "", ""] },
        };

    [Theory]
    [MemberData(nameof(Forms))]
    public void An_ARN_has_parts_and_is_written_as_it_was(string text, string[] parts, string[] resource)
    {
        Assert.True(Arn.TryParse(text, out var arn));
        Assert.Equal(parts, (string[])[arn.Partition, arn.Service, arn.Region, arn.Account, arn.Resource]);
        Assert.Equal(resource, (string[])[arn.ResourceType, arn.ResourceId, arn.ResourceName]);
        Assert.Equal(text, arn.ToString());
        Assert.Equal(arn, Arn.Parse(text));
        Assert.Equal(arn.Account, Arn.AccountOf(text).ToString());
        Assert.Equal(arn.Resource, text[Arn.ResourceStart(text)..]);
        var utf8 = System.Text.Encoding.UTF8.GetBytes(text);
        Assert.Equal(arn.Partition, Arn.PartitionOf(utf8));
        Assert.True(Arn.IsOfService(utf8, arn.Service));
        Assert.False(Arn.IsOfService(utf8, arn.Service + "x"));
        Assert.Equal(arn.ResourceType.Length > 0, arn.IsOf(arn.Service, arn.ResourceType) && arn.ResourceType.Length > 0);
        Assert.False(arn.IsOf(arn.Service, "nothing"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("bucket")]
    [InlineData("arn:aws:s3")]
    [InlineData("arn:aws:iam::111122223333")]
    [InlineData("ARN:aws:iam::111122223333:root")]
    [InlineData("urn:aws:iam::111122223333:root")]
    public void What_is_no_ARN_is_said(string? text)
    {
        Assert.False(Arn.TryParse(text, out var arn));
        Assert.Equal("", arn.ResourceType);
        Assert.False(arn.IsRoot);
        Assert.True(Arn.AccountOf(text).IsEmpty);
        if (text is not null)
        {
            Assert.Equal(
                $"'{text}' is not an ARN, which is arn:partition:service:region:account:resource.",
                Assert.Throws<FormatException>(() => Arn.Parse(text)).Message
            );
        }
    }

    [Theory]
    [InlineData("arn:aws:s3", true)]
    [InlineData("arn:", true)]
    [InlineData("arnica", false)]
    [InlineData("1234abcd-12ab", false)]
    public void A_text_that_begins_as_an_ARN_is_meant_as_one(string text, bool isMeant)
    {
        Assert.Equal(isMeant, Arn.IsMeant(text));
        Assert.Equal(isMeant, Arn.IsMeant(System.Text.Encoding.UTF8.GetBytes(text)));
    }

    [Theory]
    [InlineData("111122223333", true)]
    [InlineData("11112222333", false)]
    [InlineData("1111222233334", false)]
    [InlineData("11112222333x", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void An_account_has_twelve_digits(string? text, bool isAccount) => Assert.Equal(isAccount, Arn.IsAccount(text));

    [Theory]
    [InlineData("arn:aws:s3:::b/${aws:username}/*", "arn|aws|s3|||b/${aws:username}/*")]
    [InlineData("arn:aws:iam::${aws:PrincipalAccount}:role/*", "arn|aws|iam||${aws:PrincipalAccount}|role/*")]
    [InlineData("arn:aws:iam::${aws:PrincipalTag/a, 'x}:y'}:role/*", "arn|aws|iam||${aws:PrincipalTag/a, 'x}:y'}|role/*")]
    [InlineData("arn:*:*:*:*:a:b", "arn|*|*|*|*|a:b")]
    [InlineData("*:aws:s3:::b", "*|aws|s3|||b")]
    [InlineData("ar*:aws:s3:::b", "ar*|aws|s3|||b")]
    [InlineData("arn:aws:sqs", null)]
    [InlineData("arn:aws:s3:::${a:b", "arn|aws|s3|||${a:b")]
    [InlineData("arn:aws:iam::${a:b", "arn|aws|iam||${a|b")]
    [InlineData("urn:aws:s3:::b", null)]
    [InlineData("*", null)]
    public void A_pattern_is_cut_at_colons_outside_of_variables(string text, string? parts)
    {
        Assert.Equal(parts is not null, ArnPattern.TryParse(text, out var pattern));
        if (parts is null)
        {
            return;
        }

        Assert.Equal(
            parts,
            string.Join('|', pattern.Prefix, pattern.Partition, pattern.Service, pattern.Region, pattern.Account, pattern.Resource)
        );
        Assert.Equal(text, pattern.ToString());
    }
}
