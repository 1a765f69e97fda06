using System.Text;

namespace ZeroTrust.Aws.Protocols.Codecs;

/// <summary>The <c>application/x-www-form-urlencoded</c> form of parameters, as in query
/// strings and bodies of the query protocols.</summary>
internal static class FormParameters
{
    internal static List<KeyValuePair<string, string>> Parse(string text)
    {
        var parameters = new List<KeyValuePair<string, string>>();
        foreach (var pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            parameters.Add(equals < 0 ? new(Decode(pair), "") : new(Decode(pair[..equals]), Decode(pair[(equals + 1)..])));
        }

        return parameters;
    }

    internal static byte[] Format(List<KeyValuePair<string, string>> parameters)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in parameters)
        {
            if (text.Length > 0)
            {
                text.Append('&');
            }

            text.Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
