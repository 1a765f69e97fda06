using System.Globalization;
using System.Text;

namespace ZeroTrust.Sandbox.Calls;

/// <summary>Tokens that continue a list: opaque to clients, bound to the operation.</summary>
internal static class PageToken
{
    /// <summary>The token for a position.</summary>
    public static string Write(string operation, int offset) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{operation}:{offset}")));

    /// <summary>The position of a token; false when it is not a token of this operation.</summary>
    public static bool TryRead(string token, string operation, out int offset)
    {
        offset = 0;
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(':') is [var name, var number]
            && name == operation
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out offset);
    }
}
