namespace ZeroTrust.Policy.Conditions;

/// <summary>The condition keys of a request. Immutable. Letter case of keys does not matter.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-reqcontext.html</summary>
public sealed class RequestContext
{
    private readonly Dictionary<string, ContextValue> _values;

    private RequestContext(Dictionary<string, ContextValue> values, bool isComplete)
    {
        _values = values;
        IsComplete = isComplete;
    }

    /// <summary>Complete and without any key: whatever is not added is certainly absent.</summary>
    public static RequestContext Complete { get; } = new(new Dictionary<string, ContextValue>(StringComparer.OrdinalIgnoreCase), true);

    /// <summary>Incomplete and without any key: whatever is not added is not known.</summary>
    public static RequestContext Incomplete { get; } = new(new Dictionary<string, ContextValue>(StringComparer.OrdinalIgnoreCase), false);

    /// <summary>Whether keys that are not listed are certainly absent; otherwise nothing is known about them.</summary>
    public bool IsComplete { get; }

    /// <summary>The keys that are listed.</summary>
    public IReadOnlyDictionary<string, ContextValue> Values => _values;

    /// <summary>A context of many keys at once.</summary>
    /// <param name="values">The keys and what is known about them; the last one of equal keys counts.</param>
    /// <param name="isComplete">Whether all other keys are certainly absent.</param>
    /// <returns>The context.</returns>
    public static RequestContext Of(IEnumerable<KeyValuePair<string, ContextValue>> values, bool isComplete)
    {
        var copy = new Dictionary<string, ContextValue>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in values)
        {
            copy[key] = value;
        }

        return new RequestContext(copy, isComplete);
    }

    /// <summary>The context with a key that has values.</summary>
    /// <param name="key">The key.</param>
    /// <param name="values">Its values.</param>
    /// <returns>The new context.</returns>
    public RequestContext With(string key, params string[] values) => With(key, ContextValue.Of(values));

    /// <summary>The context with something known, or not, about a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">What is known.</param>
    /// <returns>The new context.</returns>
    public RequestContext With(string key, ContextValue value) =>
        new(new Dictionary<string, ContextValue>(_values, StringComparer.OrdinalIgnoreCase) { [key] = value }, IsComplete);

    internal bool TryGet(string key, out ContextValue value) => _values.TryGetValue(key, out value);
}
