using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using ZeroTrust.Facts;

namespace ZeroTrust.Aws.Errors;

public sealed class DenialReaderTests
{
    private static readonly JsonElement[] Cases =
    [
        .. JsonDocument
            .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "cases", "denials.json")))
            .RootElement.EnumerateArray(),
    ];

    public static TheoryData<string> Names => new(Cases.Select(static c => c.GetProperty("name").GetString()!));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_policy_that_AWS_names_is_read_and_nothing_else_is_taken_for_one(string name)
    {
        var expected = Cases.Single(c => c.GetProperty("name").GetString() == name);
        var denial = DenialReader.Read(expected.GetProperty("message").GetString()!);
        Assert.Equal(
            expected.TryGetProperty("policy", out var policy)
                ? new Denial(
                    Enum.Parse<DenyingPolicy>(policy.GetString()!),
                    expected.GetProperty("explicit").GetBoolean(),
                    expected.TryGetProperty("arn", out var arn) ? arn.GetString() : null
                )
                : null,
            denial
        );
    }

    [Fact]
    public void What_is_read_out_of_any_text_is_an_ARN_of_that_text()
    {
        var random = new Random(20261128);
        string[] pieces =
        [
            .. Enum.GetValues<DenyingPolicy>().Select(Denial.WordsOf),
            " with an explicit deny in a ",
            " with an explicit deny in an ",
            " because no ",
            " allows the ",
            " action",
            ": ",
            "arn:aws:iam::111122223333:policy/x",
            "arn:aws:organizations::1:policy/o-1/service_control_policy/p-1",
            "s3:GetObject",
            ".",
            "\u001b[2J",
            "\u202E",
            "\ud800",
            "\n",
            "\"",
            " Encoded authorization failure message:",
        ];
        var read = 0;
        for (var round = 0; round < 50_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => pieces[random.Next(pieces.Length)]));
            if (DenialReader.Read(text) is { } denial)
            {
                read++;
                Assert.True(denial.Arn is null || text.Contains(denial.Arn, StringComparison.Ordinal), text);
                Assert.DoesNotContain(denial.ToString(), static character => character is < ' ' or > '~');
            }
        }

        Assert.True(read > 100, $"Only {read} texts said something.");
    }

    [Theory]
    [InlineData(" with an explicit deny in a ")]
    [InlineData(" because no identity-based policy allows the ")]
    [InlineData("Encoded authorization failure message:")]
    public void A_message_without_end_is_read_in_no_time(string piece)
    {
        var message = string.Concat(Enumerable.Repeat(piece, 10_000_000 / piece.Length));
        var watch = Stopwatch.StartNew();
        Assert.Null(DenialReader.Read(message));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"It took {watch.Elapsed}.");
    }

    [Fact]
    public void The_reason_counts_however_long_the_names_before_it_are_and_the_message_stays_short_and_visible()
    {
        var arn = "arn:aws:organizations::987654321098:policy/o-qv5af4abcd/service_control_policy/p-2kgnabcd";
        var failure = AwsFailure.Of(
            new AmazonServiceException(
                $"User: u is not authorized to perform: s3:GetObject on resource: \"{new string('k', 1024)}\u001b[2J\" "
                    + $"with an explicit deny in a service control policy: {arn}",
                ErrorType.Sender,
                "AccessDenied",
                "r",
                HttpStatusCode.Forbidden
            )
        );
        var gap = failure.ToGap("s3:Other");
        Assert.Equal(new Denial(DenyingPolicy.ServiceControl, true, arn), gap.Denial);
        Assert.Equal("s3:GetObject", gap.Action);
        Assert.InRange(gap.Message.Length, 1, 700);
        Assert.Contains($"the service control policy {arn} denies it", gap.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\u001b[31mb", "a\ufffd[31mb")]
    [InlineData("a\u202Eb\u0007", "a\ufffdb\ufffd")]
    [InlineData("first\r\nsecond", "first")]
    [InlineData("first\u2028second", "first")]
    public void What_steers_a_terminal_does_not_get_into_messages(string said, string message) =>
        Assert.Equal(
            message,
            AwsFailure.Of(new AmazonServiceException(said, ErrorType.Sender, "Strange", "r", HttpStatusCode.BadRequest)).Message
        );

    [Fact]
    public void A_refusal_of_something_else_has_no_denying_policy() =>
        Assert.Null(
            AwsFailure
                .Of(
                    new AmazonServiceException(
                        "x because no identity-based policy allows the a:B action",
                        ErrorType.Sender,
                        "ThrottlingException",
                        "r",
                        HttpStatusCode.BadRequest
                    )
                )
                .Denial
        );
}
