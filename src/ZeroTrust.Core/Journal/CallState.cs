using System.Text.Json.Nodes;

namespace ZeroTrust.Core.Journal;

/// <summary>How far one call of a change got.</summary>
internal sealed class CallState
{
    /// <summary>The journal says that it was about to be sent.</summary>
    public bool Started { get; set; }

    /// <summary>It was sent again because nobody knew what became of the first attempt.</summary>
    public bool IsRepeated { get; set; }

    /// <summary>Its effect is there.</summary>
    public bool Done { get; set; }

    /// <summary>AWS answered the first attempt by saying that the effect was there already.</summary>
    public bool WasThere { get; set; }

    /// <summary>It was answered with a failure that had no effect.</summary>
    public bool FailedForCertain { get; set; }

    /// <summary>Whether nobody knows if it had its effect.</summary>
    public bool InDoubt => Started && !Done && !FailedForCertain;

    /// <summary>The answer, when it is known; from a journal without its secrets.</summary>
    public JsonObject? Answer { get; set; }
}
