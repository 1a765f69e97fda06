using System.Text;

namespace ZeroTrust.Policy.Trails;

/// <summary>Remembers the text that it made last, since neighbouring records mostly have the same region and account.</summary>
internal sealed class TextMemory
{
    private byte[] _bytes = [];
    private string _text = "";

    /// <summary>The text of UTF-8 bytes.</summary>
    public string Text(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.SequenceEqual(_bytes))
        {
            (_bytes, _text) = (bytes.ToArray(), Encoding.UTF8.GetString(bytes));
        }

        return _text;
    }
}
