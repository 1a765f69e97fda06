namespace ZeroTrust.Aws.Protocols.Codecs;

/// <summary>A request URI of a model: segments with labels, then literal query parameters.</summary>
internal sealed class PathTemplate
{
    private readonly string[] _segments;

    internal PathTemplate(string uri)
    {
        var question = uri.IndexOf('?', StringComparison.Ordinal);
        Path = question < 0 ? uri : uri[..question];
        _segments = Path.Split('/');
        if (question < 0)
        {
            return;
        }

        foreach (var pair in uri[(question + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            Literals.Add(equals < 0 ? new(pair, null) : new(pair[..equals], pair[(equals + 1)..]));
        }
    }

    internal string Path { get; }

    internal List<KeyValuePair<string, string?>> Literals { get; } = [];

    internal int FixedSegments => _segments.Count(s => s.Length > 0 && s[0] != '{');

    /// <summary>The values of the labels in an encoded path, decoded; null when the path does not fit.</summary>
    internal Dictionary<string, string>? Match(string path)
    {
        var actual = path.Split('/');
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        var i = 0;
        var j = 0;
        while (i < _segments.Length)
        {
            if (j >= actual.Length)
            {
                return null;
            }

            var segment = _segments[i];
            if (segment.StartsWith('{') && segment.EndsWith("+}", StringComparison.Ordinal))
            {
                // A greedy label takes all but what the rest of the template needs.
                var last = actual.Length - (_segments.Length - i - 1);
                if (last <= j)
                {
                    return null;
                }

                var value = string.Join('/', actual[j..last].Select(Uri.UnescapeDataString));
                if (value.Length == 0)
                {
                    return null;
                }

                labels[segment[1..^2]] = value;
                j = last;
            }
            else
            {
                if (segment.StartsWith('{') && segment.EndsWith('}'))
                {
                    if (actual[j].Length == 0)
                    {
                        return null;
                    }

                    labels[segment[1..^1]] = Uri.UnescapeDataString(actual[j]);
                }
                else if (segment != Uri.UnescapeDataString(actual[j]))
                {
                    return null;
                }

                j++;
            }

            i++;
        }

        // A slash at the end is not a segment.
        return j == actual.Length || (j == actual.Length - 1 && actual[j].Length == 0) ? labels : null;
    }
}
