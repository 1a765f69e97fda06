using ZeroTrust.Facts;

namespace ZeroTrust.Controls.Cases;

/// <summary>
/// Resources as cases write them: <c>[account] region type id</c>, or <c>[account] account [region]</c> for an account as a whole.
/// The account is 111122223333 unless twelve digits come first.
/// </summary>
internal static class ResourceText
{
    public const string DefaultAccount = "111122223333";

    public static ResourceRef Parse(string text)
    {
        var words = text.Split(' ').ToList();
        var account = DefaultAccount;
        if (words[0].Length == 12 && words[0].All(char.IsAsciiDigit))
        {
            account = words[0];
            words.RemoveAt(0);
        }

        return words[0] == "account"
            ? ResourceRef.Account(account, words.Count > 1 ? words[1] : ResourceRef.Global)
            : new ResourceRef(account, words[0], words[1], string.Join(' ', words.Skip(2)));
    }
}
