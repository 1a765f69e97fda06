using __ClientNamespace__;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Facts;
using ZeroTrust.Facts.__Service__;

namespace ZeroTrust.Aws.Services.__Service__;

/// <summary>REPLACE-ME: what it reads. A source of another form than list and describe implements IFactSource itself.</summary>
internal sealed class __Fact__Source : ListedSource<__Client__, __Fact__>
{
    protected override string Gone => "NotFound";

    // REPLACE-ME: a page of ids, by the operation that lists.
    protected override Task<(IEnumerable<string>? Ids, string? Next)> ListAsync(
        __Client__ client,
        string? token,
        CancellationToken stop
    ) => throw new InvalidOperationException("REPLACE-ME");

    // REPLACE-ME: one of them, by the operation that describes it; the reference has the ARN.
    protected override Task<__Fact__> ReadAsync(__Client__ client, ResourceRef resource, CancellationToken stop) =>
        throw new InvalidOperationException("REPLACE-ME");
}
