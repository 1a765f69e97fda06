namespace ZeroTrust.Policy.Conditions;

/// <summary>What is known about a condition key in a request: its values, that it is absent, or nothing.</summary>
public readonly struct ContextValue
{
    private readonly string[]? _values;

    private ContextValue(string[]? values, bool isKnown)
    {
        _values = values;
        IsKnown = isKnown;
    }

    /// <summary>The key is certainly not in the request.</summary>
    public static ContextValue Absent { get; } = new(null, true);

    /// <summary>Nothing is known about the key.</summary>
    public static ContextValue Unknown => default;

    /// <summary>Whether it is known what the request has for the key.</summary>
    public bool IsKnown { get; }

    /// <summary>Whether the key is certainly not in the request.</summary>
    public bool IsAbsent => IsKnown && _values is null;

    /// <summary>The values; empty when absent or not known.</summary>
    public ReadOnlySpan<string> Values => _values;

    /// <inheritdoc />
    public override string ToString() =>
        !IsKnown ? "not known"
        : _values is null ? "absent"
        : string.Join(", ", _values);

    /// <summary>The key has these values.</summary>
    /// <param name="values">The values, in AWS's text form; an empty list is a key without value.</param>
    /// <returns>The value.</returns>
    public static ContextValue Of(params string[] values) => new(values, true);
}
