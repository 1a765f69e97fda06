namespace ZeroTrust.Aws.Protocols.Json;

/// <summary>JSON that does not fit a structure: an unknown member, a value of the wrong type, a missing required member.</summary>
public sealed class StructureJsonException : FormatException
{
    /// <summary>Says what does not fit.</summary>
    /// <param name="path">Where, for example <c>CreatePolicyRequest.Tags[0].Key</c>.</param>
    /// <param name="problem">What is wrong there.</param>
    /// <param name="innerException">The cause, or null.</param>
    public StructureJsonException(string path, string problem, Exception? innerException = null)
        : base($"{path}: {problem}.", innerException) => Path = path;

    /// <summary>Where the JSON does not fit.</summary>
    public string Path { get; }
}
