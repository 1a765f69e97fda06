using System.Globalization;

namespace ZeroTrust.Aws.Protocols.Codecs;

/// <summary>Dotted form parameters as a tree: <c>Filter.1.Name=x</c> is the value of Name in 1 in Filter.</summary>
internal sealed class QueryParameterTree
{
    private readonly Dictionary<string, QueryParameterTree> _children = new(StringComparer.Ordinal);

    internal string? Value { get; private set; }

    internal bool Empty => _children.Count == 0;

    internal static QueryParameterTree Of(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var root = new QueryParameterTree();
        foreach (var (name, value) in parameters)
        {
            var node = root;
            foreach (var part in name.Split('.'))
            {
                if (!node._children.TryGetValue(part, out var child))
                {
                    node._children.Add(part, child = new QueryParameterTree());
                }

                node = child;
            }

            node.Value = value;
        }

        return root;
    }

    internal QueryParameterTree? Child(string name) => _children.GetValueOrDefault(name);

    /// <summary>The numbered children in the order of their numbers.</summary>
    /// <exception cref="FormatException">A child is not numbered.</exception>
    internal IEnumerable<QueryParameterTree> Numbered() => _children.OrderBy(c => Number(c.Key)).Select(c => c.Value);

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"'{text}' is not the number of a list element");
}
