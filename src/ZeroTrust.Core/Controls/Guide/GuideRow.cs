namespace ZeroTrust.Core.Controls.Guide;

/// <summary>One promise of the guide.</summary>
/// <param name="Id">Stable id, such as <c>G2.4</c>.</param>
/// <param name="Step">Its step.</param>
/// <param name="Title">What the guide asks for, in a few words.</param>
/// <param name="Phase">1 quick wins, 2 segmentation, 3 mature.</param>
/// <param name="CanEnforce">The guide asks for a change, and not only for a look.</param>
public sealed record GuideRow(string Id, GuideStep Step, string Title, int Phase, bool CanEnforce = true);
