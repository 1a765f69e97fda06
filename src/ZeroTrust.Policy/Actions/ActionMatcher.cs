using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Resources;

namespace ZeroTrust.Policy.Actions;

/// <summary>Matches the Action or NotAction element. "The prefix and the action name are case insensitive"
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html).</summary>
internal sealed class ActionMatcher
{
    private readonly bool _isNot;
    private readonly Entry[] _entries;

    public ActionMatcher(ActionElement element)
    {
        _isNot = element.IsNot;
        _entries = [.. element.Patterns.Select(p => new Entry(p.Text.ToLowerInvariant()))];
    }

    public bool Match(AccessRequest request)
    {
        foreach (var entry in _entries)
        {
            if (entry.Match(request))
            {
                return !_isNot;
            }
        }
        return _isNot;
    }

    private readonly struct Entry
    {
        private readonly string? _service;
        private readonly string? _exact;
        private readonly CompiledPattern? _pattern;

        public Entry(string lower)
        {
            var colon = lower.IndexOf(':', StringComparison.Ordinal);
            var prefix = colon < 0 ? "" : lower[..colon];
            if (colon < 0 || prefix.AsSpan().IndexOfAny('*', '?') >= 0)
            {
                // "*", or a wildcard in the service: the whole text is the pattern.
                _pattern = Compile(lower);
                return;
            }
            _service = prefix;
            var name = lower[(colon + 1)..];
            if (name == "*")
            {
                return;
            }

            if (name.AsSpan().IndexOfAny('*', '?') < 0)
            {
                _exact = name;
            }
            else
            {
                _pattern = Compile(name);
            }
        }

        public bool Match(AccessRequest request)
        {
            if (_service is null)
            {
                return _pattern!.Match(request.LowerAction);
            }

            if (!string.Equals(_service, request.Service, StringComparison.Ordinal))
            {
                return false;
            }

            if (_exact is not null)
            {
                return string.Equals(_exact, request.ActionName, StringComparison.Ordinal);
            }

            return _pattern is null || _pattern.Match(request.ActionName);
        }

        private static CompiledPattern Compile(string text) => new(PatternText.Parse(text, wildcards: true, variables: false).Parts);
    }
}
