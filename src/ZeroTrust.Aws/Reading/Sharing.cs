using System.Collections.Concurrent;

namespace ZeroTrust.Aws.Reading;

/// <summary>Keeps what several sources of one collection need, so that it is read once.</summary>
internal sealed class Sharing
{
    private readonly ConcurrentDictionary<(string Account, string Region, string Name), Lazy<Task>> _values = new();

    public Task<TValue> GetAsync<TValue>((string Account, string Region, string Name) key, Func<Task<TValue>> read) =>
        (Task<TValue>)_values.GetOrAdd(key, _ => new Lazy<Task>(read)).Value;
}
