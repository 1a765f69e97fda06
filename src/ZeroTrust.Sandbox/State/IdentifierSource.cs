using System.Globalization;
using System.Text;

namespace ZeroTrust.Sandbox.State;

/// <summary>IdentifierSource that AWS would choose, from a seed: the same calls in the same order give the same identifiers.</summary>
internal sealed class IdentifierSource(int seed)
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string LowerCaseAndDigits = "abcdefghijklmnopqrstuvwxyz0123456789";

    private readonly Random _random = new(seed);

    /// <summary>A stream of its own for a purpose: what is drawn from it changes nothing that is drawn
    /// from this one or for another purpose.</summary>
    public IdentifierSource Apart(string purpose)
    {
        var hash = System.Security.Cryptography.SHA256.HashData(
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed} {purpose}"))
        );
        return new IdentifierSource(BitConverter.ToInt32(hash));
    }

    /// <summary>Hexadecimal digits after a prefix, such as <c>vpc-0a1b...</c> (17 digits as EC2 gives).</summary>
    public string Hex(string prefix, int digits = 17)
    {
        var text = new StringBuilder(prefix, prefix.Length + digits);
        for (var i = 0; i < digits; i++)
        {
            text.Append(_random.Next(16).ToString("x", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    /// <summary>A unique id of IAM, such as <c>AIDA...</c>, or an access key id, <c>AKIA...</c>.</summary>
    public string Iam(string prefix) => prefix + Pick(Base32, 16);

    /// <summary>Small letters and digits after a prefix, as Organizations gives.</summary>
    public string Short(string prefix, int length) => prefix + Pick(LowerCaseAndDigits, length);

    /// <summary>A secret of forty characters.</summary>
    public string Secret() => Pick(Base32 + LowerCaseAndDigits, 40);

    /// <summary>A UUID of version 4.</summary>
    public string Uuid()
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        bytes[7] = (byte)((bytes[7] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes).ToString();
    }

    /// <summary>A number from zero to below a limit.</summary>
    public int Number(int limit) => _random.Next(limit);

    private string Pick(string alphabet, int length)
    {
        var text = new StringBuilder(length);
        for (var i = 0; i < length; i++)
        {
            text.Append(alphabet[_random.Next(alphabet.Length)]);
        }

        return text.ToString();
    }
}
