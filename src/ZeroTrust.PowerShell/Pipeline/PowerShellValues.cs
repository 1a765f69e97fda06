using System.Collections;
using System.Management.Automation;
using System.Text.Json.Nodes;

namespace ZeroTrust.PowerShell.Pipeline;

/// <summary>Turns values as PowerShell has them into JSON.</summary>
internal static class PowerShellValues
{
    /// <summary>Hashtables become objects, lists arrays; null stays null.</summary>
    public static JsonNode? ToJson(object? value)
    {
        switch (value is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : value)
        {
            case null:
                return null;
            case JsonNode node:
                return node.DeepClone();
            case IDictionary table:
                var members = new JsonObject();
                foreach (DictionaryEntry entry in table)
                {
                    members[entry.Key.ToString() ?? ""] = ToJson(entry.Value);
                }

                return members;
            case PSObject custom:
                return new JsonObject(custom.Properties.Select(static p => KeyValuePair.Create(p.Name, ToJson(p.Value))));
            case string text:
                return JsonValue.Create(text);
            case IEnumerable list:
                return new JsonArray([.. list.Cast<object?>().Select(ToJson)]);
            case bool truth:
                return JsonValue.Create(truth);
            case SwitchParameter given:
                return JsonValue.Create(given.IsPresent);
            case int number:
                return JsonValue.Create(number);
            case long number:
                return JsonValue.Create(number);
            case double number:
                return JsonValue.Create(number);
            case var other:
                return JsonValue.Create(other.ToString());
        }
    }
}
