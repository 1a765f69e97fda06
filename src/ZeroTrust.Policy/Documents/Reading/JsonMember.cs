namespace ZeroTrust.Policy.Documents.Reading;

/// <summary>A name and value of a JSON object, with the place of the name.</summary>
internal readonly record struct JsonMember(string Name, TextPosition Position, JsonValue Value);
