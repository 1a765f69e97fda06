using Amazon.Runtime;

namespace ZeroTrust.Aws.Reading;

public sealed class PagesTests
{
    [Fact]
    public async Task All_pages_are_read()
    {
        var items = await Pages.AllAsync<int>(static token =>
            Task.FromResult<(IEnumerable<int>?, string?)>(
                token switch
                {
                    null => ([1, 2], "a"),
                    "a" => (null, "b"),
                    _ => ([3], ""),
                }
            )
        );
        Assert.Equal([1, 2, 3], items);
    }

    [Fact]
    public async Task A_token_that_repeats_is_a_failure_and_not_an_endless_loop() =>
        await Assert.ThrowsAsync<AmazonClientException>(() =>
            Pages.AllAsync<int>(static _ => Task.FromResult<(IEnumerable<int>?, string?)>(([1], "same")))
        );

    [Theory]
    [InlineData("%7B%22a%22%3A1%7D", "{\"a\":1}")]
    [InlineData("{\"a\":\"%20\"}", "{\"a\":\"%20\"}")]
    [InlineData("not%20json", "not json")]
    [InlineData("50%", "50%")]
    [InlineData(null, "")]
    public void A_document_is_decoded_and_otherwise_kept(string? wire, string text) => Assert.Equal(text, Values.Document(wire));
}
