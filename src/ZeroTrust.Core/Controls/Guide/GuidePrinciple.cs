namespace ZeroTrust.Core.Controls.Guide;

/// <summary>What holds for every row of the guide.</summary>
/// <param name="Id">Stable id, such as <c>P3</c>.</param>
/// <param name="Title">The principle, in a few words.</param>
public sealed record GuidePrinciple(string Id, string Title);
