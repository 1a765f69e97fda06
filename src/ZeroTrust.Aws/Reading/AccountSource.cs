using ZeroTrust.Facts;

namespace ZeroTrust.Aws.Reading;

/// <summary>A source of one fact: a setting of the account, or of the account in a region. What
/// such a source says is how it is read.</summary>
/// <typeparam name="TFact">The kind of fact.</typeparam>
/// <param name="scope">Whether each region has a setting of its own.</param>
internal abstract class AccountSource<TFact>(SourceScope scope) : IFactSource
    where TFact : class
{
    public string Name => FactTypes[0];

    public SourceScope Scope { get; } = scope;

    public IReadOnlyList<string> FactTypes { get; } = [Names.NameOf<TFact>()];

    /// <summary>Reads it; what AWS says of a setting that was never made is a fact too.</summary>
    protected abstract Task<TFact> ReadAsync(FactReader reader);

    public async Task CollectAsync(FactReader reader) => reader.Add(await FactAsync(reader).ConfigureAwait(false));

    public async Task<IFact?> ReadOneAsync(FactReader reader, string factType, ResourceRef resource) =>
        await FactAsync(reader).ConfigureAwait(false);

    private async Task<Known<TFact>> FactAsync(FactReader reader) => new(reader.AccountRef, await ReadAsync(reader).ConfigureAwait(false));
}
