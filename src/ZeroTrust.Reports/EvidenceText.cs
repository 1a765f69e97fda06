using System.Text.Json.Nodes;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Serialization;

namespace ZeroTrust.Reports;

/// <summary>Values of evidence in one line.</summary>
internal static class EvidenceText
{
    private const int MaximumLength = 2_000;

    public static string Of(Evidence evidence)
    {
        var text = evidence.Value switch
        {
            null => "none",
            JsonValue value when value.TryGetValue(out string? plain) => plain,
            var other => other.ToJsonString(CoreJson.Compact),
        };
        return VisibleText.Of(text.Length <= MaximumLength ? text : text[..MaximumLength] + " ...");
    }
}
