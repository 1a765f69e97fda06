using Amazon.Runtime;

namespace ZeroTrust.Aws.Reading;

/// <summary>Reads all pages of a listing.</summary>
internal static class Pages
{
    /// <param name="page">Sends the request with a token (null for the first page) and gives the items and the next token.</param>
    /// <exception cref="AmazonClientException">The service gave the same token twice: it would never end.</exception>
    public static async Task<List<TItem>> AllAsync<TItem>(Func<string?, Task<(IEnumerable<TItem>? Items, string? Next)>> page)
    {
        var all = new List<TItem>();
        string? token = null;
        while (true)
        {
            var (items, next) = await page(token).ConfigureAwait(false);
            all.AddRange(items ?? []);
            if (string.IsNullOrEmpty(next))
            {
                return all;
            }

            if (next == token)
            {
                throw new AmazonClientException("The service answered with the same page token twice.");
            }

            token = next;
        }
    }
}
