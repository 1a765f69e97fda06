namespace ZeroTrust.Core.Controls.Coverage;

/// <summary>What a command is for, in the words of the guide.</summary>
/// <param name="Name">Verb-Noun.</param>
/// <param name="Assesses">Rows that it assesses.</param>
/// <param name="Enforces">Rows that it enforces.</param>
/// <param name="Upholds">Principles that it upholds.</param>
public sealed record ServingCommand(
    string Name,
    IReadOnlyList<string> Assesses,
    IReadOnlyList<string> Enforces,
    IReadOnlyList<string> Upholds
);
