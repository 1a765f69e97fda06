namespace ZeroTrust.Policy.Comparison.Languages;

/// <summary>Stands for policy variables inside patterns: one symbol of the private use area for each
/// variable name (without regard to case).</summary>
internal sealed class VariableSymbols
{
    /// <summary>The first symbol.</summary>
    public const char First = '\uE000';

    private const char Last = '\uF8FF';
    private readonly Dictionary<string, char> _byName = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether any variable was met.</summary>
    public bool Any => _byName.Count > 0;

    /// <summary>The first variable that was met.</summary>
    public string FirstName => _byName.MinBy(static pair => pair.Value).Key;

    /// <summary>Names of all variables.</summary>
    public IEnumerable<string> Names => _byName.Keys;

    public static bool IsSymbol(char symbol) => symbol is >= First and <= Last;

    /// <summary>The symbol of a variable.</summary>
    /// <returns>Null when a document uses more variables than there are symbols.</returns>
    public char? For(string variable)
    {
        if (!_byName.TryGetValue(variable, out var symbol))
        {
            if (First + _byName.Count > Last)
            {
                return null;
            }

            symbol = (char)(First + _byName.Count);
            _byName.Add(variable, symbol);
        }

        return symbol;
    }
}
