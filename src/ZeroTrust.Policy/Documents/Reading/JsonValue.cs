namespace ZeroTrust.Policy.Documents.Reading;

/// <summary>A JSON value with its place in the text.</summary>
internal sealed class JsonValue(JsonKind kind, TextPosition position, string text = "")
{
    public JsonKind Kind { get; } = kind;

    public TextPosition Position { get; } = position;

    /// <summary>The content of a string, or a number as written.</summary>
    public string Text { get; } = text;

    public List<JsonMember> Members { get; } = kind == JsonKind.Object ? [] : NoMembers;

    public List<JsonValue> Items { get; } = kind == JsonKind.Array ? [] : NoItems;

    /// <summary>The kind in words, for messages.</summary>
    public string Description =>
        Kind switch
        {
            JsonKind.Object => "an object",
            JsonKind.Array => "a list",
            JsonKind.String => "a text",
            JsonKind.Number => "a number",
            JsonKind.True or JsonKind.False => "true or false",
            JsonKind.Null => "null",
            _ => "nothing readable",
        };

    // Shared and never added to: Add is only called on objects and lists.
    private static readonly List<JsonMember> NoMembers = [];
    private static readonly List<JsonValue> NoItems = [];
}
